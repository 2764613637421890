import { EyeInvisibleOutlined, FunctionOutlined } from '@ant-design/icons';
import { type Page, page } from '../../page.tsx';

export const modelsPages: readonly Page[] = [
  page({
    path: '/models',
    title: { zh: '模型', en: 'Models' },
    needs: 'model:list',
    nav: { group: 'analysis', icon: <FunctionOutlined /> },
    load: async () => (await import('./models-page.tsx')).ModelsPage,
  }),
  page({
    path: '/models/:id',
    title: { zh: '模型', en: 'Model' },
    needs: 'model:list',
    load: async () => (await import('./model-page.tsx')).ModelPage,
  }),
  page({
    path: '/suppressions',
    title: { zh: '疑点抑制', en: 'Suppressions' },
    needs: 'suppression:list',
    nav: { group: 'analysis', icon: <EyeInvisibleOutlined /> },
    load: async () => (await import('./suppressions-page.tsx')).SuppressionsPage,
  }),
];
