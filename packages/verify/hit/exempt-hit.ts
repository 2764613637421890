import { daysBetween } from '@plumb/ground/period';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { requestApproval } from '@plumb/guard/approval/request-approval';
import type { House } from '@plumb/guard/house';
import { z } from 'zod';
import { actOnHit } from './act-on-hit.ts';
import type { Acted } from './acted.ts';

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

export const exemptionSchema = z.object({
  /** exemption: this fact is covered by a document. suppression: the subject is left out of this model until a day. */
  kind: z.enum(['exemption', 'suppression']),
  doc_ref: z.string().trim().min(2).max(120).optional(),
  valid_from: day,
  valid_to: day,
});
export type Exemption = z.infer<typeof exemptionSchema>;

export type ExemptHit = Exemption & { hit: string; revision: number; reason: string };

/** An analyst proposes that the hit is explained; somebody else approves (decide-hit.ts). */
export async function exemptHit(house: House, caller: Caller, input: ExemptHit): Promise<Acted> {
  expectSound(input);
  const { kind, doc_ref, valid_from, valid_to } = input;
  return actOnHit(house, caller, 'exempt', input, async ({ act, hit }) => {
    const details = { doc_ref: doc_ref ?? null, valid_from, valid_to };
    const { id } = await requestApproval(act, {
      kind,
      object: { type: 'hit', id: hit.id, unit: hit.unit, region: hit.region },
      purpose: kind === 'exemption' ? '豁免排除' : '疑点抑制',
      reason: input.reason,
      details,
    });
    return { details: { kind, ...details }, approval: id };
  });
}

/** The same that the data set exemption_list asks of its rows. */
function expectSound({ kind, doc_ref, valid_from, valid_to }: Exemption): void {
  if (kind === 'exemption' && !doc_ref)
    throw badInput('doc_ref', '豁免须填写依据文件', 'an exemption names its document');
  if (valid_to < valid_from) throw badInput('valid_to', '有效期止不能早于有效期起', 'it ends before it starts');
  if (daysBetween(valid_from, valid_to) > 366)
    throw badInput('valid_to', '有效期最长 366 天', 'it lasts 366 days at most');
}

const badInput = (where: string, zh: string, en: string) =>
  new PlumbError({ code: 'bad-input', where, texts: { zh, en } });
