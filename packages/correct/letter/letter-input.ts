import { PlumbError } from '@plumb/ground/problem';
import { z } from 'zod';
import type { Template } from '../paper/template.ts';

/** What doors take for letters. */

export const letterKindSchema = z.enum(['suggest', 'supervise', 'remind']);

const value = z.union([z.string().max(4000), z.array(z.string().max(2000)).max(60)]);

export const letterContentSchema = z.object({
  unit: z.string().min(1).max(40).describe('org_code of the addressee'),
  unit_name: z.string().trim().min(2).max(60),
  region: z
    .string()
    .regex(/^\d{0,12}$/)
    .nullable()
    .default(null),
  copies: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
  fields: z.record(z.string(), value),
  secrecy: z.string().trim().max(20).nullable().default(null),
  urgency: z.enum(['特急', '加急']).nullable().default(null),
});
export type LetterContent = z.infer<typeof letterContentSchema>;

export const draftLetterSchema = letterContentSchema.extend({
  kind: letterKindSchema,
  about: z
    .array(z.object({ type: z.enum(['hit', 'clue', 'rectification']), id: z.uuid() }))
    .max(50)
    .default([]),
  follows: z.uuid().nullable().default(null).describe('the letter that went unanswered'),
});
export type DraftLetter = z.infer<typeof draftLetterSchema>;

const revision = z.number().int().min(1).describe('the revision that the caller saw');
const reason = z.string().trim().min(2).max(1000);
const opinion = z.string().trim().max(1000).default('');

export const editLetterSchema = letterContentSchema.extend({ revision });
export const submitLetterSchema = z.object({ revision });
export const countersignLetterSchema = z.object({ revision, opinion });
export const approveLetterSchema = z.object({
  revision,
  opinion,
  sensitive_reason: z
    .string()
    .trim()
    .min(2)
    .max(500)
    .nullable()
    .default(null)
    .describe('why L4 values have to stand in it'),
});
export const reasonLetterSchema = z.object({ revision, reason });
export const dispatchLetterSchema = z.object({
  revision,
  manner: z.enum(['在线送达', '当面送达', '公开送达', '邮寄送达']).default('在线送达'),
  place: z.string().trim().max(60).default(''),
});
export const signLetterSchema = z.object({ revision });
export const replyLetterSchema = z.object({ revision, text: z.string().trim().min(2).max(8000) });
export const assessLetterSchema = z.object({
  revision,
  aspects: z
    .array(
      z.object({
        aspect: z.string(),
        met: z.enum(['yes', 'partly', 'no']),
        note: z.string().trim().max(500).default(''),
      }),
    )
    .max(20),
});

/** Refuses fields that the template does not have, a list where a text belongs, and what is too long: names the field. */
export function checkFields(template: Template, fields: LetterContent['fields']): void {
  for (const [id, value] of Object.entries(fields)) {
    const field = template.fields.find((one) => one.id === id);
    if (!field) throw bad(id, `没有“${id}”这一项`, `there is no field "${id}"`);
    if (Array.isArray(value) !== (field.kind === 'list'))
      throw bad(
        id,
        `“${field.label.zh}”应为${field.kind === 'list' ? '条目' : '文字'}`,
        `"${field.label.en}" has to be ${field.kind === 'list' ? 'a list' : 'a text'}`,
      );
    const longest = Math.max(0, ...[value].flat().map((one) => [...one].length));
    if (longest > field.max)
      throw bad(
        id,
        `“${field.label.zh}”最多 ${field.max} 字,现 ${longest} 字`,
        `"${field.label.en}" holds ${longest} characters, at most ${field.max} are allowed`,
      );
  }
}

function bad(id: string, zh: string, en: string): PlumbError {
  return new PlumbError({ code: 'bad-input', texts: { zh, en }, exit: 1, where: `fields.${id}` });
}
