import { CaretRightOutlined, PauseOutlined, StepBackwardOutlined, StepForwardOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useReducer, useRef } from 'react';
import { useSay } from '../../texts/language.tsx';
import { MapCanvas } from '../map/map-canvas.tsx';
import type { MapShape } from '../map/map-shape.ts';
import { textOf } from './naive-time.ts';
import { type Replay, type ReplayMove, replayed, speeds, startReplay } from './replay.ts';
import { drivenUntil, placeAt, type Track } from './track.ts';
import styles from './track-replay.module.css';

export type MapPlace = { at: number; lng: number; lat: number; label: string; main: boolean };
type TrackReplayProps = {
  track: Track | undefined;
  places: readonly MapPlace[];
  /** Where to stand: a moment picked elsewhere. */
  at: number | undefined;
  onAt(at: number): void;
  /** The positions exist but are masked. */
  hidden: boolean;
};

/** The places of a hit on the city's map and, once its positions are open, the track replayed with its gaps as gaps. */
export function TrackReplay({ track, places, at, onAt, hidden }: TrackReplayProps) {
  const say = useSay();
  const marks = places.map(
    ({ lng, lat, label, main, at: when }, n): MapShape => ({
      id: `place-${n}`,
      kind: 'point',
      at: [lng, lat],
      label: `${textOf(when).slice(5, 16)} ${label}`,
      tone: main ? 'marked' : 'plain',
    }),
  );
  if (!track)
    return (
      <div>
        <MapCanvas label={say({ zh: '事件位置', en: 'Where it happened' })} shapes={marks} />
        <p className={styles['note']}>
          {hidden
            ? say({ zh: '行车轨迹属敏感信息,未打开。', en: 'The track is sensitive and not open.' })
            : say({
                zh: '这段时间没有定位数据;这不说明车辆没有行驶。',
                en: 'There are no positions for this time. That does not mean the vehicle stood still.',
              })}
        </p>
      </div>
    );
  return <Replayed track={track} marks={marks} at={at} onAt={onAt} />;
}

type ReplayedProps = { track: Track; marks: MapShape[]; at: number | undefined; onAt(at: number): void };

function Replayed({ track, marks, at, onAt }: ReplayedProps) {
  const say = useSay();
  const [replay, move] = useReducer(
    (before: Replay, one: ReplayMove) => replayed(track, before, one),
    undefined,
    () => startReplay(track, at),
  );
  const told = useRef(replay.at);
  useEffect(() => {
    if (at !== undefined && Math.abs(at - told.current) > 1000) move({ do: 'seek', at });
  }, [at]);
  useEffect(() => {
    told.current = replay.at;
    onAt(replay.at);
  }, [replay.at, onAt]);
  useFrames(replay.playing, (elapsed) => move({ do: 'tick', elapsed }));

  const whole = useMemo(
    (): MapShape[] => [
      ...track.legs.map(
        (leg, n): MapShape => ({
          id: `leg-${n}`,
          kind: 'line',
          tone: 'soft',
          along: leg.map(({ lng, lat }) => [lng, lat]),
        }),
      ),
      ...track.gaps.flatMap((gap, n): MapShape[] => [
        {
          id: `gap-${n}-a`,
          kind: 'point',
          tone: 'soft',
          at: [gap.before.lng, gap.before.lat],
          label: say({ zh: '定位中断处', en: 'Positions end here' }),
        },
        {
          id: `gap-${n}-b`,
          kind: 'point',
          tone: 'soft',
          at: [gap.after.lng, gap.after.lat],
          label: say({ zh: '定位恢复处', en: 'Positions begin again' }),
        },
      ]),
    ],
    [track, say],
  );
  const driven = drivenUntil(track, replay.at).map(
    (along, n): MapShape => ({ id: `driven-${n}`, kind: 'line', along }),
  );
  const place = placeAt(track, replay.at);
  const here = place.kind === 'known' ? place : place.gap.before;
  const keys = (event: KeyboardEvent) => {
    const does: Record<string, ReplayMove> = {
      ' ': { do: 'toggle' },
      ArrowRight: { do: 'step', direction: 1 },
      ArrowLeft: { do: 'step', direction: -1 },
      '+': { do: 'faster' },
      '-': { do: 'slower' },
    };
    const one = does[event.key];
    if (!one || (event.target as HTMLElement).closest('button, input, label')) return;
    event.preventDefault();
    move(one);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons below do the same
    <div onKeyDown={keys}>
      <MapCanvas
        label={say({ zh: '行车轨迹', en: 'Track of the vehicle' })}
        height={380}
        shapes={[...whole, ...driven, ...marks]}
        cursor={[here.lng, here.lat]}
      />
      <div className={styles['controls']}>
        <Button
          icon={<StepBackwardOutlined />}
          aria-label={say({ zh: '上一个定位点', en: 'Position before' })}
          onClick={() => move({ do: 'step', direction: -1 })}
        />
        <Button
          type="primary"
          icon={replay.playing ? <PauseOutlined /> : <CaretRightOutlined />}
          aria-label={replay.playing ? say({ zh: '暂停', en: 'Pause' }) : say({ zh: '播放', en: 'Play' })}
          onClick={() => move({ do: 'toggle' })}
        />
        <Button
          icon={<StepForwardOutlined />}
          aria-label={say({ zh: '下一个定位点', en: 'Next position' })}
          onClick={() => move({ do: 'step', direction: 1 })}
        />
        <input
          className={styles['scrub']}
          type="range"
          min={track.from}
          max={track.to}
          step={1000}
          value={replay.at}
          aria-label={say({ zh: '时刻', en: 'Moment' })}
          aria-valuetext={textOf(replay.at)}
          onChange={(event) => move({ do: 'seek', at: Number(event.target.value) })}
        />
        <Segmented
          value={replay.speed}
          onChange={(speed) => move({ do: 'speed', speed })}
          options={speeds.map((speed) => ({ value: speed, label: `${speed}×` }))}
          aria-label={say({ zh: '倍速', en: 'Speed' })}
        />
      </div>
      <p className={styles['note']} aria-live="off">
        <strong className="number">{textOf(Math.round(replay.at / 1000) * 1000)}</strong>{' '}
        {place.kind === 'known'
          ? place.speed !== null && say({ zh: '{v} 公里/小时', en: '{v} km/h' }, { v: Math.round(place.speed) })
          : say(
              {
                zh: '定位中断 {from}—{to},共 {n} 分钟,行踪不明',
                en: 'no positions from {from} to {to}, {n} minutes: whereabouts unknown',
              },
              {
                from: textOf(place.gap.from).slice(11, 16),
                to: textOf(place.gap.to).slice(11, 16),
                n: Math.round((place.gap.to - place.gap.from) / 60_000),
              },
            )}
      </p>
    </div>
  );
}

/** Calls with the milliseconds since the last frame while `running`. */
function useFrames(running: boolean, onFrame: (elapsed: number) => void): void {
  const latest = useRef(onFrame);
  latest.current = onFrame;
  useEffect(() => {
    if (!running) return;
    let last = performance.now();
    let frame = requestAnimationFrame(function next(now) {
      latest.current(now - last);
      last = now;
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [running]);
}
