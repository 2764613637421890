import { Link, useParams } from 'react-router';
import { usePages } from '../../api/paging.ts';
import { useRead } from '../../api/reading.ts';
import { useTitles } from '../../api/titles.ts';
import { Facts } from '../../pieces/facts.tsx';
import { FigureLink, FigureRow } from '../../pieces/figure-link.tsx';
import { Columns, Stack } from '../../pieces/layout.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { Section } from '../../pieces/section.tsx';
import { SeverityMark } from '../../pieces/severity-mark.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { useLanguage, useSay } from '../../texts/language.tsx';
import plain from '../datasets/datasets.module.css';
import { PlainTable } from '../datasets/plain-table.tsx';
import { RequestRun } from '../runs/request-run.tsx';
import type { RunItem } from '../runs/run.ts';
import { RunTable } from '../runs/run-table.tsx';
import { type ModelView, modelStates, share, subjectNames } from './model.ts';
import styles from './models.module.css';
import { Parameters } from './parameters.tsx';
import { PrecisionTable } from './precision-table.tsx';
import { ScheduleOf } from './schedule-of.tsx';

/** One model, whole: what it asks, on what basis, how, what it must not accuse, and how often it was right. */
export function ModelPage() {
  const say = useSay();
  const { id = '' } = useParams();
  const read = useRead<ModelView>('/api/models/{id}', { params: { id } });
  return (
    <Reading of={read} rows={12}>
      {(model) => (
        <>
          <PageHead
            title={say(model.title)}
            back={{ to: '/models', label: say({ zh: '模型', en: 'Models' }) }}
            marks={
              <>
                <SeverityMark severity={model.severity} />
                <StateTag state={model.status} name={modelStates[model.status]} tone={modelStates[model.status].tone} />
              </>
            }
            note={`${model.no} · ${say(model.question)}`}
            actions={model.acts.includes('run') && <RequestRun model={model.id} />}
          />
          <Stack>
            <FigureRow>
              <FigureLink label={say({ zh: '疑点', en: 'Hits' })} value={model.hits} to={`/hits?model=${model.id}`} />
              <FigureLink
                label={say({ zh: '待研判', en: 'Waiting' })}
                value={model.waiting}
                to={`/hits?model=${model.id}&state=H20`}
              />
              <FigureLink
                label={say({ zh: '核实率', en: 'Precision' })}
                value={share(model.precision)}
                note={say({ zh: '已核实 {n} 个', en: '{n} judged' }, { n: model.judged })}
              />
              <FigureLink label={say({ zh: '检验用例', en: 'Cases' })} value={model.case_list.length} />
            </FigureRow>
            <Columns>
              <Stack>
                <Asks model={model} />
                <Parameters model={model} />
                <PrecisionTable model={model} />
                <Section
                  title="SQL"
                  note={say(
                    {
                      zh: '只读一条 SELECT；逐字锁定，摘要 {digest}',
                      en: 'One SELECT, locked word by word, digest {digest}',
                    },
                    { digest: model.sha256.slice(0, 16) },
                  )}
                >
                  {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long SQL scrolls by key too */}
                  <pre className={styles['sql']} tabIndex={0}>
                    {model.sql}
                  </pre>
                </Section>
                <Cases model={model} />
              </Stack>
              <Stack>
                <Section title={say({ zh: '依据', en: 'Basis' })}>
                  <ul className={plain['checks']}>
                    {model.spec.basis.map((one) => (
                      <li key={`${one.rule} ${one.clause}`}>
                        {one.rule}　{one.clause}
                        {!one.verified && (
                          <span className="faint">
                            （{say({ zh: '条款待核对原文', en: 'clause not yet checked against the text' })}）
                          </span>
                        )}
                      </li>
                    ))}
                  </ul>
                </Section>
                <Section title={say({ zh: '哪些情形不应当指为问题', en: 'What else could explain it' })}>
                  <ul className={plain['checks']}>
                    {model.spec.innocent.map((one) => (
                      <li key={one.en}>{say(one)}</li>
                    ))}
                  </ul>
                </Section>
                <Section title={say({ zh: '核实要点', en: 'What to check' })}>
                  <ol className={plain['checks']}>
                    {model.spec.verify.map((one) => (
                      <li key={one.en}>{say(one)}</li>
                    ))}
                  </ol>
                </Section>
                <ScheduleOf model={model} />
              </Stack>
            </Columns>
            <Runs model={model.id} />
          </Stack>
        </>
      )}
    </Reading>
  );
}

function Asks({ model }: { model: ModelView }) {
  const say = useSay();
  const titles = useTitles();
  // Templates are shown as they are written: `say` would fill their places.
  const { language } = useLanguage();
  const { spec } = model;
  const inputs = (tables: Record<string, string[]> | undefined) =>
    Object.keys(tables ?? {}).map((name, at) => (
      <span key={name}>
        {at > 0 && say({ zh: '、', en: ', ' })}
        <Link to={`/datasets/${name}`} title={name}>
          {titles.dataset(name)}
        </Link>
      </span>
    ));
  return (
    <Section title={say({ zh: '判断什么', en: 'What it judges' })}>
      <Facts
        items={[
          {
            label: say({ zh: '对象', en: 'Subject' }),
            value: say(subjectNames[model.subject] ?? { zh: model.subject, en: model.subject }),
          },
          { label: say({ zh: '版本', en: 'Version' }), value: model.version },
          { label: say({ zh: '必需数据', en: 'Needs' }), value: inputs(spec.inputs), wide: true },
          {
            label: say({ zh: '参考数据', en: 'Uses where there' }),
            value: spec.optional_inputs ? inputs(spec.optional_inputs) : undefined,
            wide: true,
          },
          { label: say({ zh: '疑点表述', en: 'How a hit reads' }), value: spec.reason[language], wide: true },
        ]}
      />
      {spec.exemptions.length > 0 && (
        <>
          <h3 className={styles['sub']}>{say({ zh: '豁免', en: 'Exemptions' })}</h3>
          <ul className={plain['checks']}>
            {spec.exemptions.map((one) => (
              <li key={one.id}>{say(one)}</li>
            ))}
          </ul>
        </>
      )}
      {(spec.not_evaluable?.length ?? 0) > 0 && (
        <>
          <h3 className={styles['sub']}>{say({ zh: '无法判断的情形', en: 'When it cannot tell' })}</h3>
          <ul className={plain['checks']}>
            {spec.not_evaluable?.map((one) => (
              <li key={one.id}>{one.reason[language]}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Cases({ model }: { model: ModelView }) {
  const say = useSay();
  return (
    <Section
      title={say({ zh: '检验用例', en: 'Cases' })}
      aside={model.case_list.length}
      note={say({ zh: '每次修改都须全部通过', en: 'All must hold after every change' })}
      flush
    >
      <PlainTable label={say({ zh: '检验用例', en: 'Cases' })} tall>
        <tbody>
          {model.case_list.map((one) => (
            <tr key={one.name}>
              <td>{one.name}</td>
              <td className="number">
                {one.hits > 0
                  ? say({ zh: '命中 {n}', en: '{n} hit(s)' }, { n: one.hits })
                  : one.not_evaluable > 0
                    ? say({ zh: '无法判断', en: 'cannot tell' })
                    : say({ zh: '不命中', en: 'clear' })}
              </td>
              <td className="faint">
                {[
                  one.near_miss && say({ zh: '近似情形', en: 'near miss' }),
                  one.exemption && say({ zh: '豁免', en: 'exemption' }),
                  ...one.boundary.map((name) => say({ zh: '{name} 的边界', en: 'boundary of {name}' }, { name })),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Section>
  );
}

function Runs({ model }: { model: string }) {
  const say = useSay();
  const pages = usePages<RunItem>('/api/runs', { model }, 10);
  return (
    <Section title={say({ zh: '运行记录', en: 'Runs' })} flush>
      <RunTable pages={pages} />
    </Section>
  );
}
