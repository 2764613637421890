import { AlignmentType, type IParagraphOptions, LineRuleType, Paragraph, TextRun } from 'docx';
import { type Face, font } from './fonts.ts';
import { bodySize, linePitch } from './measure.ts';

export type LineStyle = {
  face?: Face;
  /** Half-points. */
  size?: number;
  color?: string;
  align?: 'left' | 'center' | 'right' | 'both';
  /** Height of the line and space above it, in twips. */
  height?: number;
  above?: number;
  firstLineChars?: number;
  indent?: { left?: number; right?: number };
  keepNext?: boolean;
  /** Width of the characters in percent. */
  scale?: number;
};

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  both: AlignmentType.BOTH,
} as const;

export function run(text: string, style: Pick<LineStyle, 'face' | 'size' | 'color' | 'scale'> = {}): TextRun {
  return new TextRun({
    text,
    font: font(style.face ?? 'fangsong'),
    size: style.size ?? bodySize,
    ...(style.color && { color: style.color }),
    ...(style.scale && { scale: style.scale }),
  });
}

/** One paragraph with an exact line height: nothing in it can move the grid of 22 lines. */
export function line(
  content: string | IParagraphOptions['children'],
  style: LineStyle = {},
  more: IParagraphOptions = {},
): Paragraph {
  const chars = style.firstLineChars ?? 0;
  return new Paragraph({
    alignment: alignments[style.align ?? 'both'],
    spacing: { line: style.height ?? linePitch, lineRule: LineRuleType.EXACT, before: style.above ?? 0, after: 0 },
    indent: {
      ...style.indent,
      ...(chars > 0 && {
        firstLineChars: chars * 100,
        firstLine: Math.round((chars * (style.size ?? bodySize) * 20) / 2),
      }),
    },
    keepNext: style.keepNext ?? false,
    widowControl: false,
    children: typeof content === 'string' ? [run(content, style)] : (content ?? []),
    ...more,
  });
}
