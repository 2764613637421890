import { BorderStyle, type Paragraph, Table, TableCell, TableRow, VerticalAlign, WidthType } from 'docx';
import type { Block, Paper } from '../paper.ts';
import { line as paragraph, run } from './line.ts';
import { character, line, linePitch, mm, size, textWidth } from './measure.ts';

const labelWidth = mm(36);
/** Paragraphs before the signature that go to the next page with it, so that the signature never stands alone. */
const keptWithSignature = 2;

/** Title two lines below the red line, then the addressee one line below it, then the text. */
export function body(paper: Paper): (Paragraph | Table)[] {
  const title = paragraph(paper.title, {
    face: 'xiaobiaosong',
    size: size.title,
    align: 'center',
    height: 700,
    above: paper.form === 'slip' ? 0 : 2 * linePitch,
    keepNext: true,
  });
  const signed = paper.blocks.findIndex(({ kind }) => kind === 'signature');
  return [
    title,
    ...paper.blocks.flatMap((block, at) =>
      blockOf(block, signed >= 0 && at < signed && at >= signed - keptWithSignature),
    ),
  ];
}

function blockOf(block: Block, keepNext: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'addressee':
      return [paragraph(block.text, { align: 'left', above: linePitch })];
    case 'heading':
      return [heading(block, keepNext)];
    case 'paragraph':
      return [paragraph(block.text, { firstLineChars: 2, keepNext })];
    case 'attachments':
      return attachments(block.items);
    case 'table':
      return [form(block.rows)];
    case 'signature':
      return signature(block.organ, block.date);
  }
}

const headingFaces = { 1: 'heiti', 2: 'kaiti', 3: 'fangsong' } as const;

function heading(block: Extract<Block, { kind: 'heading' }>, keepNext: boolean): Paragraph {
  const lead = run(block.text, { face: headingFaces[block.level] });
  const children = block.rest === '' ? [lead] : [lead, run(block.rest)];
  return paragraph(children, { firstLineChars: 2, keepNext: keepNext || block.rest === '' });
}

/** 附件 one line below the text, two characters in; further ones stand under the first one's number. */
function attachments(items: string[]): Paragraph[] {
  return items.map((item, at) => {
    const numbered = items.length > 1 ? `${at + 1}.${item}` : item;
    return at === 0
      ? paragraph(`附件\uff1a${numbered}`, { align: 'left', above: linePitch, firstLineChars: 2 })
      : paragraph(numbered, { align: 'left', firstLineChars: 5 });
  });
}

/** Width in characters: a Han character is one, a digit half of one. */
function widthOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (/[\x20-\x7e]/.test(one) ? 0.5 : 1), 0);
}

/**
 * 加盖印章: the date ends four characters from the right edge, the name is centred above it; two lines are left for the seal, which
 * is centred over both. A name too long for that moves the date to the left.
 */
function signature(organ: string, date: string): Paragraph[] {
  const name = widthOf(organ);
  const day = widthOf(date);
  const dateIndent = Math.max(4, (name - day) / 2);
  const nameIndent = Math.max(0, dateIndent + day / 2 - name / 2);
  return [
    paragraph(organ, {
      align: 'right',
      above: 2 * linePitch,
      indent: { right: Math.round(nameIndent * character) },
      keepNext: true,
    }),
    paragraph(date, { align: 'right', indent: { right: Math.round(dateIndent * character) } }),
  ];
}

/** A form: labels to the left, lines of the text to the right, ruled in black. */
function form(rows: Extract<Block, { kind: 'table' }>['rows']): Table {
  const border = { style: BorderStyle.SINGLE, size: line.thin, color: '000000' };
  const margins = { top: mm(1.2), bottom: mm(1.2), left: mm(2), right: mm(2) };
  const cell = (lines: string[], width: number, label: boolean) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins,
      children: lines.map((text) =>
        paragraph(text, {
          face: label ? 'heiti' : 'fangsong',
          size: size.small,
          height: 460,
          align: label ? 'center' : 'left',
        }),
      ),
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [labelWidth, textWidth - labelWidth],
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: rows.map(
      ({ label, lines }) =>
        new TableRow({
          cantSplit: true,
          children: [cell([label], labelWidth, true), cell(lines, textWidth - labelWidth, false)],
        }),
    ),
  });
}
