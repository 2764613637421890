import { Button } from 'antd';
import { Link } from 'react-router';
import { usePages } from '../../api/paging.ts';
import { EmptyState } from '../../pieces/empty-state.tsx';
import { ErrorState } from '../../pieces/error-state.tsx';
import { FilterBar } from '../../pieces/filter-bar.tsx';
import { type FilterSpec, useFilters } from '../../pieces/filters.ts';
import { LoadingState } from '../../pieces/loading-state.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Section } from '../../pieces/section.tsx';
import { SeverityMark } from '../../pieces/severity-mark.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { Due } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { type Names, useNames } from '../hits/names.ts';
import { type TaskItem, taskStateNames } from '../task/task.ts';
import styles from './tasks-page.module.css';

const specs: readonly FilterSpec[] = [
  {
    key: 'state',
    kind: 'one',
    label: { zh: '状态', en: 'State' },
    options: Object.entries(taskStateNames).map(([value, { name }]) => ({ value, label: name })),
  },
  {
    key: 'mine',
    kind: 'one',
    label: { zh: '核查人', en: 'Verifier' },
    options: [{ value: 'true', label: { zh: '由我核实', en: 'Mine' } }],
  },
  {
    key: 'overdue',
    kind: 'one',
    label: { zh: '期限', en: 'Limit' },
    options: [{ value: 'true', label: { zh: '已超期', en: 'Overdue' } }],
  },
];

/** Tasks of the field, the most urgent first; made for a phone, at home on a desk. */
export function TasksPage() {
  const say = useSay();
  const names = useNames();
  const filters = useFilters(specs);
  const pages = usePages<TaskItem>('/api/tasks', filters.query);
  return (
    <>
      <PageHead
        title={say({ zh: '核实任务', en: 'Tasks' })}
        note={say({ zh: '按期限先后排列', en: 'The most urgent first' })}
      />
      <Section flush>
        <FilterBar specs={specs} filters={filters} />
        {pages.read.isError ? (
          <ErrorState failure={pages.read.error} onRetry={() => void pages.read.refetch()} />
        ) : pages.read.isPending ? (
          <LoadingState />
        ) : pages.items.length === 0 ? (
          <EmptyState
            title={
              filters.any
                ? say({ zh: '没有符合条件的任务', en: 'No tasks match' })
                : say({ zh: '目前没有核实任务', en: 'There are no tasks now' })
            }
          />
        ) : (
          <ul className={styles['tasks']}>
            {pages.items.map((task) => (
              <TaskCard key={task.id} task={task} names={names} />
            ))}
          </ul>
        )}
        {(pages.next || pages.previous) && (
          <div className={styles['foot']}>
            <Button disabled={!pages.previous} onClick={pages.previous}>
              {say({ zh: '上一页', en: 'Previous' })}
            </Button>
            <Button disabled={!pages.next} onClick={pages.next}>
              {say({ zh: '下一页', en: 'Next' })}
            </Button>
          </div>
        )}
      </Section>
    </>
  );
}

function TaskCard({ task, names }: { task: TaskItem; names: Names }) {
  const say = useSay();
  const state = taskStateNames[task.state];
  return (
    <li>
      <Link to={`/tasks/${task.id}`} className={styles['task'] ?? ''}>
        <span className={styles['title']}>
          <SeverityMark severity={task.severity} bare />
          <strong>{say(task.title)}</strong>
          <span className="faint">{task.no}</span>
        </span>
        <span className={styles['due']}>
          {task.state === 'fed_back' || task.state === 'done' || task.state === 'recalled' ? null : (
            <Due at={task.due_at} from={task.sent_at} />
          )}
        </span>
        <span className="soft">
          {task.subject.shown} · {names.unit(task.hit_unit)}
        </span>
        <StateTag state={task.state} {...state} />
        <span className="faint">
          {task.verifiers.length > 0
            ? task.verifiers.map(({ name }) => name).join(say({ zh: '、', en: ', ' }))
            : names.unit(task.unit)}
        </span>
        <span className={styles['progress']}>
          {say(
            { zh: '{a}/{q} 项 · {f} 份材料', en: '{a} of {q} · {f} files' },
            { a: task.answered, q: task.questions, f: task.attachments },
          )}
        </span>
      </Link>
    </li>
  );
}
