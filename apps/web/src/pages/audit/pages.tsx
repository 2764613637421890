import { SafetyCertificateOutlined } from '@ant-design/icons';
import { type Page, page } from '../../page.tsx';

export const auditPages: readonly Page[] = [
  page({
    path: '/audit',
    title: { zh: '审计账本', en: 'Audit ledger' },
    needs: 'audit:read',
    nav: { group: 'governance', icon: <SafetyCertificateOutlined /> },
    load: async () => (await import('./audit-page.tsx')).AuditPage,
  }),
];
