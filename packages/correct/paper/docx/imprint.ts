import {
  BorderStyle,
  type Paragraph,
  RelativeVerticalPosition,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { Paper } from '../paper.ts';
import { line as paragraph, run } from './line.ts';
import { character, line, size, textWidth } from './measure.ts';

const rowHeight = 480;
const narrow = (character * 14) / 16;

/** 版记 at the foot of the last page's text area: copies, then who printed it when. In 信函格式 the copies alone, without lines. */
export function imprint(paper: Paper): (Paragraph | Table)[] {
  if (!paper.imprint) return [];
  const { copies, printed_by, printed_on } = paper.imprint;
  const rows: Paragraph[] = [];
  if (copies.length > 0) {
    const hang = narrow * 4;
    rows.push(
      paragraph(
        `抄送\uff1a${copies.join('\uff0c')}。`,
        { size: size.small, height: rowHeight },
        {
          indent: { left: hang, hanging: hang - narrow, right: narrow },
        },
      ),
    );
  }
  if (paper.form === 'document')
    rows.push(
      paragraph(
        [
          run(printed_by, { size: size.small }),
          new TextRun({ children: [new Tab()] }),
          run(`${printed_on}印发`, { size: size.small }),
        ],
        { size: size.small, height: rowHeight, align: 'left', indent: { left: narrow, right: narrow } },
        { tabStops: [{ type: TabStopType.RIGHT, position: textWidth - narrow }] },
      ),
    );
  // A floating table hangs on the paragraph after it: one of no height keeps it on the signature's page.
  return rows.length > 0 ? [atFoot(rows, paper.form === 'document'), paragraph('', { height: 20, size: 2 })] : [];
}

function atFoot(rows: Paragraph[], ruled: boolean): Table {
  const edge = (eighths: number) =>
    ruled
      ? { style: BorderStyle.SINGLE, size: eighths, color: '000000' }
      : { style: BorderStyle.NIL, size: 0, color: 'auto' };
  const none = { style: BorderStyle.NIL, size: 0, color: 'auto' };
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [textWidth],
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      absoluteHorizontalPosition: 0,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    borders: {
      top: edge(line.thick),
      bottom: edge(line.thick),
      left: none,
      right: none,
      insideHorizontal: edge(line.thin),
      insideVertical: none,
    },
    margins: { left: 0, right: 0 },
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: [new TableCell({ width: { size: textWidth, type: WidthType.DXA }, children: [row] })],
        }),
    ),
  });
}
