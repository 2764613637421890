import { Link, useParams } from 'react-router';
import { useRead } from '../../api/reading.ts';
import { useMay, useSession } from '../../api/session.tsx';
import { Columns, Stack } from '../../pieces/layout.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { Section } from '../../pieces/section.tsx';
import { SeverityMark } from '../../pieces/severity-mark.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { Due, When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { Evidence } from '../hit/evidence.tsx';
import { History } from '../hit/history.tsx';
import { useNames } from '../hits/names.ts';
import { Accept } from './accept.tsx';
import { Checklist } from './checklist.tsx';
import { Feedback } from './feedback.tsx';
import { Files } from './files.tsx';
import { type TaskView, taskStateNames } from './task.ts';
import { TaskActs } from './task-acts.tsx';
import styles from './task-page.module.css';
import { useUploads } from './use-uploads.ts';

/** One verification in the field: what to look at, what was found, the verdict. */
export function TaskPage() {
  const { id = '' } = useParams();
  const task = useRead<TaskView>('/api/tasks/{id}', { params: { id } });
  return <Reading of={task}>{(value) => <Opened key={id} task={value} />}</Reading>;
}

function Opened({ task }: { task: TaskView }) {
  const say = useSay();
  const may = useMay();
  const names = useNames();
  const uploads = useUploads(task.id);
  const { session } = useSession();
  const working =
    (task.state === 'accepted' || task.state === 'returned') &&
    task.verifiers.some(({ account }) => account === session?.account.id);
  return (
    <>
      <PageHead
        back={{ to: '/tasks', label: say({ zh: '核实任务', en: 'Tasks' }) }}
        title={say(task.title)}
        marks={
          <>
            <SeverityMark severity={task.severity} />
            <StateTag state={task.state} {...taskStateNames[task.state]} />
          </>
        }
        note={
          <>
            {say({ zh: '任务 {no}', en: 'Task {no}' }, { no: String(task.no) })} · {names.unit(task.unit)} ·{' '}
            {say({ zh: '期限 ', en: 'due ' })}
            <When at={task.due_at} day /> <Due at={task.due_at} from={task.sent_at} />
            {may('hit:open') && (
              <>
                {' · '}
                <Link to={`/hits/${task.hit}`}>
                  {say({ zh: '疑点 {no}', en: 'hit {no}' }, { no: String(task.hit_no) })}
                </Link>
              </>
            )}
          </>
        }
      />
      <Stack>
        {task.returned_because && (
          <p className={styles['returned']} role="status">
            <strong>{say({ zh: '退回补充核实:', en: 'Returned for more: ' })}</strong>
            {task.returned_because}
          </p>
        )}
        <Columns>
          <Stack>
            <Section title={say(task.question)}>
              <p className={styles['reason']}>{say(task.reason)}</p>
              {task.note && (
                <p className={styles['note']}>
                  <strong>{say({ zh: '交办要求:', en: 'Instructions: ' })}</strong>
                  {task.note}
                </p>
              )}
              <h3 className={styles['small']}>{say({ zh: '也可能是', en: 'It could also be' })}</h3>
              <ul className={styles['innocent']}>
                {task.innocent.map((one) => (
                  <li key={one.en}>{say(one)}</li>
                ))}
              </ul>
            </Section>
            <Accept task={task} names={names} />
            <Checklist task={task} working={working} uploads={uploads} />
            <Files task={task} uploads={uploads} working={working} />
            <Feedback task={task} />
          </Stack>
          <Stack>
            <TaskActs task={task} />
            <Evidence evidence={task.evidence} />
            <History steps={task.history} />
          </Stack>
        </Columns>
      </Stack>
    </>
  );
}
