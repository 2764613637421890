import { replyLetter, returnReply, signLetter } from '@plumb/correct/letter/answer-letter';
import { dispatchLetter } from '@plumb/correct/letter/dispatch-letter';
import { draftLetter } from '@plumb/correct/letter/draft-letter';
import { assessLetter, closeLetter, dropLetter, revokeLetter } from '@plumb/correct/letter/end-letter';
import * as input from '@plumb/correct/letter/letter-input';
import * as view from '@plumb/correct/letter/letter-view';
import { letterFilterSchema, listLetters } from '@plumb/correct/letter/list-letters';
import { letterFile, listTemplates, openLetter, readRegister } from '@plumb/correct/letter/open-letter';
import { prefillLetter, prefillSchema } from '@plumb/correct/letter/prefill-letter';
import { approveLetter, countersignLetter, returnLetter } from '@plumb/correct/letter/sign-off-letter';
import { taskSheet } from '@plumb/correct/letter/task-sheet';
import { editLetter, submitLetter } from '@plumb/correct/letter/write-letter';
import type { Caller } from '@plumb/guard/access/caller';
import type { House } from '@plumb/guard/house';
import { z } from 'zod';
import type { Door } from '../door.ts';
import { pageOf, paging } from '../paging.ts';
import { bytes, sendFile } from './file-reply.ts';

const tags = ['letters'];
const params = z.object({ id: z.uuid() });

/** Letters: drafted, signed off, numbered, sent, answered, judged. */
export function letterRoutes({ app, house }: Door): void {
  app.get(
    '/api/letters',
    {
      config: { action: 'letter:list' },
      schema: {
        tags,
        summary: 'Letters, the last changed first',
        querystring: letterFilterSchema.extend(paging),
        response: { 200: pageOf(view.letterItemSchema) },
      },
    },
    async ({ caller, query }) => listLetters(house, caller, query),
  );
  app.get(
    '/api/letters/templates',
    {
      config: { action: 'letter:list' },
      schema: {
        tags,
        summary: 'The kinds of letters with their fields',
        response: { 200: z.object({ items: z.array(view.templateViewSchema) }) },
      },
    },
    async ({ caller }) => ({ items: await listTemplates(house, caller) }),
  );
  app.get(
    '/api/letters/prefill',
    {
      config: { action: 'letter:draft' },
      schema: {
        tags,
        summary: 'What a new letter about a hit or rectification may begin with',
        querystring: prefillSchema,
        response: {
          200: z.object({
            unit: z.string(),
            unit_name: z.string(),
            kind: input.letterKindSchema,
            fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
          }),
        },
      },
    },
    async ({ caller, query }) => prefillLetter(house, caller, query),
  );
  app.get(
    '/api/letters/register',
    {
      config: { action: 'letter:register' },
      schema: {
        tags,
        summary: 'Every number given in a year, the cancelled ones with their reason',
        querystring: z.object({ year: z.coerce.number().int().min(2000).max(2200), kind: z.string().optional() }),
        response: { 200: z.object({ items: z.array(view.registerEntrySchema) }) },
      },
    },
    async ({ caller, query }) => readRegister(house, caller, query),
  );
  app.get(
    '/api/letters/:id',
    {
      config: { action: 'letter:open' },
      schema: {
        tags,
        summary: 'One letter, with its preview, chain and answers; leaves a trace',
        params,
        response: { 200: view.letterViewSchema },
      },
    },
    async ({ caller, params }) => openLetter(house, caller, params),
  );
  for (const which of ['file', 'receipt'] as const)
    app.get(
      `/api/letters/:id/${which}`,
      {
        config: { action: 'letter:open' },
        schema: {
          tags,
          summary: which === 'file' ? 'The letter as it was issued (.docx)' : 'Its proof of delivery (.docx)',
          params,
          response: { 200: bytes },
        },
      },
      async ({ caller, params: { id } }, reply) => sendFile(reply, await letterFile(house, caller, { id, which })),
    );
  app.get(
    '/api/tasks/:id/sheet',
    {
      config: { action: 'task:open' },
      schema: {
        tags: ['tasks'],
        summary: 'The verification task as a paper (核查任务单, .docx); numbered the first time',
        params,
        response: { 200: bytes },
      },
    },
    async ({ caller, params }, reply) => sendFile(reply, await taskSheet(house, caller, params)),
  );
  app.post(
    '/api/letters',
    {
      config: { action: 'letter:draft' },
      schema: { tags, summary: 'Draft a letter', body: input.draftLetterSchema, response: { 200: view.actedSchema } },
    },
    async ({ caller, body }) => draftLetter(house, caller, body),
  );

  /** A write on one letter: parse, do, answer. */
  function write<Body extends z.ZodType<{ revision: number }>>(
    act: string,
    summary: string,
    body: Body,
    perform: (
      house: House,
      caller: Caller,
      asked: z.infer<Body> & { id: string },
    ) => Promise<z.infer<typeof view.actedSchema>>,
  ): void {
    app.post(
      `/api/letters/:id/${act}`,
      {
        config: { action: `letter:${act}` },
        schema: { tags, summary, params, body, response: { 200: view.actedSchema } },
      },
      async (request) => perform(house, request.caller, { ...(request.body as z.infer<Body>), id: request.params.id }),
    );
  }
  write('edit', 'Rewrite a draft', input.editLetterSchema, editLetter);
  write('submit', 'Send it to be signed off', input.submitLetterSchema, submitLetter);
  write('countersign', 'Sign it off for the office whose turn it is', input.countersignLetterSchema, countersignLetter);
  write('return', 'Give it back to its drafters', input.reasonLetterSchema, returnLetter);
  write('approve', 'Approve it as it stands', input.approveLetterSchema, approveLetter);
  write('dispatch', 'Number it, make its file and send it', input.dispatchLetterSchema, dispatchLetter);
  write('sign', 'Sign for it as the addressee', input.signLetterSchema, signLetter);
  write('reply', 'Give the next answer that it asks for', input.replyLetterSchema, replyLetter);
  write('return-reply', 'The answer does not do', input.reasonLetterSchema, returnReply);
  write('assess', 'Judge the answers by every aspect', input.assessLetterSchema, assessLetter);
  write('close', 'Close it', input.reasonLetterSchema, closeLetter);
  write('drop', 'Take it back before it has a number', input.reasonLetterSchema, dropLetter);
  write('revoke', 'Withdraw it and cancel its number', input.reasonLetterSchema, revokeLetter);
}
