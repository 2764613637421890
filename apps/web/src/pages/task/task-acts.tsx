import { Button } from 'antd';
import { useState } from 'react';
import type { Route } from '../../api/call.ts';
import { useWrite } from '../../api/reading.ts';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { Section } from '../../pieces/section.tsx';
import { useTell } from '../../pieces/tell.ts';
import { type Localised, useSay } from '../../texts/language.tsx';
import hitActs from '../hit/acts.module.css';
import type { TaskView } from './task.ts';

type Other = { act: string; path: string; title: Localised; note: Localised };

const others: readonly Other[] = [
  {
    act: 'task:extension',
    path: 'extension',
    title: { zh: '申请延期', en: 'Ask for more time' },
    note: {
      zh: '只可申请一次,延长 10 个工作日,由室主任批准后生效。',
      en: 'Once only, ten workdays more; takes effect once the director approves.',
    },
  },
  {
    act: 'task:return',
    path: 'return',
    title: { zh: '退回补充核实', en: 'Return for more' },
    note: {
      zh: '核查组会看到退回原因,期限重新计算。',
      en: 'The verifiers read the reason; the time limit begins anew.',
    },
  },
];

/** Asking for more time, and sending a task back. */
export function TaskActs({ task }: { task: TaskView }) {
  const say = useSay();
  const here = others.flatMap((other) => {
    const act = task.acts.find((one) => one.act === other.act);
    return act ? [{ ...other, ...act }] : [];
  });
  const [doing, setDoing] = useState<Other>();
  if (here.length === 0) return null;
  return (
    <Section title={say({ zh: '其他操作', en: 'Other acts' })}>
      <div className={hitActs['buttons']}>
        {here
          .filter(({ allowed }) => allowed)
          .map((one) => (
            <Button key={one.act} onClick={() => setDoing(one)}>
              {say(one.title)}
            </Button>
          ))}
      </div>
      <ul className={hitActs['blocked']}>
        {here
          .filter(({ allowed }) => !allowed)
          .map((one) => (
            <li key={one.act}>
              <span>{say(one.title)}</span>
              <span className="faint">{one.why_not && say(one.why_not)}</span>
            </li>
          ))}
      </ul>
      {doing && <Ask task={task} other={doing} onClose={() => setDoing(undefined)} />}
    </Section>
  );
}

function Ask({ task, other, onClose }: { task: TaskView; other: Other; onClose(): void }) {
  const say = useSay();
  const tell = useTell();
  const write = useWrite(`POST /api/tasks/{id}/${other.path}` as Route, ['/api/tasks', '/api/hits', '/api/inbox']);
  return (
    <ReasonDialog
      open
      title={say(other.title)}
      note={say(other.note)}
      act={say(other.title)}
      pending={write.isPending}
      failure={write.error}
      onClose={onClose}
      onAct={({ reason }) =>
        write.mutate(
          { params: { id: task.id }, body: { revision: task.revision, reason } },
          {
            onSuccess: () => {
              tell.done({ zh: `${other.title.zh}:已办`, en: `${other.title.en}: done` });
              onClose();
            },
          },
        )
      }
    />
  );
}
