import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useWrite } from '../../api/reading.ts';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { Section } from '../../pieces/section.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { useTell } from '../../pieces/tell.ts';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { unitName } from '../../texts/unit.ts';
import plain from '../datasets/datasets.module.css';
import { PlainTable } from '../datasets/plain-table.tsx';
import { type ModelView, proposalStates, type ShownParameters } from './model.ts';
import styles from './models.module.css';

/** The parameters with their bounds, what is in force, and who changed what. */
export function Parameters({ model }: { model: ModelView }) {
  const say = useSay();
  const names = Object.entries(model.spec.params);
  if (names.length === 0) return null;
  return (
    <Section
      title={say({ zh: '参数', en: 'Parameters' })}
      aside={model.acts.includes('propose_parameters') && <Propose model={model} />}
      note={
        model.in_force.no === null
          ? say({ zh: '按模型自带的值运行', en: "It runs on the model's own values" })
          : say(
              { zh: '按第 {no} 版参数运行', en: 'It runs on version {no} of its parameters' },
              { no: model.in_force.no },
            )
      }
      flush
    >
      <PlainTable label={say({ zh: '参数', en: 'Parameters' })}>
        <thead>
          <tr>
            <th scope="col">{say({ zh: '参数', en: 'Parameter' })}</th>
            <th scope="col" className={plain['right']}>
              {say({ zh: '现用', en: 'In force' })}
            </th>
            <th scope="col" className={plain['right']}>
              {say({ zh: '自带', en: 'Own' })}
            </th>
            <th scope="col">{say({ zh: '范围', en: 'Bounds' })}</th>
            <th scope="col">{say({ zh: '为何需要', en: 'Why' })}</th>
          </tr>
        </thead>
        <tbody>
          {names.map(([name, spec]) => (
            <tr key={name}>
              <td>
                <code>{name}</code>
              </td>
              <td className={plain['right']}>
                {name in model.in_force.params ? <strong>{model.in_force.params[name]}</strong> : String(spec.default)}
              </td>
              <td className={plain['right']}>{String(spec.default)}</td>
              <td className="number">
                {spec.type === 'pattern' ? (
                  <span className="faint">—</span>
                ) : (
                  `${spec.min} – ${spec.max}${'unit' in spec ? ` ${say(unitName(spec.unit))}` : ''}`
                )}
              </td>
              <td className={styles['why']}>{say(spec.why)}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
      {model.versions.length > 0 && (
        <ul className={styles['versions']}>
          {model.versions.map((version) => (
            <Version key={version.id} version={version} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Version({ version }: { version: ShownParameters }) {
  const say = useSay();
  const tell = useTell();
  const [open, setOpen] = useState<boolean>();
  const decide = useWrite('POST /api/parameter-proposals/{id}/decide', ['/api/models']);
  const verb = open ? say({ zh: '批准', en: 'Approve' }) : say({ zh: '不予批准', en: 'Refuse' });
  const list = Object.entries(version.params).map(([name, value]) => `${name} = ${value}`);
  return (
    <li>
      <span>
        <StateTag
          state={version.state}
          name={proposalStates[version.state]}
          tone={proposalStates[version.state].tone}
        />{' '}
        {say({ zh: '第 {no} 版', en: 'Version {no}' }, { no: version.no })}：
        <code>{list.length > 0 ? list.join(', ') : say({ zh: '恢复自带值', en: 'back to its own values' })}</code>
      </span>
      <span className="faint">
        {version.proposed_by_name} <When at={version.proposed_at} />　{version.reason}
        {version.decided_by_name && (
          <>
            　→ {version.decided_by_name} <When at={version.decided_at} />　{version.decision_reason}
          </>
        )}
      </span>
      {version.may_decide && (
        <span className={styles['acts']}>
          <Button onClick={() => setOpen(true)}>{say({ zh: '批准', en: 'Approve' })}</Button>
          <Button onClick={() => setOpen(false)}>{say({ zh: '不予批准', en: 'Refuse' })}</Button>
        </span>
      )}
      <ReasonDialog
        open={open !== undefined}
        title={say({ zh: '{verb}参数变更', en: '{verb} the change of parameters' }, { verb })}
        act={verb}
        pending={decide.isPending}
        failure={decide.error}
        onClose={() => setOpen(undefined)}
        onAct={({ reason }) =>
          decide.mutate(
            { params: { id: version.id }, body: { approve: open === true, reason } },
            {
              onSuccess: () => {
                setOpen(undefined);
                tell.done({ zh: '已处理', en: 'Done' });
              },
            },
          )
        }
      />
    </li>
  );
}

function Propose({ model }: { model: ModelView }) {
  const say = useSay();
  const tell = useTell();
  const [open, setOpen] = useState(false);
  const send = useWrite('POST /api/models/{id}/parameters', ['/api/models']);
  const names = Object.entries(model.spec.params);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say({ zh: '提出变更', en: 'Propose a change' })}</Button>
      <ReasonDialog<Record<string, string>>
        open={open}
        title={say({ zh: '提出参数变更', en: 'Propose a change of parameters' })}
        note={say({
          zh: '由他人批准后，从下一次运行起生效',
          en: 'It counts from the next run once another person approves',
        })}
        act={say({ zh: '提交', en: 'Propose' })}
        pending={send.isPending}
        failure={send.error}
        initial={Object.fromEntries(
          names.map(([name, spec]) => [name, String(model.in_force.params[name] ?? spec.default)]),
        )}
        onClose={() => setOpen(false)}
        onAct={({ reason, ...typed }) => {
          const params: Record<string, string | number> = {};
          for (const [name, spec] of names) {
            const text = (typed[name] ?? '').trim();
            if (text === '' || text === String(spec.default)) continue;
            params[name] = spec.type === 'number' ? Number(text) : text;
          }
          send.mutate(
            { params: { id: model.id }, body: { params, reason } },
            {
              onSuccess: () => {
                setOpen(false);
                tell.done({ zh: '已提交，待批准', en: 'Proposed, awaiting approval' });
              },
            },
          );
        }}
      >
        {names.map(([name, spec]) => (
          <Form.Item
            key={name}
            name={name}
            label={`${name}　${say(spec.why)}`}
            {...(spec.type !== 'pattern' && { extra: `${spec.min} – ${spec.max}` })}
          >
            <Input inputMode={spec.type === 'number' ? 'decimal' : 'text'} />
          </Form.Item>
        ))}
      </ReasonDialog>
    </>
  );
}
