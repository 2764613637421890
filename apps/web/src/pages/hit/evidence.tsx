import { useState } from 'react';
import { EvidenceTable } from '../../pieces/evidence-table.tsx';
import { Masked } from '../../pieces/masked.tsx';
import { Section } from '../../pieces/section.tsx';
import { useSay } from '../../texts/language.tsx';
import styles from './evidence.module.css';
import { type EvidenceGroup, evidenceGroups } from './evidence-layout.ts';
import type { EvidenceCell, EvidenceRow } from './hit.ts';

type EvidenceProps = {
  evidence: readonly EvidenceRow[] /** Asks for the masked values. */;
  onAsk?: (() => void) | undefined;
};

/** The frozen rows that the doubt rests on, by dataset, each with its line in the department's own file. */
export function Evidence({ evidence, onAsk }: EvidenceProps) {
  const say = useSay();
  const groups = evidenceGroups(evidence);
  return (
    <Section
      title={say({ zh: '依据的数据', en: 'The rows it rests on' })}
      aside={say(
        { zh: '{rows} 行,来自 {sets} 个数据集', en: '{rows} rows from {sets} datasets' },
        { rows: evidence.length, sets: groups.length },
      )}
    >
      <div className={styles['groups']}>
        {groups.map((group) => (
          <div key={group.dataset}>
            {group.upright ? <Upright group={group} onAsk={onAsk} /> : <Lying group={group} onAsk={onAsk} />}
            {group.empty.length > 0 && (
              <p className={styles['empty']}>
                {say(
                  { zh: '未填的栏:{list}', en: 'Empty: {list}' },
                  { list: group.empty.map(({ title }) => say(title)).join(say({ zh: '、', en: ', ' })) },
                )}
              </p>
            )}
          </div>
        ))}
      </div>
    </Section>
  );
}

type GroupProps = { group: EvidenceGroup; onAsk: (() => void) | undefined };

function Upright({ group, onAsk }: GroupProps) {
  return (
    <EvidenceTable
      rows={group.rows.map(({ source_file, source_line, cells }) => ({
        dataset: group.dataset,
        dataset_title: group.title,
        source_file,
        source_line,
        fields: group.columns.map(({ column, title }) => ({
          column,
          label: title,
          shown: cells.get(column)?.value ?? null,
          masked: cells.get(column)?.masked ?? false,
        })),
      }))}
      {...(onAsk && { onAsk })}
    />
  );
}

const firstRows = 12;

function Lying({ group, onAsk }: GroupProps) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const rows = all ? group.rows : group.rows.slice(0, firstRows);
  return (
    <>
      <h3 className={styles['title']}>{say(group.title)}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls aside is reached by keys */}
      <section className={styles['scroll']} tabIndex={0} aria-label={say(group.title)}>
        <table className={styles['table']}>
          <thead>
            <tr>
              {group.columns.map(({ column, title }) => (
                <th key={column} scope="col" title={column}>
                  {say(title)}
                </th>
              ))}
              <th scope="col">{say({ zh: '出处', en: 'Source' })}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ source_file, source_line, cells }) => (
              <tr key={`${source_file}:${source_line}`}>
                {group.columns.map(({ column }) => (
                  <td key={column}>
                    <Cell cell={cells.get(column)} onAsk={onAsk} />
                  </td>
                ))}
                <td className="faint">
                  {source_file}:{source_line}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {group.rows.length > firstRows && (
        <button type="button" className={styles['more']} onClick={() => setAll(!all)}>
          {all
            ? say({ zh: '只看前 {n} 行', en: 'The first {n} only' }, { n: firstRows })
            : say({ zh: '展开全部 {n} 行', en: 'All {n} rows' }, { n: group.rows.length })}
        </button>
      )}
    </>
  );
}

function Cell({ cell, onAsk }: { cell: EvidenceCell | undefined; onAsk: (() => void) | undefined }) {
  if (!cell || cell.value === null || cell.value === '') return <span className="faint">—</span>;
  if (!cell.masked) return cell.value;
  return <Masked shown={cell.value} {...(onAsk && { onAsk })} />;
}
