import { randomUUID } from 'node:crypto';
import type { House } from '@plumb/guard/house';
import type { Verdict } from '@plumb/stores/records/tables/hit';
import { isSampled } from '@plumb/verify/hit/cross-check';
import { dispatchHit } from '@plumb/verify/hit/dispatch-hit';
import { crossCheck, submitReview } from '@plumb/verify/hit/review-hit';
import { acceptTask } from '@plumb/verify/task/accept-task';
import { attachFile } from '@plumb/verify/task/attach-file';
import { giveFeedback } from '@plumb/verify/task/give-feedback';
import { recordFindings } from '@plumb/verify/task/record-findings';
import { groups } from './accounts.ts';
import type { Cast } from './cast.ts';

export type HistoryHit = { id: string; unit: string; model: string; amount: number | null };
export type Field = { verdict: Verdict; facts: string; amount?: number };

/** How far a hit is taken: sent out, being verified, answered, before the review. */
export type Stage = 'sent' | 'verifying' | 'answered' | 'review';

const sheet = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF');

export function verifying(house: House, cast: Cast) {
  const { db } = house.records;
  const revision = async (hit: string) =>
    (await db.selectFrom('hit').select('revision').where('id', '=', hit).executeTakeFirstOrThrow()).revision;
  const on = async (hit: string, reason: string) => ({ hit, reason, revision: await revision(hit) });
  /** The group that looks after the hit's unit, and its two verifiers. */
  const groupOf = (unit: string) =>
    cast('verifier1').units.includes(unit)
      ? { unit: groups[0], people: ['verifier1', 'verifier2'] as const }
      : { unit: groups[1], people: ['verifier3', 'verifier4'] as const };

  async function verify(hit: HistoryHit, to: Stage, field: Field): Promise<void> {
    const group = groupOf(hit.unit);
    const [first, second] = [cast(group.people[0]), cast(group.people[1])];
    await dispatchHit(house, cast('analyst'), {
      ...(await on(hit.id, '证据清楚，需现场核实')),
      unit: group.unit,
    });
    if (to === 'sent') return;
    const task = await db
      .selectFrom('field_task')
      .select(['id', 'checklist'])
      .where('hit', '=', hit.id)
      .where('state', '=', 'sent')
      .executeTakeFirstOrThrow();
    const verifiers = [first.account_id, second.account_id];
    await acceptTask(house, first, { task: task.id, revision: await revision(hit.id), verifiers });
    const asked = to === 'verifying' ? task.checklist.slice(0, 1) : task.checklist;
    const finding = field.verdict === 'false' ? ('refuted' as const) : ('confirmed' as const);
    const findings = asked.map(({ id }) => ({ question: id, finding, at: house.now() }));
    await recordFindings(house, second, { task: task.id, findings });
    if (to === 'verifying') return;
    await attachFile(house, first, { task: task.id, id: randomUUID(), name: '调取材料.pdf', bytes: sheet });
    await giveFeedback(house, first, { task: task.id, revision: await revision(hit.id), ...field });
    if (to === 'answered') return;
    await submitReview(house, cast('analyst'), await on(hit.id, '材料齐全，提请认定'));
    if (isSampled(hit.id))
      await crossCheck(house, cast('director2'), { ...(await on(hit.id, '复核一致')), agrees: true });
  }
  return { verify, on };
}
