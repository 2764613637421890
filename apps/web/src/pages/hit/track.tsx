import { Button } from 'antd';
import { useState } from 'react';
import { useRead } from '../../api/reading.ts';
import { Reading } from '../../pieces/reading.tsx';
import { Section } from '../../pieces/section.tsx';
import { TimeLine } from '../../pieces/time-line/time-line.tsx';
import { type TimelineEvent, timeLineOf } from '../../pieces/time-line/time-line-model.ts';
import { momentOf } from '../../pieces/track-map/naive-time.ts';
import { type TrackPoint, trackOf } from '../../pieces/track-map/track.ts';
import { TrackReplay } from '../../pieces/track-map/track-replay.tsx';
import { useSay } from '../../texts/language.tsx';
import type { Disclosure } from './disclosure.tsx';
import type { HitView } from './hit.ts';

type Event = TimelineEvent & { lng: number | null; lat: number | null };
type HitTimeline = { from: string; to: string; events: Event[]; track: TrackPoint[] | null };
type TrackProps = { hit: HitView; disclosure: Disclosure; onAsk: (() => void) | undefined };

/** What happened around the fact: fuel, dispatch and positions on one line of time; the track on the map once it is open. */
export function Track({ hit, disclosure, onAsk }: TrackProps) {
  const line = useRead<HitTimeline>('/api/hits/{id}/timeline', {
    params: { id: hit.id },
    query: { disclosure: disclosure.id },
    keepPrevious: true,
  });
  return (
    <Reading of={line} empty={{ when: ({ events, track }) => events.length === 0 && !track, show: null }}>
      {(value) => <Around hit={hit} line={value} onAsk={onAsk} />}
    </Reading>
  );
}

function Around({ hit, line, onAsk }: { hit: HitView; line: HitTimeline; onAsk: (() => void) | undefined }) {
  const say = useSay();
  const [at, setAt] = useState<number>();
  const track = line.track ? trackOf(line.track) : undefined;
  const vehicle = hit.subject.type === 'vehicle' || hit.subject.type === 'card';
  const start = hit.occurred_at ? momentOf(hit.occurred_at) : undefined;
  return (
    <>
      <Section title={say({ zh: '前后经过', en: 'Around the moment' })}>
        <TimeLine line={timeLineOf(line, hit.occurred_at)} at={at} onPick={setAt} />
      </Section>
      {(vehicle || track) && (
        <Section
          flush
          title={say({ zh: '轨迹', en: 'Track' })}
          aside={!track && onAsk && <Button onClick={onAsk}>{say({ zh: '查看轨迹', en: 'Open the track' })}</Button>}
        >
          <TrackReplay
            track={track}
            places={line.events.flatMap(({ lng, lat, text, at, kind }) =>
              lng === null || lat === null
                ? []
                : [{ at: momentOf(at), lng, lat, label: say(text), main: kind === 'fill' }],
            )}
            at={at ?? start}
            onAt={setAt}
            hidden={line.track === null}
          />
        </Section>
      )}
    </>
  );
}
