import { Section } from '../../pieces/section.tsx';
import { stateName } from '../../pieces/state-names.ts';
import { Timeline } from '../../pieces/timeline.tsx';
import { useSay } from '../../texts/language.tsx';
import { actTitle } from './act-titles.ts';
import type { HistoryStep } from './hit.ts';

/** Findings and acts, the newest first, each with who and why. */
export function History({ steps }: { steps: readonly HistoryStep[] }) {
  const say = useSay();
  return (
    <Section title={say({ zh: '经过', en: 'History' })}>
      <Timeline
        entries={steps.toReversed().map((step, at) => ({
          id: `${step.at} ${step.act} ${at}`,
          at: step.at,
          title: say(actTitle(step.act)),
          who: /^#\d+$/.test(step.actor_name)
            ? say({ zh: '第 {n} 次运行', en: 'run {n}' }, { n: step.actor_name.slice(1) })
            : step.actor_name,
          note: (
            <>
              {step.to && step.from !== step.to && (
                <span className="faint">
                  {step.from && `${say(stateName(step.from))} → `}
                  {say(stateName(step.to))}
                  {step.note && ' · '}
                </span>
              )}
              {step.note}
            </>
          ),
        }))}
      />
    </Section>
  );
}
