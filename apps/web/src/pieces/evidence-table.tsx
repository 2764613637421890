import { type Localised, useSay } from '../texts/language.tsx';
import styles from './evidence-table.module.css';
import { Masked } from './masked.tsx';

export type EvidenceField = {
  column: string;
  label: Localised;
  shown: string | null;
  masked: boolean /** What the model compared. */;
  used?: boolean;
};
export type EvidenceRow = {
  dataset: string;
  dataset_title: Localised;
  /** Where it stands in the department's own file. */
  source_file: string;
  source_line: number | null;
  batch_no?: number | null;
  fields: readonly EvidenceField[];
};

type EvidenceTableProps = {
  rows: readonly EvidenceRow[];
  /** Asks to open a masked value. */
  onAsk?: (row: EvidenceRow, column: string) => void;
};

/** The rows that a hit rests on, each with its line in the file that it came from; what the model compared is set apart. */
export function EvidenceTable({ rows, onAsk }: EvidenceTableProps) {
  const say = useSay();
  return (
    <div className={styles['all']}>
      {rows.map((row) => (
        <article key={`${row.dataset}:${row.source_file}:${row.source_line}`} className={styles['row']}>
          <header className={styles['head']}>
            <h3>{say(row.dataset_title)}</h3>
            <span className={styles['source']}>
              {row.source_file}
              {row.source_line !== null && say({ zh: ' 第 {n} 行', en: ' line {n}' }, { n: String(row.source_line) })}
              {row.batch_no && say({ zh: ' · 批次 {n}', en: ' · batch {n}' }, { n: String(row.batch_no) })}
            </span>
          </header>
          <dl className={styles['fields']}>
            {row.fields.map((field) => (
              <div key={field.column} className={field.used ? styles['used'] : undefined}>
                <dt title={field.column}>{say(field.label)}</dt>
                <dd>
                  {field.masked && field.shown !== null ? (
                    <Masked shown={field.shown} {...(onAsk && { onAsk: () => onAsk(row, field.column) })} />
                  ) : (
                    (field.shown ?? '—')
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </article>
      ))}
    </div>
  );
}
