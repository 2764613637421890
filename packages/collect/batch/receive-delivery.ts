import { createHash, randomUUID } from 'node:crypto';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { Db } from '@plumb/stores/records/open-records';
import type { DeliveredFile, DeliveryWay } from '@plumb/stores/records/tables/delivery';
import { knownContracts } from '../contract/known-contracts.ts';
import { extensionOf } from '../files/find-files.ts';

export const deliveryQueue = 'delivery';

export type ReceiveDelivery = {
  /** What it holds; absent: every file is recognised by its name and header. */
  dataset?: string | undefined;
  way?: DeliveryWay | undefined;
  /** Who delivered it: a department, a person, a path. */
  source: string;
  files: Iterable<IncomingFile> | AsyncIterable<IncomingFile>;
};
export type IncomingFile = { name: string; content: Uint8Array | AsyncIterable<Uint8Array> };
export type Received = {
  id: string;
  no: number /** The same had come before: nothing is loaded again. */;
  repeated: boolean;
  job: string | null;
};

/** Keeps a delivery, durable before it answers, and sends it to be loaded. The same files again are recognised, not doubled. */
export async function receiveDelivery(house: House, caller: Caller, input: ReceiveDelivery): Promise<Received> {
  await act(house, caller, 'delivery:receive', async ({ authorise }) => authorise('delivery:receive', theHouse));
  const { dataset = null, way = null } = input;
  if (dataset !== null && !knownContracts(house.library).has(dataset)) throw unknownDataset(dataset);
  const id = randomUUID();
  const files = await keepFiles(house, id, input.files);
  const digest = digestOf(dataset, way, files);
  try {
    const received = await act(house, caller, 'delivery:receive', async ({ db, now, record, announce }) => {
      const earlier = await sameBefore(db, digest);
      if (earlier) return { ...earlier, repeated: true, job: null };
      const job = await house.jobs.send(deliveryQueue, { delivery: id }, { tx: db, key: id });
      const { no } = await db
        .insertInto('delivery')
        .values({
          id,
          dataset,
          way,
          source: input.source,
          state: 'received',
          digest,
          files: JSON.stringify(files),
          problems: '[]',
          job,
          received_by: caller.account_id,
          received_at: now,
        })
        .returning('no')
        .executeTakeFirstOrThrow();
      record({ object: { type: 'delivery', id }, after: { dataset, way, digest }, reason: input.source });
      announce({ topic: 'batch', id, unit: null });
      return { id, no, repeated: false, job };
    });
    if (received.id !== id) await removeFiles(house, files);
    return received;
  } catch (error) {
    await removeFiles(house, files);
    throw error;
  }
}

async function keepFiles(house: House, id: string, incoming: ReceiveDelivery['files']): Promise<DeliveredFile[]> {
  const files: DeliveredFile[] = [];
  try {
    for await (const { name, content } of incoming) {
      const clean = cleanName(name);
      const extension = extensionOf(clean).replace(/[^a-z0-9]/g, '');
      const key = `deliveries/${id}/${files.length + 1}${extension ? `.${extension}` : ''}`;
      files.push({ name: clean, ...(await house.files.put(key, content)) });
    }
    if (files.length === 0) throw emptyDelivery();
    return files;
  } catch (error) {
    await removeFiles(house, files);
    throw error;
  }
}

async function removeFiles(house: House, files: DeliveredFile[]): Promise<void> {
  for (const { key } of files) await house.files.remove(key);
}

/** A path below the delivery: it may hold folders (they tell the dataset), never a way out. */
function cleanName(name: string): string {
  const parts = name
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const clean = parts.map((part) => part.replace(/[\0-\x1f]/g, '').slice(-200)).join('/');
  if (clean === '') throw namelessFile();
  return clean;
}

function digestOf(dataset: string | null, way: string | null, files: DeliveredFile[]): string {
  const contents = files.map(({ sha256 }) => sha256).sort();
  return createHash('sha256')
    .update(JSON.stringify([dataset, way, contents]))
    .digest('hex');
}

/** The last delivery of the same content, where what it brought is still in place or on its way. */
async function sameBefore(db: Db, digest: string): Promise<{ id: string; no: number } | undefined> {
  const same = await db
    .selectFrom('delivery')
    .select(['id', 'no'])
    .where('digest', '=', digest)
    .where('state', '<>', 'failed')
    .orderBy('no', 'desc')
    .executeTakeFirst();
  if (!same) return undefined;
  const replaced = await db
    .selectFrom('batch')
    .select('id')
    .where('delivery', '=', same.id)
    .where('state', '=', 'replaced')
    .executeTakeFirst();
  return replaced ? undefined : same;
}

function unknownDataset(dataset: string): PlumbError {
  return new PlumbError({
    code: 'no-dataset',
    texts: {
      zh: `没有数据集 ${dataset},可用的名称见 library/datasets`,
      en: `there is no dataset ${dataset}: library/datasets has their names`,
    },
    exit: 2,
  });
}

function emptyDelivery(): PlumbError {
  return new PlumbError({
    code: 'empty-delivery',
    texts: { zh: '没有收到任何文件', en: 'no file was received' },
    exit: 2,
  });
}

function namelessFile(): PlumbError {
  return new PlumbError({
    code: 'bad-input',
    texts: { zh: '文件缺少名称', en: 'a file has no name' },
    where: 'files',
  });
}
