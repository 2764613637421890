import { Section } from '../../pieces/section.tsx';
import { When } from '../../pieces/when.tsx';
import { type Localised, useSay } from '../../texts/language.tsx';
import styles from './clue.module.css';
import type { ClueView } from './clue.ts';

const kinds: Readonly<Record<string, Localised>> = {
  plan: { zh: '处置方案', en: 'Plan' },
  report: { zh: '报告', en: 'Report' },
  decision: { zh: '决定书', en: 'Decision' },
  trial_report: { zh: '审理报告', en: 'Trial report' },
  transfer_letter: { zh: '移送函', en: 'Letter of transfer' },
};

/** What is in the file of the clue. */
export function ClueDocuments({ clue }: { clue: ClueView }) {
  const say = useSay();
  return (
    <Section title={say({ zh: '卷内材料', en: 'Documents in the file' })}>
      {clue.documents.length === 0 ? (
        <p className="soft">{say({ zh: '还没有材料。', en: 'None yet.' })}</p>
      ) : (
        <ul className={styles['documents']}>
          {clue.documents.map((one) => (
            <li key={one.id}>
              <span className="soft">{say(kinds[one.kind] ?? { zh: one.kind, en: one.kind })}</span>
              <span>{one.title}</span>
              <span className="faint">
                {one.by} <When at={one.at} day />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
