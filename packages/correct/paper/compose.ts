import { fill } from '@plumb/ground/localised';
import { officialDate, officialText, sectionNumeral } from './official-text.ts';
import type { Block, Paper, PaperHead } from './paper.ts';
import type { Template } from './template.ts';

export type LetterValues = Readonly<Record<string, string | readonly string[]>>;

export type Composition = {
  head: Omit<PaperHead, 'number'>;
  /** 纪建〔2026〕3号; a draft shows 〔2026〕 号 with room for it. */
  number: string | null;
  /** What the fields hold, with addressee, organ, contact and days beside them. */
  values: LetterValues;
  /** 'YYYY-MM-DD', of the signature and the imprint. */
  day: string;
  signed_by: string;
  copies: string[];
  printed_by: string;
};

const marksAtEnd = /[。\uff1b\uff01\uff1f]$/;
const longestLead = 40;

/** A template filled with values: sections and items are numbered as they come, an empty list leaves no number behind. */
export function composePaper(template: Template, composition: Composition): Paper {
  const values: LetterValues = { ...composition.values, number: composition.number ?? '', ...daysOf(template) };
  const filled = (text: string) => officialText(fill(text, plain(values)));
  const blocks: Block[] = [];
  let section = 0;
  let item = 0;
  for (const piece of template.body) {
    if ('when' in piece && piece.when && !hasValue(values[piece.when])) continue;
    if ('addressee' in piece) blocks.push({ kind: 'addressee', text: filled(piece.addressee) });
    else if ('section' in piece) {
      section++;
      item = 0;
      blocks.push({
        kind: 'heading',
        level: 1,
        text: `${sectionNumeral(section)}、${filled(piece.section)}`,
        rest: '',
      });
    } else if ('paragraph' in piece) blocks.push({ kind: 'paragraph', text: filled(piece.paragraph) });
    else if ('each' in piece) {
      for (const text of listOf(values[piece.each])) {
        item++;
        blocks.push(itemBlock(piece.as, item, officialText(text)));
      }
    } else if ('attachments' in piece) {
      const items = listOf(values[piece.attachments]).map(officialText);
      if (items.length > 0) blocks.push({ kind: 'attachments', items });
    } else if ('table' in piece)
      blocks.push({
        kind: 'table',
        rows: piece.table.map(({ label, text }) => ({ label, lines: linesOf(text, values) })),
      });
    else blocks.push({ kind: 'signature', organ: composition.signed_by, date: officialDate(composition.day) });
  }
  return {
    form: template.form,
    // 文件格式 carries the organ's name with 文件, 信函格式 the name alone.
    head: {
      ...composition.head,
      organ: template.form === 'document' ? `${composition.head.organ}文件` : composition.head.organ,
      number: composition.number,
    },
    title: filled(template.heading),
    blocks,
    imprint: template.copies
      ? { copies: composition.copies, printed_by: composition.printed_by, printed_on: officialDate(composition.day) }
      : null,
  };
}

/** {plan_days} and the like. */
function daysOf(template: Template): Record<string, string> {
  return Object.fromEntries(template.deadlines.map(({ id, days }) => [`${id}_days`, String(days)]));
}

function itemBlock(as: 'heading2' | 'item' | 'paragraph', n: number, text: string): Block {
  if (as === 'paragraph') return { kind: 'paragraph', text: ended(text) };
  if (as === 'heading2') {
    const [lead, rest] = leadOf(ended(text));
    return { kind: 'heading', level: 2, text: `\uff08${sectionNumeral(n)}\uff09${lead}`, rest };
  }
  return { kind: 'heading', level: 3, text: ended(`${n}.${text}`), rest: '' };
}

/** The first sentence is the heading where it is short; a long text keeps the body's type, with its number alone set apart. */
function leadOf(text: string): [lead: string, rest: string] {
  const end = text.indexOf('。') + 1;
  return end > 0 && end <= longestLead ? [text.slice(0, end), text.slice(end)] : ['', text];
}

function ended(text: string): string {
  return marksAtEnd.test(text) ? text : `${text}。`;
}

/** A cell that is one list placeholder shows a line an entry; a cell without a value stays empty, to be filled in by hand. */
function linesOf(text: string, values: LetterValues): string[] {
  const only = /^\{([a-z][a-z0-9_]*)\}$/.exec(text);
  if (!only) return [officialText(fill(text, plain(values)))];
  const value = values[only[1] as string] ?? '';
  if (typeof value === 'string') return [officialText(value)];
  return value.length === 0 ? [''] : value.map((one, at) => `${at + 1}.${officialText(one)}`);
}

function plain(values: LetterValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? value : value.join('、')]),
  );
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined || value === '') return [];
  return typeof value === 'string' ? [value] : value.filter((one) => one.trim() !== '');
}

function hasValue(value: string | readonly string[] | undefined): boolean {
  return listOf(value).length > 0;
}
