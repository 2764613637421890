import type { Db } from '@plumb/stores/records/open-records';
import type { RunExemption } from '@plumb/stores/records/tables/run';
import type { Row } from '@plumb/stores/warehouse/port';

/** Exemptions that people approved on hits, as rows of exemption_list, and as the run remembers them. */
export async function approvedExemptions(
  db: Db,
  models: readonly string[],
): Promise<{ rows: Row[]; given: RunExemption[] }> {
  if (models.length === 0) return { rows: [], given: [] };
  const approved = await db.selectFrom('exemption').selectAll().where('model', 'in', models).orderBy('id').execute();
  return {
    rows: approved.map(({ model, subject_key, doc_ref, approver, valid_from, valid_to }) => ({
      model_id: model,
      subject_key,
      doc_ref,
      approver_id: approver,
      valid_from,
      valid_to,
    })),
    given: approved.map(({ id, approval_no }) => ({ id, approval_no })),
  };
}
