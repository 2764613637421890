import { AuditOutlined, ExportOutlined } from '@ant-design/icons';
import { type Page, page } from '../../page.tsx';

export const approvalsPages: readonly Page[] = [
  page({
    path: '/approvals',
    title: { zh: '审批', en: 'Approvals' },
    needs: 'approval:list',
    nav: { group: 'mine', icon: <AuditOutlined /> },
    load: async () => (await import('./approvals-page.tsx')).ApprovalsPage,
  }),
  page({
    path: '/approvals/:id',
    title: { zh: '审批', en: 'Approval' },
    needs: 'approval:list',
    load: async () => (await import('./approval-page.tsx')).ApprovalPage,
  }),
  page({
    path: '/exports',
    title: { zh: '导出', en: 'Exports' },
    needs: 'export:request',
    nav: { group: 'governance', icon: <ExportOutlined /> },
    load: async () => (await import('./exports-page.tsx')).ExportsPage,
  }),
];
