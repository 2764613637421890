import type { House } from '@plumb/guard/house';
import { actOnClue } from '@plumb/verify/clue/act-on-clue';
import { askForData } from '@plumb/verify/hit/ask-for-data';
import { assignHit } from '@plumb/verify/hit/assign-hit';
import { decideHit } from '@plumb/verify/hit/decide-hit';
import { exemptHit } from '@plumb/verify/hit/exempt-hit';
import { closeHit, proposeClue, rectifyHit } from '@plumb/verify/hit/review-hit';
import { readCast } from './cast.ts';
import { correcting } from './correct-hits.ts';
import { type HistoryHit, verifying } from './verify-hits.ts';

export type HistoryOptions = {
  house: House;
  unitName(code: string): string /** Lets a demo day pass. */;
  nextDay(days: number): void;
};

/** Some weeks of an office's work on the first run's hits, through the use cases that people use: something of every state. */
export async function playHistory({ house, unitName, nextDay }: HistoryOptions): Promise<{ hits: number }> {
  const cast = await readCast(house);
  const { verify, on } = verifying(house, cast);
  const { rectify, remind } = correcting(house, cast, unitName);
  const departments = ['unit1', 'unit2'].map((login) => cast(login).unit);
  const hits = mixed(await openHits(house));
  const take = (fits: (hit: HistoryHit) => boolean = () => true) => {
    const at = hits.findIndex(fits);
    return at < 0 ? undefined : hits.splice(at, 1)[0];
  };
  const several = async (
    n: number,
    work: (hit: HistoryHit, n: number) => Promise<void>,
    fits?: (hit: HistoryHit) => boolean,
  ) => {
    for (let done = 0; done < n; done++) {
      const hit = take(fits);
      if (hit) await work(hit, done);
    }
  };
  const total = hits.length;
  const departmental = (hit: HistoryHit) => departments.includes(hit.unit);
  const found = (hit: HistoryHit) => ({
    verdict: 'true' as const,
    facts: '经调取原始单据、比对派车记录并询问经办人，情况属实',
    ...(hit.amount === null ? {} : { amount: Math.round(hit.amount * 100) / 100 }),
  });
  const toRectify = async (hit: HistoryHit, n: number) => {
    await verify(hit, 'review', found(hit));
    await rectifyHit(house, cast('director'), {
      ...(await on(hit.id, '事实清楚,转纠正整改')),
      unit: hit.unit,
      problem: '公务用车及费用管理不严,须限期整改',
    });
    await rectify(hit, n);
  };

  await several(4, toRectify, departmental);
  nextDay(6);
  await several(3, async (hit) => {
    await verify(hit, 'review', { verdict: 'false', facts: '有审批手续,台账登记遗漏,现已补录' });
    await closeHit(house, cast('director'), { ...(await on(hit.id, '不属实,销号')), label: 'fp' });
  });
  nextDay(5);
  await several(2, async (hit) => {
    await verify(hit, 'review', found(hit));
    const asked = await proposeClue(house, cast('director'), {
      ...(await on(hit.id, '涉嫌违反中央八项规定精神')),
      summary: '公务用车及加油异常,涉嫌公车私用',
    });
    if (!asked.approval) return;
    await decideHit(house, cast('cases'), {
      ...(await on(hit.id, '同意转问题线索')),
      approval: asked.approval,
      decision: 'approve',
    });
    const clue = await house.records.db
      .selectFrom('clue')
      .select(['id', 'revision'])
      .orderBy('receipt_no', 'desc')
      .executeTakeFirst();
    if (clue)
      await actOnClue(house, cast('cases'), {
        clue: clue.id,
        revision: clue.revision,
        act: 'admit',
        reason: '编号入库',
      });
  });
  nextDay(4);
  await remind(departments[0] as string);
  await several(3, (hit) => verify(hit, 'review', found(hit)));
  await several(3, (hit) => verify(hit, 'answered', { verdict: 'partly', facts: '部分属实:一次加油无派车单' }));
  nextDay(4);
  await several(4, (hit) => verify(hit, 'verifying', found(hit)));
  nextDay(3);
  await several(4, (hit) => verify(hit, 'sent', found(hit)));
  await several(2, async (hit) => {
    const slip = { dataset: 'dispatch_order', department: '机关事务管理局', what: '补充当日派车单' };
    await askForData(house, cast('analyst'), { ...(await on(hit.id, '缺派车单，无法判断')), ...slip });
  });
  await several(2, async (hit) => {
    const today = house.now().slice(0, 10);
    const exemption = { kind: 'exemption' as const, doc_ref: '机管〔2026〕12号', valid_from: today, valid_to: today };
    await exemptHit(house, cast('analyst'), { ...(await on(hit.id, '有备用油桶审批')), ...exemption });
  });
  await several(5, async (hit) => {
    await assignHit(house, cast('director'), {
      ...(await on(hit.id, '请尽快研判')),
      account: cast('analyst').account_id,
    });
  });
  return { hits: total - hits.length };
}

async function openHits(house: House): Promise<HistoryHit[]> {
  const rows = await house.records.db
    .selectFrom('hit')
    .select(['id', 'unit', 'model', 'amount'])
    .where('state', '=', 'H20')
    .where('unit', 'is not', null)
    .where('suppressed_by', 'is', null)
    .orderBy('severity_rank', 'desc')
    .orderBy('no')
    .execute();
  return rows.map(({ id, unit, model, amount }) => ({ id, unit: unit as string, model, amount }));
}

/** One of each model, then the second of each, and so on: the lists show many models. */
function mixed(hits: HistoryHit[]): HistoryHit[] {
  const byModel = [...Map.groupBy(hits, ({ model }) => model).values()];
  const longest = Math.max(0, ...byModel.map((of) => of.length));
  return Array.from({ length: longest }, (_, n) => byModel.flatMap((of) => of.slice(n, n + 1))).flat();
}
