import { SolutionOutlined } from '@ant-design/icons';
import { type Page, page } from '../../page.tsx';

export const tasksPages: readonly Page[] = [
  page({
    path: '/tasks',
    title: { zh: '核实任务', en: 'Tasks' },
    needs: 'task:list',
    nav: { group: 'loop', icon: <SolutionOutlined />, phone: 2 },
    load: async () => (await import('./tasks-page.tsx')).TasksPage,
  }),
  page({
    path: '/tasks/:id',
    title: { zh: '核实任务', en: 'Task' },
    needs: 'task:open',
    load: async () => (await import('../task/task-page.tsx')).TaskPage,
  }),
];
