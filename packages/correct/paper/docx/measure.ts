/** GB/T 9704-2012 in the units of the file: twips (1/1440 inch), half-points of type, eighths of a point of lines. */

export function mm(length: number): number {
  return Math.round((length / 25.4) * 1440);
}

export const page = {
  width: mm(210),
  height: mm(297),
  top: mm(37),
  bottom: mm(35),
  left: mm(28),
  right: mm(26),
} as const;
/** 版心 156 × 225 mm. */
export const textWidth = page.width - page.left - page.right;

/** 22 lines a page: 28.95 pt. 29 pt would fit 21. */
export const linePitch = 579;
/** 3号, in half-points. */
export const bodySize = 32;
/** One character of the body's type, in twips. */
export const character = 320;
/**
 * 28 characters a line: 156 mm hold 27.6 characters of 16 pt, so each is set narrower by this many 1/4096 pt.
 */
export const charSpace = Math.round((textWidth / 20 / 28 - 16) * 4096);

export const size = {
  /** 2号. */
  title: 44,
  /** 4号: imprint, page number, forms. */
  small: 28,
} as const;

/** Lines in eighths of a point: 0.35 mm and, as near as the file can say, 0.25 mm. */
export const line = { thick: 8, thin: 6 } as const;

export const red = 'FF0000';

/** 发文机关标志: its upper edge is 35 mm below the text area's; in 信函格式 30 mm below the page's. */
export const markBelowText = mm(35);
export const markBelowPage = mm(30);
/** The red line is 4 mm below the number. */
export const redLineBelow = mm(4);
/** 信函格式: double lines 170 mm long, the second 20 mm above the page's lower edge. */
export const doubleLine = { width: mm(170), left: mm(20), fromTop: mm(297 - 20) } as const;
/**
 * The page number's dashes are 7 mm below the text area: the lower edge of a 14 pt line lies half its height deeper.
 */
export const footer = Math.round(mm(35) - mm(7) - (14 * 20) / 2);

/** Half-points of the mark: as large as one line allows, at most 22 mm high as the standard has it for the largest. */
export function markSize(organ: string): number {
  const fitting = Math.floor((textWidth / 20 / [...organ].length) * 2);
  return Math.min(96, Math.max(bodySize, fitting));
}
