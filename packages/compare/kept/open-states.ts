import type { HitState } from '@plumb/stores/records/tables/hit';

/** A hit in these states is still being weighed: data that no longer support it withdraw it. */
export const openStates = [
  'H10',
  'H11',
  'H20',
  'H30',
  'H31',
  'H40',
  'H41',
  'H50',
  'H60',
  'H90',
] as const satisfies HitState[];

/** Of these, the ones that another model's finding of the same fact may follow. */
export const leadingStates = ['H10', 'H20', 'H30', 'H31', 'H40', 'H41', 'H50', 'H60'] as const satisfies HitState[];
