import { actOnClue } from '@plumb/verify/clue/act-on-clue';
import { addDocument, signDocument } from '@plumb/verify/clue/add-document';
import { clueInputSchema } from '@plumb/verify/clue/clue-input';
import { clueActNames } from '@plumb/verify/clue/clue-machine';
import {
  clueCountsSchema,
  clueListSchema,
  clueSourceSchema,
  clueViewSchema,
  secrecySchema,
} from '@plumb/verify/clue/clue-view';
import { decideClue } from '@plumb/verify/clue/decide-clue';
import { clueFilterSchema, countClues, listClues } from '@plumb/verify/clue/list-clues';
import { openClue } from '@plumb/verify/clue/open-clue';
import { registerClue } from '@plumb/verify/clue/register-clue';
import { actedSchema } from '@plumb/verify/hit/acted';
import { z } from 'zod';
import type { Door } from '../door.ts';
import { paging } from '../paging.ts';

const tags = ['clues'];
const params = z.object({ id: z.uuid() });
const base = { revision: z.number().int().min(1), reason: z.string().trim().min(2).max(2000) };
const revision = base.revision;

const newClue = z.object({
  source: clueSourceSchema.exclude(['hit']),
  subject: z.object({
    type: z.enum(['person', 'unit', 'vehicle', 'company', 'community', 'card', 'place']),
    key: z.string().trim().min(1).max(120),
    label: z.string().trim().min(1).max(120),
  }),
  unit: z.string().max(40).nullable().default(null),
  region: z
    .string()
    .regex(/^\d{2,12}$/)
    .nullable()
    .default(null),
  summary: z.string().trim().min(4).max(500),
  facts: z.string().trim().min(4).max(20_000),
  field: z.string().max(60).nullable().optional(),
  rank: z.string().max(60).nullable().optional(),
  secrecy: secrecySchema,
  real_name: z.boolean().default(false),
  is_head: z.boolean().default(false),
});

/** Clues, from their receipt to the archive. */
export function clueRoutes({ app, house }: Door): void {
  app.get(
    '/api/clues',
    {
      config: { action: 'clue:list' },
      schema: {
        tags,
        summary: 'Clues in the caller’s sight, the latest first',
        querystring: clueFilterSchema.extend(paging),
        response: { 200: clueListSchema },
      },
    },
    async ({ caller, query: { limit, cursor, ...filter } }) => listClues(house, caller, { filter, limit, cursor }),
  );
  app.get(
    '/api/clues/counts',
    {
      config: { action: 'clue:list' },
      schema: {
        tags,
        summary: 'How many clues of each state',
        querystring: clueFilterSchema,
        response: { 200: clueCountsSchema },
      },
    },
    async ({ caller, query }) => countClues(house, caller, query),
  );
  app.get(
    '/api/clues/:id',
    {
      config: { action: 'clue:open' },
      schema: {
        tags,
        summary: 'One clue with its hits, documents and history; leaves a trace',
        params,
        response: { 200: clueViewSchema },
      },
    },
    async ({ caller, params: { id } }) => openClue(house, caller, id),
  );
  app.post(
    '/api/clues',
    {
      config: { action: 'clue:register' },
      schema: { tags, summary: 'Receive a clue from elsewhere (C10)', body: newClue, response: { 200: actedSchema } },
    },
    async ({ caller, body }) => registerClue(house, caller, body),
  );
  app.post(
    '/api/clues/:id/act',
    {
      config: { action: 'clue:act' },
      schema: {
        tags,
        summary: 'An act of the clue machine; some only ask for an approval',
        params,
        body: clueInputSchema.extend({ ...base, act: z.enum(clueActNames) }),
        response: { 200: actedSchema },
      },
    },
    async ({ caller, params: { id }, body }) => actOnClue(house, caller, { ...body, clue: id }),
  );
  app.post(
    '/api/clues/:id/decide',
    {
      config: { action: 'clue:decide' },
      schema: {
        tags,
        summary: 'Approve or refuse what an office asked for',
        params,
        body: z.object({ ...base, approval: z.uuid(), decision: z.enum(['approve', 'refuse']) }),
        response: { 200: actedSchema },
      },
    },
    async ({ caller, params: { id }, body }) => decideClue(house, caller, { ...body, clue: id }),
  );
  app.post(
    '/api/clues/:id/documents',
    {
      config: { action: 'clue:document' },
      schema: {
        tags,
        summary: 'Put a document into the file; its author has signed it',
        params,
        body: z.object({
          revision,
          kind: z.enum([
            'plan',
            'minutes',
            'statement',
            'report',
            'decision',
            'trial_report',
            'first_form_record',
            'other',
          ]),
          title: z.string().trim().min(2).max(200),
          body: z.string().trim().min(2).max(100_000),
        }),
        response: { 200: actedSchema.extend({ document: z.uuid() }) },
      },
    },
    async ({ caller, params: { id }, body }) => addDocument(house, caller, { ...body, clue: id }),
  );
  app.post(
    '/api/clues/:id/documents/:document/sign',
    {
      config: { action: 'clue:document' },
      schema: {
        tags,
        summary: 'Sign a document of the file',
        params: params.extend({ document: z.uuid() }),
        body: z.object({ revision }),
        response: { 200: actedSchema },
      },
    },
    async ({ caller, params: { id, document }, body }) => signDocument(house, caller, { ...body, clue: id, document }),
  );
}
