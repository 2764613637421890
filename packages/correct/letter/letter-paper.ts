import { createHash } from 'node:crypto';
import type { LetterTable } from '@plumb/stores/records/tables/letter';
import type { Selectable } from 'kysely';
import { composePaper } from '../paper/compose.ts';
import type { Paper } from '../paper/paper.ts';
import { letterOf } from './letter-template.ts';
import { organById } from './organ.ts';

type Content = Pick<
  Selectable<LetterTable>,
  'kind' | 'template_version' | 'organ' | 'unit' | 'unit_name' | 'copies' | 'fields' | 'secrecy' | 'urgency'
>;

/** SHA-256 of everything that is approved: kind, addressee, copies, contents. */
export function letterDigest(letter: Content): string {
  const { kind, template_version, organ, unit, unit_name, copies, fields, secrecy, urgency } = letter;
  const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([kind, template_version, organ, unit, unit_name, copies, sorted, secrecy, urgency]))
    .digest('hex');
}

/** The letter as paper: for the preview with room for its number, and for the file. `day`: its date. */
export function letterPaper(library: string, letter: Content, issue: { number: string | null; day: string }): Paper {
  const template = letterOf(library, letter.kind);
  const organ = organById(library, letter.organ);
  return composePaper(template, {
    head: {
      organ: organ.mark,
      // 份号 is for letters with a secrecy; the first copy is the one that is kept.
      copy_no: letter.secrecy === null ? null : '000001',
      secrecy: letter.secrecy,
      urgency: letter.urgency,
    },
    number: issue.number,
    values: { ...letter.fields, addressee: letter.unit_name, organ: organ.short },
    day: issue.day,
    signed_by: organ.signed_by,
    copies: letter.copies,
    printed_by: organ.printed_by,
  });
}

/** A number that is still to be given: 纪建〔2026〕 号. */
export function openNumber(word: string | null, day: string): string | null {
  return word === null ? null : `${word}〔${day.slice(0, 4)}〕\u3000号`;
}
