import { PlumbError } from '@plumb/ground/problem';
import { actedSchema } from '@plumb/verify/hit/acted';
import { verdictSchema } from '@plumb/verify/hit/hit-view';
import { acceptTask } from '@plumb/verify/task/accept-task';
import { attachFile, readTaskFile } from '@plumb/verify/task/attach-file';
import { maxBytes, tooLarge } from '@plumb/verify/task/file-kind';
import { askExtension, giveFeedback } from '@plumb/verify/task/give-feedback';
import { listTasks, taskFilterSchema } from '@plumb/verify/task/list-tasks';
import { openTask } from '@plumb/verify/task/open-task';
import { recordFindings } from '@plumb/verify/task/record-findings';
import { returnTask } from '@plumb/verify/task/return-task';
import { attachmentSchema, findingSchema, taskListSchema, taskViewSchema } from '@plumb/verify/task/task-view';
import { z } from 'zod';
import type { Door } from '../door.ts';
import { paging } from '../paging.ts';

const tags = ['tasks'];
const params = z.object({ id: z.uuid() });
const revision = z.number().int().min(1);
const reason = z.string().trim().min(2).max(2000);
const moment = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);

/** Verification in the field. Findings and files may be sent again and again: a phone without a net loses nothing. */
export function taskRoutes({ app, house }: Door): void {
  app.get(
    '/api/tasks',
    {
      config: { action: 'task:list' },
      schema: {
        tags,
        summary: 'Tasks in the caller’s sight, the latest first',
        querystring: taskFilterSchema.extend(paging),
        response: { 200: taskListSchema },
      },
    },
    async ({ caller, query: { limit, cursor, ...filter } }) => listTasks(house, caller, { filter, limit, cursor }),
  );
  app.get(
    '/api/tasks/:id',
    {
      config: { action: 'task:open' },
      schema: {
        tags,
        summary: 'One task with its checklist and masked evidence; leaves a trace',
        params,
        response: { 200: taskViewSchema },
      },
    },
    async ({ caller, params: { id } }) => openTask(house, caller, id),
  );
  app.post(
    '/api/tasks/:id/accept',
    {
      config: { action: 'task:accept' },
      schema: {
        tags,
        summary: 'Sign for the task and name two verifiers or more (H41)',
        params,
        body: z.object({ revision, verifiers: z.array(z.string()).max(20) }),
        response: { 200: actedSchema },
      },
    },
    async ({ caller, params: { id }, body }) => acceptTask(house, caller, { ...body, task: id }),
  );
  app.post(
    '/api/tasks/:id/findings',
    {
      config: { action: 'task:findings' },
      schema: {
        tags,
        summary: 'Findings of the checklist; for one question the latest by the phone’s clock counts',
        params,
        body: z.object({
          findings: z
            .array(
              z.object({
                question: z.string().max(20),
                finding: findingSchema,
                note: z.string().max(4000).optional(),
                at: moment,
              }),
            )
            .min(1)
            .max(100),
        }),
        response: { 200: z.object({ answered: z.number().int(), questions: z.number().int() }) },
      },
    },
    async ({ caller, params: { id }, body }) => recordFindings(house, caller, { ...body, task: id }),
  );
  app.post(
    '/api/tasks/:id/files',
    {
      config: { action: 'task:file' },
      schema: {
        tags,
        summary:
          'Attach a photo or document (multipart: id, question?, file; at most 20 MB; jpg png webp heic pdf docx xlsx)',
        consumes: ['multipart/form-data'],
        params,
        response: { 200: attachmentSchema },
      },
    },
    async (request) => {
      const { id, question, name, bytes } = await uploaded(request);
      return attachFile(house, request.caller, { task: request.params.id, id, question, name, bytes });
    },
  );
  app.get(
    '/api/tasks/:id/files/:file',
    {
      config: { action: 'task:open' },
      schema: {
        tags,
        summary: 'The copy without metadata of a photo, or the document; leaves a trace',
        params: params.extend({ file: z.uuid() }),
        response: { 200: { content: { 'application/octet-stream': { schema: z.string() } } } },
      },
    },
    async ({ caller, params: { id, file } }, reply) => {
      const found = await readTaskFile(house, caller, { task: id, file });
      return reply
        .type(found.mime)
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(found.name)}`)
        .serializer((sent: unknown) => sent as string)
        .send(Buffer.from(found.bytes) as never);
    },
  );
  app.post(
    '/api/tasks/:id/feedback',
    {
      config: { action: 'task:feedback' },
      schema: {
        tags,
        summary: 'The verdict (H50)',
        params,
        body: z.object({
          revision,
          verdict: verdictSchema,
          facts: z.string().trim().min(4).max(8000),
          amount: z.number().min(0).optional(),
          responsible: z.string().trim().max(200).optional(),
        }),
        response: { 200: actedSchema },
      },
    },
    async ({ caller, params: { id }, body }) => giveFeedback(house, caller, { ...body, task: id }),
  );
  app.post(
    '/api/tasks/:id/extension',
    {
      config: { action: 'task:extension' },
      schema: {
        tags,
        summary: 'Ask for ten workdays more, once',
        params,
        body: z.object({ revision, reason }),
        response: { 200: actedSchema },
      },
    },
    async ({ caller, params: { id }, body }) => askExtension(house, caller, { ...body, task: id }),
  );
  app.post(
    '/api/tasks/:id/return',
    {
      config: { action: 'task:return' },
      schema: {
        tags,
        summary: 'Back to the verifiers for more (H41)',
        params,
        body: z.object({ revision, reason }),
        response: { 200: actedSchema },
      },
    },
    async ({ caller, params: { id }, body }) => returnTask(house, caller, { ...body, task: id }),
  );
}

type Multipart = { parts(options: object): AsyncIterable<Part> };
type Part =
  | { type: 'field'; fieldname: string; value: unknown }
  | { type: 'file'; filename: string; toBuffer(): Promise<Buffer>; file: { truncated: boolean } };

const fieldsSchema = z.object({ id: z.uuid(), question: z.string().max(20).optional() });

async function uploaded(
  request: unknown,
): Promise<{ id: string; question?: string | undefined; name: string; bytes: Uint8Array }> {
  const fields: Record<string, unknown> = {};
  let file: { name: string; bytes: Uint8Array } | undefined;
  for await (const part of (request as Multipart).parts({ limits: { fileSize: maxBytes + 1, files: 1 } })) {
    if (part.type === 'field') fields[part.fieldname] = part.value;
    else {
      const bytes = await part.toBuffer();
      if (part.file.truncated) throw tooLarge();
      file = { name: part.filename, bytes };
    }
  }
  const parsed = fieldsSchema.safeParse(fields);
  if (!parsed.success || !file)
    throw new PlumbError({
      code: 'bad-input',
      where: file ? 'id' : 'file',
      texts: { zh: '须以表单上传:id(UUID)与 file', en: 'send a form with id (a UUID) and file' },
    });
  return { ...parsed.data, ...file };
}
