import { useSay } from '../texts/language.tsx';
import styles from './time-lanes.module.css';
import { instantOf, When } from './when.tsx';

export type LaneItem = {
  id: string;
  lane: string;
  from: string;
  to?: string;
  label: string;
  /** What the hit is about. */
  marked?: boolean;
};
export type Lane = { key: string; title: string };

type TimeLanesProps = { lanes: readonly Lane[]; items: readonly LaneItem[]; onPick?: (item: LaneItem) => void };

const steps = [1, 2, 3, 6, 12, 24, 48, 168].map((hours) => hours * 3_600_000);

/** Several kinds of record on one axis of time, each in its lane. The list below says the same in words. */
export function TimeLanes({ lanes, items, onPick }: TimeLanesProps) {
  const say = useSay();
  const instants = items.flatMap(({ from, to }) => [instantOf(from), instantOf(to ?? from)]);
  const [first, last] = [Math.min(...instants), Math.max(...instants)];
  const margin = Math.max((last - first) * 0.04, 900_000);
  const [start, span] = [first - margin, last - first + 2 * margin];
  const place = (at: number) => ((at - start) / span) * 1000;
  const step = steps.find((one) => span / one <= 9) ?? span / 6;
  const ticks: number[] = [];
  for (let at = Math.ceil(start / step) * step; at < start + span; at += step) ticks.push(at);
  const height = lanes.length * 34 + 24;
  return (
    <div>
      <div className={styles['lanes']} aria-hidden="true">
        <div className={styles['titles']}>
          {lanes.map((lane) => (
            <span key={lane.key}>{lane.title}</span>
          ))}
        </div>
        <svg
          viewBox={`0 0 1000 ${height}`}
          height={height}
          preserveAspectRatio="none"
          aria-hidden="true"
          className={styles['axis']}
        >
          {ticks.map((at) => (
            <line key={at} x1={place(at)} x2={place(at)} y1="0" y2={height - 20} className={styles['tick']} />
          ))}
          {items.map((item) => {
            const x = place(instantOf(item.from));
            const width = Math.max(place(instantOf(item.to ?? item.from)) - x, 4);
            const y = lanes.findIndex((lane) => lane.key === item.lane) * 34 + 9;
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: the list below holds the same as buttons
              <rect
                key={item.id}
                x={x}
                y={y}
                width={width}
                height="16"
                rx="1.5"
                className={item.marked ? styles['marked'] : styles['item']}
                onClick={() => onPick?.(item)}
              >
                <title>{`${item.from.slice(0, 16)} ${item.label}`}</title>
              </rect>
            );
          })}
        </svg>
        <div className={styles['hours']}>
          {ticks.map((at) => (
            <span key={at} style={{ left: `${place(at) / 10}%` }}>
              {new Date(at).toISOString().slice(step >= 86_400_000 ? 5 : 11, step >= 86_400_000 ? 10 : 16)}
            </span>
          ))}
        </div>
      </div>
      <ol className={styles['list']} aria-label={say({ zh: '按时间排列', en: 'In order of time' })}>
        {[...items]
          .sort((a, b) => instantOf(a.from) - instantOf(b.from))
          .map((item) => (
            <li key={item.id}>
              <button type="button" onClick={() => onPick?.(item)} disabled={!onPick}>
                <When at={item.from} />
                <span className="soft">{lanes.find((lane) => lane.key === item.lane)?.title}</span>
                <span className={item.marked ? styles['strong'] : undefined}>{item.label}</span>
              </button>
            </li>
          ))}
      </ol>
    </div>
  );
}
