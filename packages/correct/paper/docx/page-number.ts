import { BorderStyle, Footer, FrameAnchorType, PageNumber, TextRun } from 'docx';
import { font } from './fonts.ts';
import { line as paragraph } from './line.ts';
import { doubleLine, red, size } from './measure.ts';

const oneCharacter = 280;

/** — 1 — in 4号 half-width 宋体, a character from the outer edge: right on odd pages, left on even ones. */
export function pageNumber(side: 'left' | 'right'): Footer {
  const number = new TextRun({
    font: { ...font('songti'), hint: 'default' },
    size: size.small,
    children: ['— ', PageNumber.CURRENT, ' —'],
  });
  return new Footer({
    children: [paragraph([number], { align: side, height: 280, size: size.small, indent: { [side]: oneCharacter } })],
  });
}

/** 信函格式: the first page has no number but the second double line (thin above thick), 20 mm above the page's lower edge. */
export function letterFooter(): Footer {
  return new Footer({
    children: [
      paragraph(
        '',
        { height: 20, size: 2 },
        {
          frame: {
            type: 'absolute',
            position: { x: doubleLine.left, y: doubleLine.fromTop },
            width: doubleLine.width,
            height: 20,
            anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
          },
          border: { top: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 18, color: red, space: 0 } },
        },
      ),
      paragraph('', { height: 280, size: size.small }),
    ],
  });
}
