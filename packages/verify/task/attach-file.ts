import { createHash } from 'node:crypto';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { unseen } from '@plumb/guard/access/refusal';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { TaskFileTable } from '@plumb/stores/records/tables/field-task';
import type { Selectable } from 'kysely';
import sharp from 'sharp';
import { loadHit } from '../hit/load-hit.ts';
import { expectAtWork, lockTask, taskResource } from './act-on-task.ts';
import { type FileKind, fileKindOf } from './file-kind.ts';
import { expectVerifier } from './record-findings.ts';
import type { AttachmentView } from './task-view.ts';

export type AttachFile = {
  task: string;
  /** Made by the phone before it sends: sent again it is the same attachment. */
  id: string;
  question?: string | undefined;
  name: string;
  bytes: Uint8Array;
};

/**
 * A photo or document of the field. The original is kept as it came, under its hash; people look at a copy without metadata
 * (no position, no device). Sent again with the same id and content it is the same; with other content it is refused.
 */
export async function attachFile(house: House, caller: Caller, input: AttachFile): Promise<AttachmentView> {
  const kind = await fileKindOf(input.name, input.bytes);
  const sha256 = createHash('sha256').update(input.bytes).digest('hex');
  return act(house, caller, 'task:file', async (act) => {
    const { task } = await lockTask(act, input.task, 'task:file');
    const earlier = await act.db.selectFrom('task_file').selectAll().where('id', '=', input.id).executeTakeFirst();
    if (earlier) {
      if (earlier.task === task.id && earlier.sha256 === sha256) return attachmentView(earlier);
      throw new PlumbError({
        code: 'file-exists',
        where: 'id',
        texts: {
          zh: '该编号已用于另一文件,请重新选择文件',
          en: 'this id is taken by another file: choose the file again',
        },
        exit: 1,
      });
    }
    expectAtWork(task);
    expectVerifier(task, caller);
    const place = `tasks/${task.id}/${input.id}`;
    const original_key = `${place}/original-${sha256}.${kind.ending}`;
    await putOnce(house, original_key, input.bytes);
    const view = kind.kind === 'photo' ? await viewCopy(input.bytes, kind) : undefined;
    const view_key = view ? `${place}/view.jpg` : null;
    if (view && view_key) await putOnce(house, view_key, view);
    const row = await act.db
      .insertInto('task_file')
      .values({
        id: input.id,
        task: task.id,
        question: input.question ?? null,
        kind: kind.kind,
        name: plainName(input.name),
        mime: kind.mime,
        bytes: input.bytes.length,
        sha256,
        original_key,
        view_key,
        by: caller.account_id,
        by_name: caller.name,
        at: act.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    act.record({ object: { type: 'task', id: task.id }, after: { file: row.id, sha256, bytes: row.bytes } });
    act.announce({ topic: 'task', id: task.id, unit: task.unit });
    return attachmentView(row);
  });
}

/** A crash between file and row leaves the file: the next try finds it there. */
async function putOnce(house: House, key: string, bytes: Uint8Array): Promise<void> {
  if (!(await house.files.has(key))) await house.files.put(key, bytes);
}

/** Turned upright, at most 2400 pixels, no metadata. HEIC cannot be decoded here: it has no copy to look at. */
async function viewCopy(bytes: Uint8Array, { mime }: FileKind): Promise<Uint8Array | undefined> {
  if (mime === 'image/heic') return undefined;
  try {
    const image = sharp(bytes, { limitInputPixels: 100_000_000, failOn: 'error' }).rotate();
    return await image
      .resize({ width: 2400, height: 2400, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 85 })
      .toBuffer();
  } catch (cause) {
    throw new PlumbError({
      code: 'file-broken',
      where: 'file',
      texts: {
        zh: '照片已损坏,无法打开,请重新拍摄或选择',
        en: 'the photo is broken and cannot be opened: take or choose it again',
      },
      cause,
    });
  }
}

const plainName = (name: string) =>
  name
    .replace(/^.*[\\/]/, '')
    .replace(/\p{Cc}/gu, '')
    .slice(-120);

export function attachmentView(row: Selectable<TaskFileTable>): AttachmentView {
  const { id, question, kind, name, mime, bytes, sha256, by, by_name, at } = row;
  return { id, question, kind, name, mime, bytes, sha256, has_view: row.view_key !== null, by, by_name, at };
}

export type ReadFile = { task: string; file: string };
export type TaskFile = { name: string; mime: string; bytes: Uint8Array };

/** The copy to look at, or the document; leaves a trace. The sealed original of a photo stays where it is. */
export async function readTaskFile(house: House, caller: Caller, input: ReadFile): Promise<TaskFile> {
  return act(house, caller, 'task:open', async (act) => {
    const row = await act.db
      .selectFrom('task_file')
      .selectAll()
      .where('id', '=', input.file)
      .where('task', '=', input.task)
      .executeTakeFirst();
    const task =
      row && (await act.db.selectFrom('field_task').selectAll().where('id', '=', row.task).executeTakeFirst());
    const hit = task && (await loadHit(act.db, task.hit));
    if (!row || !task || !hit) throw unseen({ type: 'task', id: input.task });
    act.authorise('task:open', taskResource(task, hit));
    act.record({ object: { type: 'task', id: task.id }, reason: `file ${row.id}` });
    const bytes = await house.files.read(row.view_key ?? row.original_key);
    return { name: row.name, mime: row.view_key ? 'image/jpeg' : row.mime, bytes };
  });
}
