import { Alert } from 'antd';
import { useParams } from 'react-router';
import { useRead } from '../../api/reading.ts';
import { Facts } from '../../pieces/facts.tsx';
import { Stack } from '../../pieces/layout.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { Section } from '../../pieces/section.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { BatchTable } from './batch-table.tsx';
import { count, type DeliveryView, deliveryStates, sizeOf } from './dataset.ts';
import styles from './datasets.module.css';
import { PlainTable } from './plain-table.tsx';

/** One delivery: its files, what was wrong with them, what came of it. */
export function DeliveryPage() {
  const say = useSay();
  const { id = '' } = useParams();
  const read = useRead<DeliveryView>('/api/deliveries/{id}', { params: { id } });
  return (
    <Reading of={read}>
      {(one) => (
        <>
          <PageHead
            title={say({ zh: '第 {no} 次送数', en: 'Delivery {no}' }, { no: one.no })}
            back={{ to: '/deliveries', label: say({ zh: '送数', en: 'Deliveries' }) }}
            marks={
              <StateTag state={one.state} name={deliveryStates[one.state]} tone={deliveryStates[one.state].tone} />
            }
            note={one.progress ? say(one.progress.text) : one.source}
          />
          <Stack>
            {one.failure && <Alert type="error" showIcon title={say(one.failure)} />}
            <Section>
              <Facts
                items={[
                  { label: say({ zh: '来源', en: 'From' }), value: one.source },
                  { label: say({ zh: '接收', en: 'Received' }), value: <When at={one.received_at} /> },
                  { label: say({ zh: '装载完成', en: 'Loaded' }), value: <When at={one.loaded_at} /> },
                  {
                    label: say({ zh: '入库行', en: 'Rows' }),
                    value: <span className="number">{count(one.rows)}</span>,
                  },
                  {
                    label: say({ zh: '隔离行', en: 'Rows set aside' }),
                    value: <span className="number">{count(one.quarantined)}</span>,
                  },
                ]}
              />
            </Section>
            {one.batches.length > 0 && (
              <Section title={say({ zh: '批次', en: 'Batches' })} flush>
                <BatchTable batches={one.batches} named />
              </Section>
            )}
            {one.problems.length > 0 && (
              <Section title={say({ zh: '文件提示', en: 'Notes on files' })} aside={count(one.problem_count)}>
                <ul className={styles['checks']}>
                  {one.problems.slice(0, 200).map((problem, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: notes stand in a fixed order
                    <li key={at}>
                      <span className="number">{problem.line ? `${problem.file}:${problem.line}` : problem.file}</span>
                      　{say(problem.text)}
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            <Section title={say({ zh: '文件', en: 'Files' })} flush>
              <PlainTable label={say({ zh: '文件', en: 'Files' })}>
                <tbody>
                  {one.files.map((file) => (
                    <tr key={file.name}>
                      <td>{file.name}</td>
                      <td className={styles['right']}>{sizeOf(file.bytes)}</td>
                      <td>
                        <code className="faint" title={file.sha256}>
                          {file.sha256.slice(0, 16)}
                        </code>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </PlainTable>
            </Section>
          </Stack>
        </>
      )}
    </Reading>
  );
}
