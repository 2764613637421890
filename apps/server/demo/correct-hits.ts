import { randomUUID } from 'node:crypto';
import { replyLetter, signLetter } from '@plumb/correct/letter/answer-letter';
import { dispatchLetter } from '@plumb/correct/letter/dispatch-letter';
import { draftLetter } from '@plumb/correct/letter/draft-letter';
import { draftLetterSchema } from '@plumb/correct/letter/letter-input';
import { approveLetter, countersignLetter } from '@plumb/correct/letter/sign-off-letter';
import { submitLetter } from '@plumb/correct/letter/write-letter';
import { attachEvidence } from '@plumb/correct/rectification/attach-evidence';
import {
  reportRectification,
  startRectification,
  submitRectification,
} from '@plumb/correct/rectification/carry-out-rectification';
import { issueRectification } from '@plumb/correct/rectification/plan-rectification';
import { takeUpSchema } from '@plumb/correct/rectification/rectification-input';
import { takeUpRectification } from '@plumb/correct/rectification/take-up-rectification';
import type { House } from '@plumb/guard/house';
import type { Cast } from './cast.ts';
import type { HistoryHit } from './verify-hits.ts';

const proof = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF');
const contact = '党风政风监督室,0000-0000000';

export function correcting(house: House, cast: Cast, unitName: (code: string) => string) {
  const analyst = cast('analyst');
  const of = ({ id, revision }: { id: string; revision: number }) => ({ id, revision });
  const department = (unit: string) => cast(cast('unit1').unit === unit ? 'unit1' : 'unit2');
  const inDays = (days: number) => {
    const at = new Date(`${house.now().slice(0, 10)}T00:00:00Z`);
    at.setUTCDate(at.getUTCDate() + days);
    return at.toISOString().slice(0, 10);
  };

  async function supervise(hit: HistoryHit): Promise<string> {
    const draft = draftLetterSchema.parse({
      kind: 'supervise',
      unit: hit.unit,
      unit_name: unitName(hit.unit),
      about: [{ type: 'hit', id: hit.id }],
      fields: {
        subject: '公务用车管理',
        situation: '经核实,你单位在公务用车使用和费用管理方面存在需要整改的问题。',
        problems: ['部分加油、出车没有派车记录。'],
        requirements: ['逐项对照整改,追缴不应由公款承担的费用,完善派车和加油审批。'],
        contact,
      },
    });
    let letter = await draftLetter(house, analyst, draft);
    letter = await submitLetter(house, analyst, of(letter));
    letter = await countersignLetter(house, cast('director2'), { ...of(letter), opinion: '同意' });
    letter = await approveLetter(house, cast('leader'), { ...of(letter), opinion: '同意', sensitive_reason: null });
    letter = await dispatchLetter(house, analyst, { ...of(letter), manner: '在线送达', place: '' });
    await signLetter(house, department(hit.unit), of(letter));
    return letter.id;
  }

  /** Takes the request of a verified hit up; the first goes furthest. */
  async function rectify(hit: HistoryHit, n: number): Promise<void> {
    const letter = await supervise(hit);
    const request = await house.records.db
      .selectFrom('rectification_request')
      .select('id')
      .where('hit', '=', hit.id)
      .executeTakeFirstOrThrow();
    const money = hit.amount === null ? {} : { money_involved: cents(hit.amount), money_owed: cents(hit.amount) };
    const plan = takeUpSchema.parse({
      request: request.id,
      letter,
      title: '公务用车管理不严',
      problem: '加油、出车没有派车记录',
      kind: 'by_date',
      unit_name: unitName(hit.unit),
      responsible: '办公室',
      goal: '一车一卡、一事一单',
      measures: [{ text: '清理油卡、补齐派车单', owner: '办公室', due: inDays(30) }],
      due: inDays(45),
      ...money,
    });
    let row = await takeUpRectification(house, analyst, plan);
    if (n === 3) return;
    row = await issueRectification(house, analyst, of(row));
    if (n === 2) return;
    const unit = department(hit.unit);
    row = await startRectification(house, unit, of(row));
    row = await reportRectification(house, unit, {
      ...of(row),
      text: '已清理油卡,修订派车制度',
      ...(hit.amount === null ? {} : { money_recovered: cents(hit.amount) }),
      rules_made: [{ title: '公务用车使用管理办法', number: '1', made_on: house.now().slice(0, 10) }],
    });
    if (n === 1) return;
    for (const kind of ['proof', 'recovery_voucher'] as const)
      await attachEvidence(house, unit, {
        rectification: row.id,
        id: randomUUID(),
        kind,
        name: '佐证.pdf',
        note: '',
        bytes: proof,
      });
    await submitRectification(house, unit, { ...of(row), reason: '整改完成,申请销号' });
  }

  /** A letter of reminder, answered. */
  async function remind(unit: string): Promise<void> {
    const draft = draftLetterSchema.parse({
      kind: 'remind',
      unit,
      unit_name: unitName(unit),
      fields: {
        subject: '节日期间公务用车管理',
        situation: '节日将至。',
        risks: ['公车私用'],
        tips: ['封存停驶、钥匙集中保管'],
        contact,
      },
    });
    let letter = await draftLetter(house, analyst, draft);
    letter = await submitLetter(house, analyst, of(letter));
    letter = await approveLetter(house, cast('leader'), { ...of(letter), opinion: '同意', sensitive_reason: null });
    letter = await dispatchLetter(house, analyst, { ...of(letter), manner: '在线送达', place: '' });
    letter = await signLetter(house, department(unit), of(letter));
    await replyLetter(house, department(unit), { ...of(letter), text: '已对照检查,车辆已封存,钥匙集中保管。' });
  }
  return { rectify, remind };
}

const cents = (amount: number) => Math.round(amount * 100) / 100;
