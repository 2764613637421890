import type { HistoryStep } from '../hit/hit.ts';

export type PathStep = { state: string; at: string | null; stage: 'past' | 'now' | 'ahead' };

/** Where a clue usually goes from a state, when nothing has been decided otherwise. */
const usually: Readonly<Record<string, string>> = {
  C10: 'C20',
  C20: 'C30',
  C30: 'C40',
  C40: 'C50',
  C60: 'C63',
  C61: 'C63',
  C63: 'C90',
  C64: 'C90',
  C70: 'C80',
  C80: 'C81',
  C81: 'C90',
  C82: 'C90',
  C90: 'C95',
  C91: 'C95',
  C12: 'C95',
};

/** What the clue went through, where it is, and the way that is known ahead: the disposal itself is for people to choose. */
export function cluePath(state: string, history: readonly Pick<HistoryStep, 'at' | 'to' | 'from'>[]): PathStep[] {
  const steps: PathStep[] = [];
  for (const { at, from, to } of history) {
    if (!to || to === from) continue;
    steps.push({ state: to, at, stage: 'past' });
  }
  if (steps.at(-1)?.state !== state) steps.push({ state, at: null, stage: 'past' });
  const now = steps.at(-1);
  if (now) now.stage = 'now';
  const seen = new Set([state]);
  for (let next = usually[state]; next && !seen.has(next); next = usually[next]) {
    seen.add(next);
    steps.push({ state: next, at: null, stage: 'ahead' });
  }
  return steps;
}
