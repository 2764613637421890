import type { Caller } from '@plumb/guard/access/caller';
import { requestApproval } from '@plumb/guard/approval/request-approval';
import type { House } from '@plumb/guard/house';
import { z } from 'zod';
import { actOnHit } from './act-on-hit.ts';
import type { Acted } from './acted.ts';

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

export const exemptionSchema = z
  .object({
    /** exemption: this fact is covered by a document. suppression: the subject is left out of this model until a day. */
    kind: z.enum(['exemption', 'suppression']),
    doc_ref: z.string().trim().min(2).max(120).optional(),
    valid_from: day,
    valid_to: day,
  })
  .refine((one) => one.kind === 'suppression' || one.doc_ref !== undefined, {
    path: ['doc_ref'],
    message: '豁免须填写依据文件 / an exemption names its document',
  })
  .refine((one) => one.valid_from <= one.valid_to, {
    path: ['valid_to'],
    message: '止日不能早于起日 / ends before it starts',
  })
  .refine((one) => (Date.parse(one.valid_to) - Date.parse(one.valid_from)) / 86_400_000 <= 366, {
    path: ['valid_to'],
    message: '有效期最长 366 天 / at most 366 days',
  });
export type Exemption = z.infer<typeof exemptionSchema>;

export type ExemptHit = Exemption & { hit: string; revision: number; reason: string };

/** An analyst proposes that the hit is explained; somebody else approves (decide-hit.ts). */
export async function exemptHit(house: House, caller: Caller, input: ExemptHit): Promise<Acted> {
  const { kind, doc_ref, valid_from, valid_to } = exemptionSchema.parse(input);
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
