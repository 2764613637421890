import type { Localised } from '@plumb/ground/localised';
import type { Figure } from './statistics-view.ts';

export function count(id: string, zh: string, en: string, value: number, to: string | null): Figure {
  return { id, title: { zh, en }, value, unit: 'count', of: null, to };
}

export function yuan(id: string, zh: string, en: string, value: number, to: string | null): Figure {
  return { id, title: { zh, en }, value, unit: 'yuan', of: null, to };
}

/** A share of a whole, to a thousandth; nothing where there is no whole. */
export function share(id: string, title: Localised, part: number, whole: number, to: string | null): Figure {
  return {
    id,
    title,
    value: whole === 0 ? null : Math.round((part / whole) * 1000) / 1000,
    unit: 'share',
    of: whole,
    to,
  };
}
