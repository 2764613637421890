import {
  BorderStyle,
  Header,
  HeightRule,
  type Paragraph,
  Tab,
  Table,
  TableBorders,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { PaperHead } from '../paper.ts';
import { line as paragraph, run } from './line.ts';
import { doubleLine, line, linePitch, markBelowText, markSize, mm, red, redLineBelow, textWidth } from './measure.ts';

/** 份号, 密级, 紧急程度 at the left edge, a line each. */
function corner(head: PaperHead): Paragraph[] {
  const lines = [
    head.copy_no && paragraph(head.copy_no, { align: 'left' }),
    head.secrecy && paragraph(head.secrecy, { face: 'heiti', align: 'left' }),
    head.urgency && paragraph(head.urgency, { face: 'heiti', align: 'left' }),
  ].filter((one) => typeof one === 'object' && one !== null);
  return lines.length > 0 ? lines : [paragraph('', { align: 'left' })];
}

function mark(organ: string): Paragraph {
  const size = markSize(organ);
  const needed = ([...organ].length * size) / 2;
  const room = textWidth / 20;
  const scale = needed > room ? Math.floor((room / needed) * 100) : undefined;
  return paragraph(organ, {
    face: 'xiaobiaosong',
    size,
    color: red,
    align: 'center',
    height: size * 10,
    ...(scale && { scale }),
  });
}

/** 文件格式: the mark 35 mm below the text area's upper edge, the number two lines below, the red line 4 mm below that. */
export function documentHead(head: PaperHead): (Paragraph | Table)[] {
  const above = new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [textWidth],
    borders: TableBorders.NONE,
    margins: { left: 0, right: 0 },
    rows: [
      new TableRow({
        height: { value: markBelowText, rule: HeightRule.EXACT },
        children: [new TableCell({ width: { size: textWidth, type: WidthType.DXA }, children: corner(head) })],
      }),
    ],
  });
  return [
    above,
    mark(head.organ),
    paragraph(head.number ?? '', { align: 'center', height: 320, above: 2 * linePitch }),
    redLine(),
  ];
}

function redLine(): Paragraph {
  return paragraph(
    '',
    { height: redLineBelow, size: 2 },
    {
      border: { bottom: { style: BorderStyle.SINGLE, size: line.thick, color: red, space: 0 } },
    },
  );
}

/** 信函格式: the mark and the first double line (thick above thin) stand in the first page's header, 30 mm below its edge. */
export function letterHeader(head: PaperHead): Header {
  const overhang = Math.round((textWidth - doubleLine.width) / 2);
  return new Header({
    children: [
      mark(head.organ),
      paragraph(
        '',
        { height: redLineBelow, size: 2, indent: { left: overhang - mm(1), right: overhang + mm(1) } },
        {
          border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 18, color: red, space: 0 } },
        },
      ),
    ],
  });
}

/**
 * Below the double line by 7/8 of a character's height: the number at the right edge, at the left 份号 and the rest, the first of them on
 * the number's line.
 */
export function letterHead(head: PaperHead): Paragraph[] {
  const above = Math.round((320 * 7) / 8);
  const [first = '', ...rest] = [head.copy_no, head.secrecy, head.urgency].filter((one) => one !== null);
  const face = (text: string) => (text === head.copy_no ? 'fangsong' : 'heiti');
  return [
    paragraph(
      [run(first, { face: face(first) }), new TextRun({ children: [new Tab()] }), run(head.number ?? '')],
      { align: 'left', above, height: 320 },
      { tabStops: [{ type: TabStopType.RIGHT, position: textWidth }] },
    ),
    ...rest.map((text) => paragraph(text, { align: 'left', face: face(text) })),
  ];
}
