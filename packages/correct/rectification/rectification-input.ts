import { PlumbError } from '@plumb/ground/problem';
import { z } from 'zod';

/** What doors take for rectifications. */

const revision = z.number().int().min(1).describe('the revision that the caller saw');
const reason = z.string().trim().min(2).max(1000);
const text = (max: number) => z.string().trim().max(max);
const money = z.number().min(0).max(1e12).multipleOf(0.01);
const day = z.iso.date();

const plan = z.object({
  title: text(80).min(2),
  problem: text(2000).min(2),
  kind: z.enum(['at_once', 'by_date', 'long_term']),
  unit_name: text(60).min(2),
  responsible: text(60).default(''),
  goal: text(500).default(''),
  measures: z
    .array(z.object({ text: text(500).min(2), owner: text(60).min(1), due: day }))
    .max(40)
    .default([]),
  due: day.nullable().default(null),
  money_involved: money.default(0),
  money_owed: money.default(0),
});
export type RectificationPlan = z.infer<typeof plan>;

export const takeUpSchema = plan.extend({
  request: z.uuid().nullable().default(null).describe('the request of a verified hit'),
  unit: z.string().max(40).default('').describe('org_code; taken from the request where there is one'),
  letter: z.uuid().nullable().default(null),
  hit: z.uuid().nullable().default(null),
});
export type TakeUp = z.infer<typeof takeUpSchema>;

export const editRectificationSchema = plan.extend({ revision });
export const actRectificationSchema = z.object({ revision });
export const reasonRectificationSchema = z.object({ revision, reason });
export const reportRectificationSchema = z.object({
  revision,
  text: text(4000).min(2),
  money_recovered: money.optional(),
  rules_made: z
    .array(z.object({ title: text(120).min(2), number: text(60), made_on: day }))
    .max(40)
    .optional(),
  people_handled: z
    .object({
      first: z.number().int().min(0).max(9999),
      second: z.number().int().min(0).max(9999),
      third: z.number().int().min(0).max(9999),
      fourth: z.number().int().min(0).max(9999),
    })
    .optional(),
});
export const submitRectificationSchema = z.object({ revision, reason: text(1000).default('') });
export const extensionSchema = z.object({ revision, until: day, reason });
export const acceptSchema = z.object({
  revision,
  reason,
  despite: text(1000).default('').describe('why it is accepted though the re-check is not clear'),
});
export const lookBackSchema = z.object({ revision, found: z.boolean(), reason });
export const reopenSchema = z.object({
  revision,
  reason,
  due: day,
  accountability: text(500).default('').describe('who answers for the relapse, where no letter of advice was issued'),
});

/** 涉及 ≥ 应追 ≥ 已追, each naming the one that is too large. */
export function checkMoney(money: { involved: number; owed: number; recovered: number }): void {
  if (money.owed > money.involved)
    throw bad('money_owed', '应追金额不能大于涉及金额', 'the money owed cannot exceed the money involved');
  if (money.recovered > money.owed)
    throw bad('money_recovered', '已追金额不能大于应追金额', 'the money recovered cannot exceed the money owed');
}

function bad(where: string, zh: string, en: string): PlumbError {
  return new PlumbError({ code: 'bad-input', texts: { zh, en }, exit: 1, where });
}
