import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { listDeliveries, showDelivery } from '@plumb/collect/batch/list-deliveries';
import { type IncomingFile, receiveDelivery } from '@plumb/collect/batch/receive-delivery';
import { findFiles } from '@plumb/collect/files/find-files';
import { PlumbError } from '@plumb/ground/problem';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Door } from '../door.ts';
import { pageOf, paging } from '../paging.ts';
import { byId, localised, time, way } from './compare-schemas.ts';

export const batchItem = z.object({
  id: z.uuid(),
  no: z.number().int(),
  delivery: z.uuid(),
  dataset: z.string(),
  way,
  source: z.string(),
  state: z.enum(['loading', 'loaded', 'replaced']),
  files: z.array(
    z.object({ name: z.string(), rows: z.number().int(), quarantined: z.number().int(), sha256: z.string() }),
  ),
  rows: z.number().int(),
  fresh: z.number().int(),
  quarantined: z.number().int(),
  period_from: time.nullable(),
  period_to: time.nullable(),
  digest: z.string(),
  received_at: time,
  loaded_at: time.nullable(),
});

const state = z.enum(['received', 'loading', 'loaded', 'failed']);
const deliveryItem = z.object({
  id: z.uuid(),
  no: z.number().int(),
  dataset: z.string().nullable(),
  way: way.nullable(),
  source: z.string(),
  state,
  files: z.array(z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string() })),
  rows: z.number().int(),
  quarantined: z.number().int(),
  problem_count: z.number().int(),
  failure: localised.nullable(),
  received_at: time,
  loaded_at: time.nullable(),
});
const deliveryView = deliveryItem.extend({
  problems: z.array(
    z.object({ file: z.string(), line: z.number().optional(), column: z.string().optional(), text: localised }),
  ),
  batches: z.array(batchItem),
  progress: z.object({ done: z.number(), of: z.number().nullable(), text: localised }).nullable(),
});
const received = z.object({ id: z.uuid(), no: z.number().int(), repeated: z.boolean(), job: z.uuid().nullable() });
const told = { dataset: z.string().optional(), way: way.optional(), source: z.string().min(1).max(200) };

export function batchRoutes({ app, house }: Door): void {
  const tags = ['deliveries'];

  app.get(
    '/api/deliveries',
    {
      config: { action: 'delivery:list' },
      schema: {
        tags,
        summary: 'Deliveries, latest first',
        querystring: z.object({ state: state.optional(), ...paging }),
        response: { 200: pageOf(deliveryItem) },
      },
    },
    async ({ caller, query }) => listDeliveries(house, caller, query),
  );

  app.get(
    '/api/deliveries/:id',
    {
      config: { action: 'delivery:see' },
      schema: {
        tags,
        summary: 'One delivery: problems of its files, batches, progress',
        params: byId,
        response: { 200: deliveryView },
      },
    },
    async ({ caller, params }) => showDelivery(house, caller, params.id),
  );

  app.post(
    '/api/deliveries',
    {
      config: { action: 'delivery:receive' },
      schema: {
        tags,
        summary: 'Deliver files (multipart); kept durably before the answer, loaded by a job',
        consumes: ['multipart/form-data'],
        querystring: z.object(told),
        response: { 202: received },
      },
    },
    async (request, reply) =>
      reply.code(202).send(await receiveDelivery(house, request.caller, { ...request.query, files: uploads(request) })),
  );

  app.post(
    '/api/deliveries/local',
    {
      config: { action: 'delivery:receive' },
      schema: {
        tags,
        summary: 'Deliver files or folders of this machine (command line only)',
        body: z.object({ ...told, paths: z.array(z.string().refine(isAbsolute, 'an absolute path')).min(1).max(1000) }),
        response: { 202: received },
      },
    },
    async ({ caller, body }, reply) => {
      // A path is read with the rights of the platform: only who sits at the machine may name one.
      if (caller.kind === 'person') throw onlyHere();
      const { paths, ...input } = body;
      return reply.code(202).send(await receiveDelivery(house, caller, { ...input, files: local(paths) }));
    },
  );
}

async function* uploads(request: FastifyRequest): AsyncGenerator<IncomingFile> {
  for await (const part of request.files()) {
    yield { name: part.filename, content: part.file };
    if (part.file.truncated) throw tooLarge(part.filename);
  }
}

async function* local(paths: string[]): AsyncGenerator<IncomingFile> {
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (!found) throw notThere(path);
    const files = found.isDirectory() ? (await findFiles(path)).map((file) => file.path) : [''];
    for (const name of files)
      yield { name: name || basename(path), content: createReadStream(join(path, name)) as AsyncIterable<Uint8Array> };
  }
}

function onlyHere(): PlumbError {
  return new PlumbError({
    code: 'not-allowed',
    texts: { zh: '只有本机的命令行可以按路径送数', en: 'only the command line of the machine itself delivers by path' },
    exit: 1,
  });
}

function notThere(path: string): PlumbError {
  return new PlumbError({
    code: 'bad-input',
    texts: { zh: '没有这个文件或文件夹', en: 'there is no such file or folder' },
    where: path,
  });
}

function tooLarge(name: string): PlumbError {
  return new PlumbError({
    code: 'too-large',
    texts: {
      zh: '文件超过网页上传的上限,请用 ./plumb load 送入',
      en: 'the file is larger than an upload may be: deliver it with ./plumb load',
    },
    where: name,
  });
}
