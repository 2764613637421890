import { useEffect, useRef, useState } from 'react';
import { type Localised, useSay } from '../../texts/language.tsx';
import { textOf } from '../track-map/naive-time.ts';
import styles from './time-line.module.css';
import type { Lane, LaneKind, TimeLine as Model } from './time-line-model.ts';

const laneTitles: Record<LaneKind, Localised> = {
  fill: { zh: '加油', en: 'Fuel' },
  dispatch: { zh: '派车', en: 'Dispatch' },
  position: { zh: '定位', en: 'Positions' },
  pass: { zh: '卡口', en: 'Passes' },
  parking: { zh: '停车', en: 'Parking' },
  other: { zh: '其他', en: 'Other' },
};

const lane = 30;
const left = 62;
const right = 14;
const foot = 22;

type TimeLineProps = { line: Model /** Where a replay stands. */; at?: number | undefined; onPick(at: number): void };

/** Several kinds of record on one line of time; below it the same in words. */
export function TimeLine({ line, at, onPick }: TimeLineProps) {
  const say = useSay();
  const [box, width] = useWidth();
  const x = (moment: number) => left + ((moment - line.from) / (line.to - line.from)) * (width - left - right);
  const height = line.lanes.length * lane + foot;
  const daily = line.ticks.length > 1 && (line.ticks[1] ?? 0) - (line.ticks[0] ?? 0) >= 86_400_000;
  const events = line.lanes
    .flatMap(({ kind, marks, spans }) => [
      ...marks.map((mark) => ({ kind, at: mark.at, until: undefined, text: mark.text, main: mark.main })),
      ...spans.flatMap((span) =>
        span.text ? [{ kind, at: span.from, until: span.to, text: span.text, main: false }] : [],
      ),
    ])
    .sort((a, b) => a.at - b.at);
  return (
    <div ref={box}>
      <svg width={width} height={height} className={styles['line']} aria-hidden="true">
        <defs>
          <pattern id="gap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="2" height="6" className={styles['hatch']} />
          </pattern>
        </defs>
        {line.ticks.map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={0} y2={height - foot} className={styles['tick']} />
            <text x={x(tick)} y={height - 6} textAnchor="middle" className={styles['hour']}>
              {textOf(tick).slice(daily ? 5 : 11, daily ? 10 : 16)}
            </text>
          </g>
        ))}
        {line.days.map((day) => (
          <line key={day} x1={x(day)} x2={x(day)} y1={0} y2={height - foot} className={styles['day']} />
        ))}
        {line.lanes.map((one, n) => (
          <LaneRow
            key={one.kind}
            lane={one}
            y={n * lane}
            x={x}
            width={width}
            title={say(laneTitles[one.kind])}
            onPick={onPick}
          />
        ))}
        {at !== undefined && at >= line.from && at <= line.to && (
          <line x1={x(at)} x2={x(at)} y1={0} y2={height - foot} className={styles['now']} />
        )}
      </svg>
      <ol className={styles['list']} aria-label={say({ zh: '按时间排列', en: 'In order of time' })}>
        {events.map((event, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the events stand in a fixed order
          <li key={n} className={event.main ? styles['main'] : undefined}>
            <button type="button" onClick={() => onPick(event.at)}>
              <span className="number">
                {textOf(event.at).slice(5, 16)}
                {event.until !== undefined && `—${textOf(event.until).slice(11, 16)}`}
              </span>
              <span className="soft">{say(laneTitles[event.kind])}</span>
              <span>{say(event.text)}</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

type LaneRowProps = {
  lane: Lane;
  y: number;
  x(at: number): number;
  width: number;
  title: string;
  onPick(at: number): void;
};

function LaneRow({ lane: { marks, spans }, y, x, width, title, onPick }: LaneRowProps) {
  const middle = y + lane / 2;
  const clamp = (value: number) => Math.min(Math.max(value, left), width - right);
  return (
    <g>
      <text x={0} y={middle + 4} className={styles['title']}>
        {title}
      </text>
      <line x1={left} x2={width - right} y1={y + lane} y2={y + lane} className={styles['rule']} />
      {spans.map((span) => {
        const [from, to] = [clamp(x(span.from)), clamp(x(span.to))];
        return (
          <rect
            key={`${span.kind}${span.from}`}
            x={from}
            y={span.kind === 'stay' ? middle - 6 : middle - 4}
            width={Math.max(to - from, 2)}
            height={span.kind === 'stay' ? 12 : 8}
            className={styles[span.kind]}
          >
            {span.text && <title>{span.text.zh}</title>}
          </rect>
        );
      })}
      {marks.map((mark) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the list below holds the same as buttons
        <rect
          key={`${mark.at}${mark.text.en}`}
          x={x(mark.at) - (mark.main ? 6 : 4)}
          y={middle - (mark.main ? 6 : 4)}
          width={mark.main ? 12 : 8}
          height={mark.main ? 12 : 8}
          transform={`rotate(45 ${x(mark.at)} ${middle})`}
          className={mark.main ? styles['fact'] : styles['mark']}
          onClick={() => onPick(mark.at)}
        />
      ))}
    </g>
  );
}

function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    if (!box.current) return;
    const watcher = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.max(280, Math.floor(entry.contentRect.width))),
    );
    watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  return [box, width] as const;
}
