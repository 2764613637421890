import { Section } from '../../pieces/section.tsx';
import { useSay } from '../../texts/language.tsx';
import plain from '../datasets/datasets.module.css';
import { PlainTable } from '../datasets/plain-table.tsx';
import { useNames } from '../hits/names.ts';
import { type ModelView, type Precision, share } from './model.ts';
import styles from './models.module.css';

const unitsShown = 12;

/** How often the model was right, by version and by unit, from the verdicts of those who verified. */
export function PrecisionTable({ model }: { model: ModelView }) {
  const say = useSay();
  const names = useNames();
  const units = model.precision_by_unit.filter(({ unit }) => unit !== null).slice(0, unitsShown);
  const row = (one: Precision, head: string) => (
    <tr key={`${one.version} ${one.unit}`}>
      <td>{head}</td>
      {[one.hits, one.judged, one.true_hits, one.partly, one.false_hits].map((value, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: figures stand in a fixed order
        <td key={at} className={plain['right']}>
          {value}
        </td>
      ))}
      <td className={plain['right']}>{share(one.precision)}</td>
    </tr>
  );
  return (
    <Section
      title={say({ zh: '核实率', en: 'Precision' })}
      note={say({
        zh: '（属实＋部分属实）／已核实；不足 5 个不计比率',
        en: '(True + partly true) / verified; no share below five',
      })}
      flush
    >
      {model.precision_by_version.length === 0 ? (
        <p className={`faint ${styles['quiet']}`}>{say({ zh: '还没有疑点', en: 'No hits yet' })}</p>
      ) : (
        <PlainTable label={say({ zh: '核实率', en: 'Precision' })}>
          <thead>
            <tr>
              <th scope="col">{say({ zh: '版本或单位', en: 'Version or unit' })}</th>
              {[
                say({ zh: '疑点', en: 'Hits' }),
                say({ zh: '已核', en: 'Judged' }),
                say({ zh: '属实', en: 'True' }),
                say({ zh: '部分', en: 'Partly' }),
                say({ zh: '不实', en: 'False' }),
                say({ zh: '核实率', en: 'Share' }),
              ].map((head) => (
                <th key={head} scope="col" className={plain['right']}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {model.precision_by_version.map((one) =>
              row(one, say({ zh: '第 {n} 版', en: 'Version {n}' }, { n: one.version })),
            )}
            {units.map((one) =>
              row(
                one,
                say({ zh: '{u} · 第 {n} 版', en: '{u} · version {n}' }, { u: names.unit(one.unit), n: one.version }),
              ),
            )}
          </tbody>
        </PlainTable>
      )}
    </Section>
  );
}
