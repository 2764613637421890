import type { Resource } from '@plumb/guard/access/policy-book';
import type { Db } from '@plumb/stores/records/open-records';
import type { FieldTaskTable } from '@plumb/stores/records/tables/field-task';
import type { HitTable } from '@plumb/stores/records/tables/hit';
import type { Selectable } from 'kysely';

export type HitRow = Selectable<HitTable>;
export type TaskRow = Selectable<FieldTaskTable>;

/** One hit; with `lock` nobody else changes it until the transaction ends. */
export async function loadHit(db: Db, id: string, lock = false): Promise<HitRow | undefined> {
  const query = db.selectFrom('hit').selectAll().where('id', '=', id);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

export async function loadTask(db: Db, id: string | null): Promise<TaskRow | undefined> {
  if (id === null) return undefined;
  return db.selectFrom('field_task').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The hit as policies ask about it; `executor` is the unit that verifies it, `requested_by` who asked for what is being decided. */
export function hitResource(
  hit: Pick<HitRow, 'id' | 'unit' | 'region' | 'state' | 'model' | 'assigned_to'>,
  task?: Pick<TaskRow, 'unit' | 'verifiers'>,
  requestedBy?: string,
): Resource {
  return {
    type: 'hit',
    id: hit.id,
    unit: hit.unit,
    region: hit.region,
    attributes: {
      state: hit.state,
      model: hit.model,
      assigned_to: hit.assigned_to ?? undefined,
      executor: task?.unit,
      verifiers: task?.verifiers,
      requested_by: requestedBy,
    },
  };
}
