import { actedSchema } from '@plumb/correct/letter/letter-view';
import { attachEvidence, readEvidence } from '@plumb/correct/rectification/attach-evidence';
import * as carryOut from '@plumb/correct/rectification/carry-out-rectification';
import * as judge from '@plumb/correct/rectification/judge-rectification';
import {
  listRectifications,
  listWaitingRequests,
  rectificationFilterSchema,
} from '@plumb/correct/rectification/list-rectifications';
import * as after from '@plumb/correct/rectification/look-back-rectification';
import { openRectification } from '@plumb/correct/rectification/open-rectification';
import { editRectification, issueRectification } from '@plumb/correct/rectification/plan-rectification';
import { recheckRectification } from '@plumb/correct/rectification/recheck-rectification';
import * as input from '@plumb/correct/rectification/rectification-input';
import * as view from '@plumb/correct/rectification/rectification-view';
import { takeUpRectification } from '@plumb/correct/rectification/take-up-rectification';
import type { Caller } from '@plumb/guard/access/caller';
import type { House } from '@plumb/guard/house';
import { z } from 'zod';
import type { Door } from '../door.ts';
import { pageOf, paging } from '../paging.ts';
import { bytes, sendFile } from './file-reply.ts';
import { uploadedEvidence } from './uploaded-evidence.ts';

const tags = ['rectifications'];
const params = z.object({ id: z.uuid() });

/** Rectifications: opened, issued, put right, re-checked, accepted, looked back at. */
export function rectificationRoutes({ app, house }: Door): void {
  app.get(
    '/api/rectifications',
    {
      config: { action: 'rectification:list' },
      schema: {
        tags,
        summary: 'Rectifications, the last changed first',
        querystring: rectificationFilterSchema.extend(paging),
        response: { 200: pageOf(view.rectificationItemSchema) },
      },
    },
    async ({ caller, query }) => listRectifications(house, caller, query),
  );
  app.get(
    '/api/rectifications/requests',
    {
      config: { action: 'rectification:take-up' },
      schema: {
        tags,
        summary: 'Verified hits that wait to be taken up, the oldest first',
        response: { 200: z.object({ items: z.array(view.waitingRequestSchema) }) },
      },
    },
    async ({ caller }) => listWaitingRequests(house, caller),
  );
  app.get(
    '/api/rectifications/:id',
    {
      config: { action: 'rectification:open' },
      schema: {
        tags,
        summary: 'One rectification, with its evidence and re-checks; leaves a trace',
        params,
        response: { 200: view.rectificationViewSchema },
      },
    },
    async ({ caller, params }) => openRectification(house, caller, params),
  );
  app.post(
    '/api/rectifications',
    {
      config: { action: 'rectification:take-up' },
      schema: {
        tags,
        summary: 'Open one, from a verified hit’s request or directly (R10)',
        body: input.takeUpSchema,
        response: { 200: actedSchema },
      },
    },
    async ({ caller, body }) => takeUpRectification(house, caller, body),
  );
  app.post(
    '/api/rectifications/:id/files',
    {
      config: { action: 'rectification:file' },
      schema: {
        tags,
        summary:
          'Attach a proof, voucher or rule (multipart: id, kind, note?, file; at most 20 MB; jpg png webp heic pdf docx xlsx)',
        consumes: ['multipart/form-data'],
        params,
        response: { 200: view.evidenceSchema },
      },
    },
    async (request) =>
      attachEvidence(house, request.caller, { ...(await uploadedEvidence(request)), rectification: request.params.id }),
  );
  app.get(
    '/api/rectifications/:id/files/:file',
    {
      config: { action: 'rectification:open' },
      schema: {
        tags,
        summary: 'One attached file; leaves a trace',
        params: params.extend({ file: z.uuid() }),
        response: { 200: bytes },
      },
    },
    async ({ caller, params: { id, file } }, reply) =>
      sendFile(reply, await readEvidence(house, caller, { rectification: id, file })),
  );

  /** A write on one rectification: parse, do, answer. */
  function write<Body extends z.ZodType<{ revision: number }>>(
    act: string,
    summary: string,
    body: Body,
    perform: (
      house: House,
      caller: Caller,
      asked: z.infer<Body> & { id: string },
    ) => Promise<z.infer<typeof actedSchema>>,
  ): void {
    app.post(
      `/api/rectifications/:id/${act}`,
      {
        config: { action: `rectification:${act}` },
        schema: { tags, summary, params, body, response: { 200: actedSchema } },
      },
      async (request) => perform(house, request.caller, { ...(request.body as z.infer<Body>), id: request.params.id }),
    );
  }
  write(
    'edit',
    'Complete the lists of problem, responsibility, measures and dates',
    input.editRectificationSchema,
    editRectification,
  );
  write('issue', 'Tell the responsible unit (R20)', input.actRectificationSchema, issueRectification);
  write('start', 'Sign for it and start (R30)', input.actRectificationSchema, carryOut.startRectification);
  write('report', 'Report what was done', input.reportRectificationSchema, carryOut.reportRectification);
  write('request-extension', 'Ask for more time, once (R25)', input.extensionSchema, carryOut.requestExtension);
  write('grant-extension', 'Grant the time asked for', input.reasonRectificationSchema, judge.grantExtension);
  write('refuse-extension', 'Refuse the time asked for', input.reasonRectificationSchema, judge.refuseExtension);
  write('submit', 'Hand it in as put right (R40)', input.submitRectificationSchema, carryOut.submitRectification);
  write('review', 'Take up the review (R50)', input.actRectificationSchema, judge.reviewRectification);
  write(
    'recheck',
    'Run the same model again on the subject’s newer data',
    input.actRectificationSchema,
    recheckRectification,
  );
  write('return', 'Give it back (R30)', input.reasonRectificationSchema, judge.returnRectification);
  write('accept', 'Accept it (R60)', input.acceptSchema, judge.acceptRectification);
  write(
    'look-back',
    'Look back at it; what has come back is a relapse (R70, R85)',
    input.lookBackSchema,
    after.lookBack,
  );
  write('close', 'Close it (R90)', input.reasonRectificationSchema, after.closeRectification);
  write('reopen', 'Issue what relapsed anew (R20)', input.reopenSchema, after.reopenRectification);
  write(
    'supersede',
    'Leave what relapsed to the newer one (R90)',
    input.actRectificationSchema,
    after.supersedeRectification,
  );
}
