import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type TestHouse, testHouse } from '@plumb/guard/house-fixture';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { replyLetter, returnReply, signLetter } from './answer-letter.ts';
import { dispatchLetter } from './dispatch-letter.ts';
import { draftLetter } from './draft-letter.ts';
import { assessLetter, closeLetter } from './end-letter.ts';
import { letterAt, letterInput, people } from './letter-fixture.ts';
import { listLetters } from './list-letters.ts';
import { letterFile, openLetter, readRegister } from './open-letter.ts';
import { remindLetters } from './remind-letters.ts';
import { approveLetter, countersignLetter, returnLetter } from './sign-off-letter.ts';
import { editLetter, submitLetter } from './write-letter.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let house: TestHouse;
before(async () => {
  server = await startTestRecords();
});
after(() => server.stop());
beforeEach(async () => {
  house = testHouse(await server.fresh());
});

const refusedWith = (code: string, text?: RegExp) => (error: { code: string; texts: { zh: string; en: string } }) => {
  assert.equal(error.code, code);
  if (text) assert.match(error.texts.zh, text);
  assert.ok(error.texts.en.length > 3);
  return true;
};
const of = ({ id, revision }: { id: string; revision: number }) => ({ id, revision });
const aspects = ['responsibility', 'measures', 'rules', 'money', 'effect'].map((aspect) => ({
  aspect,
  met: 'yes' as const,
  note: '',
}));

describe('the whole way', () => {
  test('a letter of advice from its draft to its end, with its deadlines', async () => {
    house.clock.now = '2026-03-02 09:00:00';
    let letter = await letterAt(house, 'dispatched', 'suggest');
    assert.equal(letter.no, '纪建〔2026〕1号');
    assert.equal(letter.due_at, '2026-03-05 23:59:59', 'to be signed for within three workdays');

    house.clock.now = '2026-03-03 10:00:00';
    letter = await signLetter(house, people.department, of(letter));
    assert.equal(letter.due_at, '2026-04-02 23:59:59', '30 natural days');

    house.clock.now = '2026-03-20 10:00:00';
    letter = await replyLetter(house, people.department, { ...of(letter), text: '采纳,附整改方案' });
    assert.equal(letter.due_at, '2026-05-02 23:59:59', '60 natural days');
    await assert.rejects(
      assessLetter(house, people.director, { ...of(letter), aspects }),
      refusedWith('not-ready', /还有应报送的回复未报送/),
    );

    house.clock.now = '2026-05-05 10:00:00';
    letter = await replyLetter(house, people.department, { ...of(letter), text: '已落实' });
    const view = await openLetter(house, people.director, letter);
    assert.deepEqual(
      view.stages.map(({ on_time }) => on_time),
      [true, false],
    );
    assert.equal(view.on_time, false);

    await assert.rejects(
      assessLetter(house, people.director, { ...of(letter), aspects: aspects.slice(1) }),
      refusedWith('not-ready', /逐项/),
    );
    letter = await assessLetter(house, people.director, { ...of(letter), aspects });
    letter = await closeLetter(house, people.director, { ...of(letter), reason: '落实到位' });
    assert.equal(letter.state, 'closed');
    assert.deepEqual(
      (await openLetter(house, people.leader, letter)).history.map(({ act }) => act),
      [
        'draft',
        'submit',
        'countersign',
        'countersign',
        'approve',
        'dispatch',
        'sign',
        'reply',
        'reply',
        'assess',
        'close',
      ],
    );
  });

  for (const [kind, due] of [
    // 2026-04-06 is a day of the Qingming holiday: 15 and 10 workdays reach over it.
    ['supervise', '2026-04-13 23:59:59'],
    ['remind', '2026-04-03 23:59:59'],
  ] as const)
    test(`${kind}: answers are due in workdays from the day it was signed for`, async () => {
      house.clock.now = '2026-03-20 09:00:00';
      const letter = await letterAt(house, 'dispatched', kind);
      assert.equal((await signLetter(house, people.department, of(letter))).due_at, due);
    });

  test('an answer that does not do is owed again', async () => {
    let letter = await letterAt(house, 'dispatched');
    letter = await signLetter(house, people.department, of(letter));
    letter = await replyLetter(house, people.department, { ...of(letter), text: '已整改' });
    house.clock.now = '2026-04-20 09:00:00';
    letter = await returnReply(house, people.director, { ...of(letter), reason: '缺佐证' });
    assert.equal(letter.state, 'signed');
    assert.equal(letter.due_at, '2026-04-27 23:59:59', 'five workdays from now');
    letter = await replyLetter(house, people.department, { ...of(letter), text: '补充佐证' });
    const view = await openLetter(house, people.director, letter);
    assert.deepEqual(
      view.replies.map(({ returned_because }) => returned_because),
      ['缺佐证', null],
    );
  });
});

test('who drafted it does not sign it off under another account', async () => {
  const letter = await letterAt(house, 'countersign');
  for (const { account_id: account } of [people.analyst, people.director])
    await house.records.db
      .insertInto('recusal_tie')
      .values({ account, id_no: '210203197905011230', degree: 0, relation: '本人', as_of: house.now() })
      .execute();
  await assert.rejects(
    countersignLetter(house, people.director, { ...of(letter), opinion: '同意' }),
    refusedWith('not-allowed', /起草人/),
  );
});

test('the addressee sees the letter, not who signed it off and what it comes from', async () => {
  const letter = await letterAt(house, 'dispatched');
  const inside = await openLetter(house, people.analyst, letter);
  assert.ok(inside.chain.length > 0 && inside.history.some(({ act }) => act === 'countersign'));
  const outside = await openLetter(house, people.department, letter);
  assert.deepEqual([outside.chain, outside.about, outside.model, outside.sensitive_reason], [[], [], null, null]);
  assert.deepEqual(
    outside.history.map(({ act }) => act),
    ['dispatch'],
  );
});

describe('the issued file', () => {
  test('is a .docx with the number, its digest in the records and its receipt beside it', async () => {
    const letter = await letterAt(house, 'dispatched');
    const { content, name } = await letterFile(house, people.department, { id: letter.id, which: 'file' });
    assert.equal(name, '整改督办函纪督〔2026〕1号.docx');
    assert.deepEqual([...content.subarray(0, 2)], [0x50, 0x4b]);
    const view = await openLetter(house, people.department, letter);
    assert.equal(view.file?.sha256, createHash('sha256').update(content).digest('hex'));
    assert.equal(view.paper.head.number, '纪督〔2026〕1号');
    const receipt = await letterFile(house, people.department, { id: letter.id, which: 'receipt' });
    assert.equal(receipt.name, '送达回证纪督〔2026〕1号.docx');
  });

  test('before it is issued there is none, and the preview has room for its number', async () => {
    const letter = await letterAt(house, 'approved');
    await assert.rejects(
      letterFile(house, people.leader, { id: letter.id, which: 'file' }),
      refusedWith('wrong-state'),
    );
    assert.equal((await openLetter(house, people.leader, letter)).paper.head.number, '纪督〔2026〕\u3000号');
  });
});

describe('nobody approves their own', () => {
  test('who drafted it does not sign it off, approve it or return it, whatever the office', async () => {
    const drafter = { ...people.director, roles: ['conduct_director', 'leader', 'conduct_analyst'] as const };
    let letter = await draftLetter(house, drafter, letterInput('remind'));
    letter = await submitLetter(house, drafter, of(letter));
    const approval = { ...of(letter), opinion: '', sensitive_reason: null };
    await assert.rejects(approveLetter(house, drafter, approval), refusedWith('not-allowed'));
    await assert.rejects(returnLetter(house, drafter, { ...of(letter), reason: '重写' }), refusedWith('not-allowed'));
    const refusals = await house.records.db
      .selectFrom('ledger_entry')
      .select('act')
      .where('outcome', '=', 'refused')
      .execute();
    assert.deepEqual(refusals.map(({ act }) => act).sort(), ['letter:approve', 'letter:return']);
  });

  test('who wrote in it counts as a drafter', async () => {
    let letter = await letterAt(house, 'draft', 'remind');
    letter = await editLetter(house, people.director, { ...letterInput('remind'), ...of(letter) });
    letter = await submitLetter(house, people.analyst, of(letter));
    const approval = { ...of(letter), opinion: '', sensitive_reason: null };
    await assert.rejects(approveLetter(house, people.director, approval), refusedWith('not-allowed'));
    assert.equal((await approveLetter(house, people.leader, approval)).state, 'approved');
  });

  test('a letter of advice goes through both offices in their order', async () => {
    const letter = await letterAt(house, 'countersign', 'suggest');
    const sign = { ...of(letter), opinion: '' };
    await assert.rejects(countersignLetter(house, people.trial, sign), refusedWith('not-ready', /轮到/));
    const next = await countersignLetter(house, people.director, sign);
    assert.equal(next.state, 'countersign');
    assert.equal((await countersignLetter(house, people.trial, { ...of(next), opinion: '' })).state, 'approval');
  });

  test('returned and submitted again it needs every signature anew', async () => {
    let letter = await letterAt(house, 'approval');
    letter = await returnLetter(house, people.leader, { ...of(letter), reason: '措辞' });
    letter = await submitLetter(house, people.analyst, of(letter));
    assert.equal(letter.state, 'countersign');
    const view = await openLetter(house, people.leader, letter);
    assert.ok(view.chain.every(({ by }) => by === null));
  });
});

describe('bad input', () => {
  test('a letter without approval is refused and takes no number', async () => {
    for (const state of ['draft', 'countersign', 'approval'] as const) {
      const letter = await letterAt(house, state);
      const dispatch = { ...of(letter), manner: '在线送达' as const, place: '' };
      await assert.rejects(dispatchLetter(house, people.analyst, dispatch), refusedWith('wrong-state', /未经签发/));
    }
    assert.equal((await readRegister(house, people.case_manager, { year: 2026 })).items.length, 0);
  });

  test('two at once: the second is told who was first, nothing is lost', async () => {
    const letter = await letterAt(house, 'draft');
    await editLetter(house, people.director, { ...letterInput('supervise', { unit_name: '市农业局' }), ...of(letter) });
    await assert.rejects(
      editLetter(house, people.analyst, { ...letterInput('supervise'), ...of(letter) }),
      refusedWith('changed-meanwhile', /钱主任/),
    );
    assert.equal((await openLetter(house, people.analyst, letter)).unit_name, '市农业局');
  });

  test('what the template does not have, the wrong shape and too much are named', async () => {
    const draft = (fields: Record<string, string | string[]>) =>
      draftLetter(house, people.analyst, letterInput('remind', { fields }));
    const where = (name: string) => (error: { where: string; code: string }) =>
      error.code === 'bad-input' && error.where === `fields.${name}`;
    await assert.rejects(draft({ colour: 'red' }), where('colour'));
    await assert.rejects(draft({ risks: 'one text' }), where('risks'));
    await assert.rejects(draft({ subject: '长'.repeat(41) }), where('subject'));
  });

  test('an incomplete letter is not submitted', async () => {
    const letter = await draftLetter(
      house,
      people.analyst,
      letterInput('supervise', { fields: { subject: '事项', problems: [' '] } }),
    );
    await assert.rejects(
      submitLetter(house, people.analyst, of(letter)),
      refusedWith('not-ready', /situation, problems/),
    );
  });

  test('an identity number stands in a letter only where the approver says why', async () => {
    const fields = { ...letterInput('supervise').fields, problems: ['持卡人 11010519491231002X'] };
    const letter = await letterAt(house, 'approval', 'supervise', { fields });
    const approval = { ...of(letter), opinion: '' };
    await assert.rejects(
      approveLetter(house, people.leader, { ...approval, sensitive_reason: null }),
      refusedWith('not-ready', /高敏信息/),
    );
    const approved = await approveLetter(house, people.leader, { ...approval, sensitive_reason: '须核对本人身份' });
    const sent = await dispatchLetter(house, people.analyst, { ...of(approved), manner: '当面送达', place: '' });
    assert.equal(sent.state, 'dispatched');
  });

  test('a text changed behind the approval is not issued', async () => {
    const letter = await letterAt(house, 'approved');
    await house.records.db.updateTable('letter').set({ unit_name: '别的单位' }).where('id', '=', letter.id).execute();
    await assert.rejects(
      dispatchLetter(house, people.analyst, { ...of(letter), manner: '在线送达', place: '' }),
      refusedWith('not-ready', /不一致/),
    );
  });
});

describe('sight', () => {
  test('the addressed unit sees its letter once it is sent; others never, and that is audited', async () => {
    const draft = await letterAt(house, 'approved');
    await assert.rejects(openLetter(house, people.department, draft), refusedWith('not-found'));
    const sent = await letterAt(house, 'dispatched');
    assert.equal((await openLetter(house, people.department, sent)).id, sent.id);
    await assert.rejects(openLetter(house, people.stranger, sent), refusedWith('not-found'));
    await assert.rejects(openLetter(house, people.engineer, sent), refusedWith('not-found'));
    await assert.rejects(signLetter(house, people.stranger, of(sent)), refusedWith('not-found'));
    const seen = (caller: typeof people.department) => listLetters(house, caller, { limit: 10 });
    assert.deepEqual(
      (await seen(people.department)).items.map(({ id }) => id),
      [sent.id],
    );
    assert.deepEqual((await seen(people.stranger)).items, []);
    assert.equal((await seen(people.leader)).items.length, 2);
    const refusals = await house.records.db
      .selectFrom('ledger_entry')
      .select('object_id')
      .where('outcome', '=', 'refused')
      .execute();
    assert.equal(refusals.length, 4);
  });

  test('a letter about a hit that does not exist is not drafted', async () => {
    const about = [{ type: 'hit' as const, id: crypto.randomUUID() }];
    await assert.rejects(
      draftLetter(house, people.analyst, letterInput('supervise', { about })),
      refusedWith('not-found'),
    );
  });

  test('pages by last change reach every letter once', async () => {
    const made: string[] = [];
    for (let n = 0; n < 5; n++) made.push((await letterAt(house, 'draft')).id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listLetters(house, people.leader, { limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    assert.deepEqual(seen.toSorted(), made.toSorted());
    await assert.rejects(listLetters(house, people.leader, { limit: 2, cursor: 'x' }), refusedWith('bad-input'));
  });
});

test('reminders at 80, 100 and 120 % of the limit, each once', async () => {
  house.clock.now = '2026-03-02 09:00:00';
  const letter = await letterAt(house, 'dispatched');
  await signLetter(house, people.department, of(letter));
  const machine = { ...people.leader, kind: 'system' as const };
  const told: [string, number][] = [];
  // 15 workdays end on 2026-03-23.
  for (const day of ['2026-03-10', '2026-03-18', '2026-03-19', '2026-03-24', '2026-03-26', '2026-03-27']) {
    house.clock.now = `${day} 09:00:00`;
    told.push([day, (await remindLetters(house, machine)).reminded]);
  }
  assert.deepEqual(told, [
    ['2026-03-10', 0],
    ['2026-03-18', 1],
    ['2026-03-19', 0],
    ['2026-03-24', 1],
    ['2026-03-26', 1],
    ['2026-03-27', 0],
  ]);
  const view = await openLetter(house, people.leader, letter);
  assert.deepEqual(
    view.history.slice(-3).map(({ act }) => act),
    ['remind', 'remind', 'escalate'],
  );
  assert.equal(view.escalation, 120);
});
