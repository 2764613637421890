import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from './conflict.ts';
import type { HitView } from './hit.ts';

const seen = {
  state: 'H20',
  assigned_to: null,
  due_at: null,
  amount: 100,
  reason: { zh: '甲', en: 'A' },
  verdict: null,
  withdrawn_at: null,
  history: [
    { at: '2026-01-01 00:00:00', act: 'found', actor: 'run', actor_name: '', from: null, to: 'H20', note: null },
  ],
} as unknown as HitView;

test('nothing moved: nothing to tell', () => {
  assert.deepEqual(differences(seen, { ...seen }), { changed: [], since: [] });
});

test('tells what moved and who did it', () => {
  const step = {
    at: '2026-01-02 09:00:00',
    act: 'hit:dispatch',
    actor: 'b',
    actor_name: '乙',
    from: 'H20',
    to: 'H40',
    note: null,
  };
  const now = { ...seen, state: 'H40', due_at: '2026-01-06 18:00:00', history: [...seen.history, step] } as HitView;
  const { changed, since } = differences(seen, now);
  assert.deepEqual(
    changed.map(({ what, after }) => [what.en, after.en]),
    [
      ['State', 'Dispatched'],
      ['Due', '2026-01-06 18:00:00'],
    ],
  );
  assert.deepEqual(since, [step]);
});
