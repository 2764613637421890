import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/reading.ts';
import { Columns, Stack } from '../../pieces/layout.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { Section } from '../../pieces/section.tsx';
import { SeverityMark } from '../../pieces/severity-mark.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { useSay } from '../../texts/language.tsx';
import { useNames } from '../hits/names.ts';
import { Acts } from './acts.tsx';
import { DisclosureBar, useDisclosure } from './disclosure.tsx';
import { Evidence } from './evidence.tsx';
import { History } from './history.tsx';
import type { HitView } from './hit.ts';
import { ModelPanel } from './model-panel.tsx';
import { Related } from './related.tsx';
import styles from './side.module.css';
import { Tasks } from './tasks-of-hit.tsx';
import { Track } from './track.tsx';
import { Weigh } from './weigh.tsx';

/** One doubt with all that is needed to weigh it fairly. */
export function HitPage() {
  const { id = '' } = useParams();
  return <OneHit key={id} id={id} />;
}

function OneHit({ id }: { id: string }) {
  const disclosure = useDisclosure({ type: 'hit', id });
  const hit = useRead<HitView>('/api/hits/{id}', {
    params: { id },
    query: { disclosure: disclosure.id },
    keepPrevious: true,
  });
  return <Reading of={hit}>{(value) => <Opened hit={value} disclosure={disclosure} />}</Reading>;
}

function Opened({ hit, disclosure }: { hit: HitView; disclosure: ReturnType<typeof useDisclosure> }) {
  const say = useSay();
  const names = useNames();
  const [asking, setAsking] = useState(false);
  const masked = hit.evidence.some(({ cells }) => cells.some((cell) => cell.masked));
  const mayAsk = disclosure.possible && !disclosure.id;
  const ask = mayAsk ? () => setAsking(true) : undefined;
  return (
    <>
      <PageHead
        back={{ to: '/hits', label: say({ zh: '疑点', en: 'Hits' }) }}
        title={say(hit.model_title)}
        marks={
          <>
            <SeverityMark severity={hit.severity} />
            <StateTag state={hit.state} />
            {hit.withdrawn_at && <StateTag state="withdrawn" name={{ zh: '已撤回', en: 'Withdrawn' }} tone="out" />}
            {hit.suppressed && <StateTag state="suppressed" name={{ zh: '已屏蔽', en: 'Suppressed' }} tone="out" />}
          </>
        }
        note={
          <>
            {say({ zh: '编号 {no}', en: 'No. {no}' }, { no: String(hit.no) })} · {say(hit.question)}
            {hit.times_found > 1 &&
              say({ zh: ' · 共 {n} 次运行发现', en: ' · found by {n} runs' }, { n: hit.times_found })}
            {hit.clue && (
              <>
                {' · '}
                <Link to={`/clues/${hit.clue.id}`}>
                  {say({ zh: '已转线索 {no}', en: 'clue {no}' }, { no: hit.clue.no })}
                </Link>
              </>
            )}
          </>
        }
      />
      <Stack>
        <DisclosureBar
          disclosure={disclosure}
          masked={masked}
          asking={asking}
          onAsk={ask}
          onClose={() => setAsking(false)}
        />
        <Weigh hit={hit} names={names} />
        <Columns>
          <Stack>
            <Track hit={hit} disclosure={disclosure} onAsk={ask} />
            <Evidence evidence={hit.evidence} onAsk={ask} />
          </Stack>
          <Stack>
            <Acts hit={hit} />
            <Tasks hit={hit} names={names} />
            <Section title={say({ zh: '要核实什么', en: 'What to check' })}>
              <ol className={styles['checks']}>
                {hit.verify.map((one) => (
                  <li key={one.en}>{say(one)}</li>
                ))}
              </ol>
            </Section>
            <Related hit={hit} />
            <ModelPanel hit={hit} />
            <History steps={hit.history} />
          </Stack>
        </Columns>
      </Stack>
    </>
  );
}
