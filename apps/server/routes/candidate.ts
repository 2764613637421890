import { candidateItemSchema, candidateListSchema, candidateViewSchema } from '@plumb/verify/candidate/candidate-view';
import { listCandidates, openCandidate } from '@plumb/verify/candidate/list-candidates';
import { makeCandidate } from '@plumb/verify/candidate/make-candidate';
import { decideCandidate, promoteCandidate } from '@plumb/verify/candidate/promote-candidate';
import { splitCandidate } from '@plumb/verify/candidate/split-candidate';
import { actedSchema } from '@plumb/verify/hit/acted';
import { z } from 'zod';
import type { Door } from '../door.ts';
import { paging } from '../paging.ts';

const tags = ['candidates'];
const params = z.object({ id: z.uuid() });
const base = { revision: z.number().int().min(1), reason: z.string().trim().min(2).max(2000) };

/** Several models' hits on one subject, weighed together. */
export function candidateRoutes({ app, house }: Door): void {
  app.get(
    '/api/candidates',
    {
      config: { action: 'candidate:list' },
      schema: {
        tags,
        summary: 'Candidates in the caller’s sight',
        querystring: z.object({ state: candidateItemSchema.shape.state.optional(), ...paging }),
        response: { 200: candidateListSchema },
      },
    },
    async ({ caller, query }) => listCandidates(house, caller, query),
  );
  app.get(
    '/api/candidates/:id',
    {
      config: { action: 'candidate:open' },
      schema: {
        tags,
        summary: 'One candidate with its hits; leaves a trace',
        params,
        response: { 200: candidateViewSchema },
      },
    },
    async ({ caller, params: { id } }) => openCandidate(house, caller, id),
  );
  app.post(
    '/api/candidates',
    {
      config: { action: 'candidate:make' },
      schema: {
        tags,
        summary: 'Put hits on one subject together',
        body: z.object({ hits: z.array(z.uuid()).min(2).max(200), note: z.string().trim().min(2).max(2000) }),
        response: { 200: actedSchema },
      },
    },
    async ({ caller, body }) => makeCandidate(house, caller, body),
  );
  app.post(
    '/api/candidates/:id/split',
    {
      config: { action: 'candidate:split' },
      schema: {
        tags,
        summary: 'Take hits out again; none named: all',
        params,
        body: z.object({ ...base, hits: z.array(z.uuid()).optional() }),
        response: { 200: actedSchema },
      },
    },
    async ({ caller, params: { id }, body }) => splitCandidate(house, caller, { ...body, candidate: id }),
  );
  app.post(
    '/api/candidates/:id/to-clue',
    {
      config: { action: 'candidate:to-clue' },
      schema: {
        tags,
        summary: 'Propose one clue of all its hits; somebody else approves',
        params,
        body: z.object({ ...base, summary: z.string().trim().min(4).max(500) }),
        response: { 200: actedSchema },
      },
    },
    async ({ caller, params: { id }, body }) => promoteCandidate(house, caller, { ...body, candidate: id }),
  );
  app.post(
    '/api/candidates/:id/decide',
    {
      config: { action: 'candidate:decide' },
      schema: {
        tags,
        summary: 'Approve or refuse the clue',
        params,
        body: z.object({ ...base, approval: z.uuid(), decision: z.enum(['approve', 'refuse']) }),
        response: { 200: actedSchema },
      },
    },
    async ({ caller, params: { id }, body }) => decideCandidate(house, caller, { ...body, candidate: id }),
  );
}
