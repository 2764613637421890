import { Alert, Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead, useWrite } from '../../api/reading.ts';
import { useTitles } from '../../api/titles.ts';
import { Facts } from '../../pieces/facts.tsx';
import { FigureLink, FigureRow } from '../../pieces/figure-link.tsx';
import { Columns, Stack } from '../../pieces/layout.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { Section } from '../../pieces/section.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { useTell } from '../../pieces/tell.ts';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import styles from '../datasets/datasets.module.css';
import { PlainTable } from '../datasets/plain-table.tsx';
import { asker, count, purposes, type RunView, runStates } from './run.ts';

const againAfter = 1500;

/** One run: what went in, what came out, what could not be judged. */
export function RunPage() {
  const say = useSay();
  const { id = '' } = useParams();
  const read = useRead<RunView>('/api/runs/{id}', { params: { id } });
  const { refetch } = read;
  const moving = read.data?.state === 'waiting' || read.data?.state === 'running';
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => void refetch(), againAfter);
    return () => clearInterval(timer);
  }, [moving, refetch]);
  return (
    <Reading of={read} rows={10}>
      {(run) => (
        <>
          <PageHead
            title={say({ zh: '第 {no} 次运行', en: 'Run {no}' }, { no: run.no })}
            back={{ to: '/runs', label: say({ zh: '运行', en: 'Runs' }) }}
            marks={<StateTag state={run.state} name={runStates[run.state]} tone={runStates[run.state].tone} />}
            note={`${say(purposes[run.purpose])} · ${asker(run.requested_by_name, say)} · ${run.reason}`}
            actions={<Acts run={run} />}
          />
          <Stack>
            {run.failure && <Alert type="error" showIcon title={say(run.failure)} />}
            {run.progress && moving && (
              <Section>
                <Progress
                  percent={run.progress.of ? Math.round((run.progress.done / run.progress.of) * 100) : 0}
                  status="active"
                />
                <p className="faint">{say(run.progress.text)}</p>
              </Section>
            )}
            {run.summary && (
              <FigureRow>
                <FigureLink label={say({ zh: '疑点', en: 'Hits' })} value={count(run.hits)} to="/hits" />
                <FigureLink label={say({ zh: '新增', en: 'New' })} value={count(run.fresh)} />
                <FigureLink label={say({ zh: '变更', en: 'Amended' })} value={count(run.amended)} />
                <FigureLink label={say({ zh: '撤回', en: 'Withdrawn' })} value={count(run.withdrawn)} />
                <FigureLink label={say({ zh: '无法判断', en: 'Not judged' })} value={count(run.not_evaluable)} />
              </FigureRow>
            )}
            <Columns>
              <Stack>
                {run.summary && <Models run={run} />}
                {run.open.length > 0 && <Open run={run} />}
              </Stack>
              <Stack>
                {run.difference && <DifferenceOf run={run} />}
                <Inputs run={run} />
              </Stack>
            </Columns>
          </Stack>
        </>
      )}
    </Reading>
  );
}

function Acts({ run }: { run: RunView }) {
  const say = useSay();
  const tell = useTell();
  const [open, setOpen] = useState<'cancel' | 'retry'>();
  const cancel = useWrite('POST /api/runs/{id}/cancel', ['/api/runs']);
  const retry = useWrite('POST /api/runs/{id}/retry', ['/api/runs']);
  const names = { cancel: { zh: '取消运行', en: 'Cancel the run' }, retry: { zh: '重新运行', en: 'Run again' } };
  const write = open === 'cancel' ? cancel : retry;
  return (
    <>
      {run.acts.map((act) => (
        <Button key={act} onClick={() => setOpen(act)}>
          {say(names[act])}
        </Button>
      ))}
      <ReasonDialog
        open={open !== undefined}
        title={open ? say(names[open]) : ''}
        act={open ? say(names[open]) : ''}
        pending={write.isPending}
        failure={write.error}
        onClose={() => setOpen(undefined)}
        onAct={({ reason }) =>
          write.mutate(
            { params: { id: run.id }, body: { reason } },
            {
              onSuccess: () => {
                setOpen(undefined);
                tell.done({ zh: '已处理', en: 'Done' });
              },
            },
          )
        }
      />
    </>
  );
}

function Models({ run }: { run: RunView }) {
  const say = useSay();
  const titles = useTitles();
  const heads = [
    say({ zh: '疑点', en: 'Hits' }),
    say({ zh: '新增', en: 'New' }),
    say({ zh: '变更', en: 'Amended' }),
    say({ zh: '撤回', en: 'Withdrawn' }),
    say({ zh: '豁免', en: 'Exempt' }),
    say({ zh: '抑制', en: 'Hidden' }),
    say({ zh: '无法判断', en: 'Not judged' }),
    say({ zh: '毫秒', en: 'ms' }),
  ];
  return (
    <Section title={say({ zh: '各模型', en: 'By model' })} flush>
      <PlainTable label={say({ zh: '各模型', en: 'By model' })}>
        <thead>
          <tr>
            <th scope="col">{say({ zh: '模型', en: 'Model' })}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className={styles['right']}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {run.summary?.map((one) => (
            <tr key={one.model}>
              <td className={styles['named']}>
                <Link to={`/models/${one.model}`} title={one.model}>
                  {titles.model(one.model)}
                </Link>
              </td>
              <td className={styles['right']}>
                <Link to={`/hits?model=${one.model}`}>{count(one.hits)}</Link>
              </td>
              {[
                one.fresh,
                one.amended,
                one.withdrawn,
                one.exempted,
                one.suppressed,
                one.not_evaluable,
                one.milliseconds,
              ].map((value, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: figures stand in a fixed order
                <td key={at} className={styles['right']}>
                  {value === 0 ? <span className="faint">0</span> : count(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Section>
  );
}

const openShown = 30;

function Open({ run }: { run: RunView }) {
  const say = useSay();
  const rest = run.open.slice(openShown);
  return (
    <Section
      title={say({ zh: '无法判断', en: 'Could not be judged' })}
      aside={count(run.open_total)}
      note={say({
        zh: '没有数据不等于没有问题：这些对象没有被判断过',
        en: 'Missing data is not innocence: these were not judged',
      })}
    >
      <OpenList items={run.open.slice(0, openShown)} />
      {rest.length > 0 && (
        <details>
          <summary>{say({ zh: '其余 {n} 条', en: '{n} more' }, { n: rest.length })}</summary>
          <OpenList items={rest} />
        </details>
      )}
    </Section>
  );
}

function OpenList({ items }: { items: RunView['open'] }) {
  const say = useSay();
  const titles = useTitles();
  return (
    <ul className={styles['checks']}>
      {items.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed order
        <li key={at}>
          <Link to={`/models/${one.model}`} title={one.model}>
            {titles.model(one.model)}
          </Link>{' '}
          {say(one.reason)}
          {one.count > 1 && <span className="faint"> ×{one.count}</span>}
        </li>
      ))}
    </ul>
  );
}

function DifferenceOf({ run }: { run: RunView }) {
  const say = useSay();
  const { difference } = run;
  if (!difference) return null;
  return (
    <Section
      title={say({ zh: '与上一次相比', en: 'Against the run before' })}
      aside={
        <Link to={`/runs/${difference.with.id}`}>
          {say({ zh: '第 {no} 次', en: 'run {no}' }, { no: difference.with.no })}
        </Link>
      }
    >
      <p>
        {difference.same
          ? say({ zh: '结果完全相同', en: 'The same result' })
          : say({ zh: '结果不同', en: 'The result differs' })}
      </p>
      {difference.inputs.length > 0 ? (
        <ul className={styles['checks']}>
          {difference.inputs.map((input) => (
            <li key={input.en}>{say(input)}</li>
          ))}
        </ul>
      ) : (
        <p className="faint">
          {say({
            zh: '模型、参数、数据批次与时点都没有变化',
            en: 'Models, parameters, batches and moment are as before',
          })}
        </p>
      )}
    </Section>
  );
}

function Inputs({ run }: { run: RunView }) {
  const say = useSay();
  const titles = useTitles();
  return (
    <Section title={say({ zh: '输入', en: 'What went in' })}>
      <Facts
        items={[
          { label: say({ zh: '判断时点', en: 'As of' }), value: <When at={run.as_of} /> },
          {
            label: say({ zh: '回看自', en: 'Looks back to' }),
            value: run.since ? <When at={run.since} day /> : say({ zh: '全部', en: 'all' }),
          },
          { label: say({ zh: '开始', en: 'Began' }), value: <When at={run.started_at} /> },
          { label: say({ zh: '结束', en: 'Ended' }), value: <When at={run.ended_at} /> },
          { label: say({ zh: '标准区划', en: 'Standards of' }), value: run.region },
          {
            label: say({ zh: '结果摘要', en: 'Result digest' }),
            value: run.result_digest && <code title={run.result_digest}>{run.result_digest.slice(0, 16)}</code>,
          },
        ]}
      />
      <details>
        <summary>
          {say({ zh: '模型版本与参数（{n}）', en: 'Versions and parameters ({n})' }, { n: run.run_models.length })}
        </summary>
        <ul className={styles['checks']}>
          {run.run_models.map((one) => (
            <li key={one.model}>
              <span title={one.model}>{titles.model(one.model)}</span> v{one.version}{' '}
              <code className="faint">{one.sha256.slice(0, 12)}</code>{' '}
              {Object.entries(one.params)
                .map(([name, value]) => `${name}=${value}`)
                .join(', ')}
            </li>
          ))}
        </ul>
      </details>
      <details>
        <summary>{say({ zh: '数据批次（{n}）', en: 'Batches ({n})' }, { n: run.batches.length })}</summary>
        <ul className={styles['checks']}>
          {run.batches.map((one) => (
            <li key={one.batch}>
              <Link to={`/datasets/${one.dataset}`} title={one.dataset}>
                {titles.dataset(one.dataset)}
              </Link>{' '}
              {one.no}
              <code className="faint">{one.digest.slice(0, 12)}</code>
            </li>
          ))}
        </ul>
      </details>
    </Section>
  );
}
