import { Link } from 'react-router';
import { Section } from '../../pieces/section.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { Due } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import type { Names } from '../hits/names.ts';
import { taskStateNames } from '../task/task.ts';
import { type HitView, verdictTitles } from './hit.ts';
import styles from './side.module.css';

/** Where it was sent to be verified, and what came back. */
export function Tasks({ hit, names }: { hit: HitView; names: Names }) {
  const say = useSay();
  if (hit.tasks.length === 0) return null;
  return (
    <Section title={say({ zh: '线下核实', en: 'Verification in the field' })}>
      <ul className={styles['lines']}>
        {hit.tasks.map((task) => (
          <li key={task.id}>
            <Link to={`/tasks/${task.id}`}>
              {say({ zh: '任务 {no}', en: 'Task {no}' }, { no: String(task.no) })} · {names.unit(task.unit)}
            </Link>{' '}
            <StateTag state={task.state} {...taskStateNames[task.state as keyof typeof taskStateNames]} />{' '}
            {task.verdict ? say(verdictTitles[task.verdict]) : <Due at={task.due_at} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}
