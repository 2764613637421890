import type { Caller } from '@plumb/guard/access/caller';
import type { House } from '@plumb/guard/house';
import { actedSchema } from '@plumb/verify/hit/acted';
import { askForData, closeDataError, dataSupplied, rejectHit } from '@plumb/verify/hit/ask-for-data';
import { assignHit, handOverHit } from '@plumb/verify/hit/assign-hit';
import { decideHit } from '@plumb/verify/hit/decide-hit';
import { dispatchHit, redirectHit } from '@plumb/verify/hit/dispatch-hit';
import { exemptHit, exemptionSchema } from '@plumb/verify/hit/exempt-hit';
import { hitFilterSchema } from '@plumb/verify/hit/hit-filter';
import { hitTimeline } from '@plumb/verify/hit/hit-timeline';
import {
  hitCountsSchema,
  hitListSchema,
  hitTimelineSchema,
  hitViewSchema,
  labelSchema,
  localised,
} from '@plumb/verify/hit/hit-view';
import { inbox, inboxSchema } from '@plumb/verify/hit/inbox';
import { countHits, listHits } from '@plumb/verify/hit/list-hits';
import { openHit } from '@plumb/verify/hit/open-hit';
import * as review from '@plumb/verify/hit/review-hit';
import { triageHits, triageSchema } from '@plumb/verify/hit/triage-hits';
import { vehicleDayOf } from '@plumb/verify/hit/vehicle-day';
import { z } from 'zod';
import type { Door } from '../door.ts';
import { paging } from '../paging.ts';

const tags = ['hits'];
const params = z.object({ id: z.uuid() });
const disclosed = z.object({
  disclosure: z
    .string()
    .max(100)
    .optional()
    .describe('Opens L4 values: id of a disclosure of this caller for this hit'),
});
const base = {
  revision: z.number().int().min(1).describe('The revision that the user saw'),
  reason: z.string().trim().min(2).max(2000),
};
const slip = { dataset: z.string().min(1).max(80), department: z.string().trim().min(1).max(120) };
const sent = {
  unit: z.string().min(1).max(40),
  verifiers: z.array(z.string()).max(20).optional(),
  questions: z.array(localised).max(20).optional(),
  note: z.string().max(2000).optional(),
};

/** Hits: the queue, one hit, and every act on it. */
export function hitRoutes({ app, house, options }: Door): void {
  app.get(
    '/api/hits',
    {
      config: { action: 'hit:list' },
      schema: {
        tags,
        summary: 'Hits in the caller’s sight, the gravest and newest first; masked',
        querystring: hitFilterSchema.extend(paging),
        response: { 200: hitListSchema },
      },
    },
    async ({ caller, query: { limit, cursor, ...filter } }) => listHits(house, caller, { filter, limit, cursor }),
  );
  app.get(
    '/api/hits/counts',
    {
      config: { action: 'hit:list' },
      schema: {
        tags,
        summary: 'How many hits of each state the filter finds',
        querystring: hitFilterSchema,
        response: { 200: hitCountsSchema },
      },
    },
    async ({ caller, query }) => countHits(house, caller, query),
  );
  app.get(
    '/api/hits/inbox',
    {
      config: { action: 'hit:list' },
      schema: { tags, summary: 'What needs the caller today', response: { 200: inboxSchema } },
    },
    async ({ caller }) => inbox(house, caller),
  );
  app.get(
    '/api/hits/:id',
    {
      config: { action: 'hit:open' },
      schema: {
        tags,
        summary: 'One hit with its evidence, masked unless disclosed; leaves a trace',
        params,
        querystring: disclosed,
        response: { 200: hitViewSchema },
      },
    },
    async ({ caller, params: { id }, query }) => openHit(house, caller, { hit: id, ...query }),
  );
  app.get(
    '/api/hits/:id/timeline',
    {
      config: { action: 'hit:open' },
      schema: {
        tags,
        summary: 'What happened around the moment; positions only with a disclosure',
        params,
        querystring: disclosed,
        response: { 200: hitTimelineSchema },
      },
    },
    async ({ caller, params: { id }, query }) =>
      hitTimeline(house, caller, { hit: id, ...query }, options.warehouse && vehicleDayOf(options.warehouse.main)),
  );
  app.post(
    '/api/hits/triage',
    {
      config: { action: 'hit:triage' },
      schema: {
        tags,
        summary: 'One decision over up to 10,000 hits; lists what could not be done and why',
        body: triageSchema,
        response: {
          200: z.object({
            done: z.number().int(),
            refused: z.array(
              z.object({ id: z.uuid(), no: z.number().nullable(), code: z.string(), message: localised }),
            ),
          }),
        },
      },
    },
    async ({ caller, body }) => triageHits(house, caller, body),
  );

  /** One act on one hit: POST /api/hits/:id/<verb>. */
  const write = <Shape extends z.ZodRawShape, Input>(
    verb: string,
    summary: string,
    shape: Shape,
    work: (house: House, caller: Caller, input: Input) => Promise<z.infer<typeof actedSchema>>,
    action = `hit:${verb}`,
  ) =>
    app.post(
      `/api/hits/:id/${verb}`,
      {
        config: { action },
        schema: { tags, summary, params, body: z.object({ ...base, ...shape }), response: { 200: actedSchema } },
      },
      async ({ caller, params: { id }, body }) => work(house, caller, { ...(body as object), hit: id } as Input),
    );

  write('assign', 'Give the hit to a person', { account: z.string().min(1) }, assignHit);
  write('hand-over', 'Hand the hit over to a colleague', { account: z.string().min(1) }, handOverHit);
  write('exempt', 'Propose an exemption or a suppression; somebody else approves', exemptionSchema.shape, exemptHit);
  write(
    'need-data',
    'Ask the department for missing data (H31)',
    { ...slip, what: z.string().trim().min(2).max(2000) },
    askForData,
  );
  write('data-supplied', 'The department supplied the data: back to triage', {}, dataSupplied);
  write(
    'reject',
    'A data error: a defect slip to the department (H90)',
    { ...slip, problem: z.string().trim().min(2).max(2000) },
    rejectHit,
  );
  write('close-data-error', 'The data error is settled (H92)', {}, closeDataError);
  write('dispatch', 'Send the hit to a unit for verification (H40)', sent, dispatchHit);
  write('redirect', 'Send it to another unit before it was accepted', sent, redirectHit);
  write('submit-review', 'The field’s answer is complete: to the review (H60)', {}, review.submitReview);
  write('return', 'Back to the verifiers for more (H41)', {}, review.returnHit);
  write('cross-check', 'The second look at one hit in ten', { agrees: z.boolean() }, review.crossCheck);
  write(
    'to-clue',
    'Propose a clue (H70); somebody else approves',
    { summary: z.string().trim().min(4).max(500) },
    review.proposeClue,
  );
  write(
    'rectify',
    'To be put right (H71)',
    {
      unit: z.string().min(1).max(40),
      problem: z.string().trim().min(4).max(2000),
      amount: z.number().min(0).optional(),
      due_days: z.number().int().min(1).max(365).optional(),
    },
    review.rectifyHit,
  );
  write(
    'transfer-out',
    'Propose to hand it to another organ (H72); somebody else approves',
    {
      organ: z.enum(['police', 'audit', 'medical_insurance', 'tax', 'other']),
      organ_name: z.string().trim().min(2).max(120),
      letter_no: z.string().trim().max(120).optional(),
    },
    review.transferHit,
  );
  write('close', 'Close with a label that feeds the model’s precision (H92)', { label: labelSchema }, review.closeHit);
  write('reopen', 'Reopen on a new fact (H20)', { new_fact: z.string().trim().min(4).max(2000) }, review.reopenHit);
  write(
    'decide',
    'Approve or refuse what somebody else asked for on this hit',
    { approval: z.uuid(), decision: z.enum(['approve', 'refuse']) },
    decideHit,
  );
}
