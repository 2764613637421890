import { DatabaseOutlined, InboxOutlined } from '@ant-design/icons';
import { type Page, page } from '../../page.tsx';

export const datasetsPages: readonly Page[] = [
  page({
    path: '/datasets',
    title: { zh: '数据集', en: 'Datasets' },
    needs: 'dataset:list',
    nav: { group: 'analysis', icon: <DatabaseOutlined /> },
    load: async () => (await import('./datasets-page.tsx')).DatasetsPage,
  }),
  page({
    path: '/datasets/:id',
    title: { zh: '数据集', en: 'Dataset' },
    needs: 'dataset:read',
    load: async () => (await import('./dataset-page.tsx')).DatasetPage,
  }),
  page({
    path: '/deliveries',
    title: { zh: '送数', en: 'Deliveries' },
    needs: 'delivery:list',
    nav: { group: 'analysis', icon: <InboxOutlined /> },
    load: async () => (await import('./deliveries-page.tsx')).DeliveriesPage,
  }),
  page({
    path: '/deliveries/:id',
    title: { zh: '送数', en: 'Delivery' },
    needs: 'delivery:list',
    load: async () => (await import('./delivery-page.tsx')).DeliveryPage,
  }),
];
