import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { PlumbError } from '@plumb/ground/problem';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import sharp from 'sharp';
import { dispatchHit } from '../hit/dispatch-hit.ts';
import { type Scene, scene } from '../verify-fixture.ts';
import { acceptTask } from './accept-task.ts';
import { attachFile, readTaskFile } from './attach-file.ts';
import { maxBytes } from './file-kind.ts';
import { giveFeedback } from './give-feedback.ts';
import { listTasks } from './list-tasks.ts';
import { openTask } from './open-task.ts';
import { recordFindings } from './record-findings.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let s: Scene;
let task: string;
before(async () => {
  server = await startTestRecords();
});
after(() => server.stop());
beforeEach(async () => {
  s = await scene(await server.fresh());
  const { house, people } = s;
  const hit = await s.hit();
  await dispatchHit(house, people.analyst, {
    hit,
    revision: 1,
    reason: '核实',
    unit: 'PZ01',
    questions: [{ zh: '看里程表', en: 'read the odometer' }],
  });
  task = (await house.records.db.selectFrom('field_task').select('id').executeTakeFirstOrThrow()).id;
  await acceptTask(house, people.verifier, {
    task,
    revision: 2,
    verifiers: [people.verifier.account_id, people.verifier2.account_id],
  });
});

const refusedWith =
  (code: string, part = '') =>
  (error: unknown) => {
    assert.ok(error instanceof PlumbError, String(error));
    assert.equal(error.code, code, error.message);
    assert.ok(!part || error.texts.zh.includes(part), error.texts.zh);
    return true;
  };

/** A photo that says where and with which device it was taken. */
const photo = () =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#336' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'SecretPhone', Model: 'X1' }, IFD3: { GPSLatitude: '38/1 54/1 0/1' } })
    .toBuffer();

describe('a photo of the field', () => {
  test('the original is kept as it came; people look at a copy without metadata', async () => {
    const { house, people } = s;
    const bytes = await photo();
    assert.ok(bytes.includes('SecretPhone'));
    const id = randomUUID();
    const kept = await attachFile(house, people.verifier, { task, id, name: 'IMG_1.JPG', bytes });
    assert.deepEqual([kept.kind, kept.mime, kept.bytes, kept.has_view], ['photo', 'image/jpeg', bytes.length, true]);
    const { original_key } = await house.records.db
      .selectFrom('task_file')
      .select('original_key')
      .executeTakeFirstOrThrow();
    assert.deepEqual(Buffer.from(await house.files.read(original_key)), bytes);
    assert.ok(original_key.includes(kept.sha256));
    const seen = await readTaskFile(house, people.director, { task, file: id });
    assert.ok(!Buffer.from(seen.bytes).includes('SecretPhone'));
    assert.equal((await sharp(seen.bytes).metadata()).exif, undefined);
  });

  test('sent again it is the same; another content under its id is refused', async () => {
    const { house, people } = s;
    const given = { task, id: randomUUID(), name: 'a.jpg', bytes: await photo() };
    assert.deepEqual(await attachFile(house, people.verifier, given), await attachFile(house, people.verifier, given));
    assert.equal((await openTask(house, people.verifier, task)).files.length, 1);
    const other = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer();
    await assert.rejects(attachFile(house, people.verifier, { ...given, bytes: other }), refusedWith('file-exists'));
  });

  const page = Buffer.from('<html><script>alert(1)</script></html>');
  const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600)]);
  const bad: [string, string, () => Buffer | Promise<Buffer>, string][] = [
    ['a page called photo', 'a.jpg', () => page, 'file-kind'],
    ['a program called document', 'a.pdf', () => exe, 'file-kind'],
    ['a photo called document', 'a.pdf', photo, 'file-disguised'],
    ['a photo without an ending', 'photo', photo, 'file-disguised'],
    ['nothing', 'a.jpg', () => Buffer.alloc(0), 'file-empty'],
    ['more than 20 MB', 'a.jpg', () => Buffer.alloc(maxBytes + 1, 0xff), 'too-large'],
    ['a photo cut off', 'a.jpg', async () => (await photo()).subarray(0, 200), 'file-broken'],
  ];
  for (const [what, name, bytes, code] of bad)
    test(`${what} is refused (${code}) and nothing is kept`, async () => {
      const { house, people } = s;
      await assert.rejects(
        attachFile(house, people.verifier, { task, id: randomUUID(), name, bytes: await bytes() }),
        refusedWith(code),
      );
      assert.equal((await openTask(house, people.verifier, task)).files.length, 0);
    });
});

describe('findings', () => {
  test('sent late or twice, the one found last counts', async () => {
    const { house, people } = s;
    const send = (finding: 'confirmed' | 'refuted', at: string) =>
      recordFindings(house, people.verifier, { task, findings: [{ question: 'q1', finding, at }] });
    await send('confirmed', '2026-03-02 08:40:00');
    await send('refuted', '2026-03-02 08:20:00');
    const { checklist } = await openTask(house, people.verifier, task);
    assert.deepEqual([checklist[0]?.finding, checklist[0]?.at], ['confirmed', '2026-03-02 08:40:00']);
    assert.equal((await send('refuted', '2099-01-01 00:00:00')).answered, 1);
    assert.equal(
      (await openTask(house, people.verifier, task)).checklist[0]?.at,
      house.now(),
      'a clock that runs ahead',
    );
  });

  test('an unknown question, a stranger of the unit, a task not accepted: refused', async () => {
    const { house, people } = s;
    const findings = [{ question: 'q1', finding: 'confirmed' as const, at: house.now() }];
    await assert.rejects(
      recordFindings(house, people.verifier, {
        task,
        findings: [{ question: 'q99', finding: 'confirmed', at: house.now() }],
      }),
      refusedWith('no-question', 'q99'),
    );
    const colleague = await s.person('field_verifier', { unit: 'PZ01', units: ['U1'] });
    await assert.rejects(recordFindings(house, colleague, { task, findings }), refusedWith('not-allowed'));
    const hit = await s.hit();
    await dispatchHit(house, people.analyst, { hit, revision: 1, reason: '核实', unit: 'PZ01' });
    const waiting = (
      await house.records.db.selectFrom('field_task').select('id').where('hit', '=', hit).executeTakeFirstOrThrow()
    ).id;
    await assert.rejects(
      recordFindings(house, people.verifier, { task: waiting, findings }),
      refusedWith('wrong-state', '待签收'),
    );
  });

  test('no verdict before every question is answered, nor "true" without something to show', async () => {
    const { house, people } = s;
    const verdict = (of: 'true' | 'false') =>
      giveFeedback(house, people.verifier, { task, revision: 3, verdict: of, facts: '油箱实测 70 升' });
    await assert.rejects(verdict('false'), refusedWith('not-ready', '未答'));
    const { checklist } = await openTask(house, people.verifier, task);
    assert.equal(checklist.length, 5, 'the model asks four, the sender one');
    await recordFindings(house, people.verifier, {
      task,
      findings: checklist.map(({ id }) => ({ question: id, finding: 'unclear', at: house.now() })),
    });
    await assert.rejects(verdict('true'), refusedWith('not-ready', '佐证'));
    assert.equal((await verdict('false')).state, 'H50');
  });
});

describe('lists of tasks', () => {
  test('a verifier sees those of the own unit; the office those in its sight; pages go on where they ended', async () => {
    const { house, people } = s;
    for (let n = 0; n < 2; n++) await s.person('field_verifier', { unit: 'PZ02', units: ['U1'] });
    for (const unit of ['PZ02', 'PZ01', 'PZ01']) {
      house.clock.now = `2026-03-02 1${unit.at(-1)}:00:00`;
      await dispatchHit(house, people.analyst, { hit: await s.hit(), revision: 1, reason: '核实', unit });
    }
    const mine = await listTasks(house, people.verifier, { filter: {}, limit: 50 });
    assert.equal(mine.items.length, 3);
    assert.ok(mine.items.every(({ unit }) => unit === 'PZ01'));
    const first = await listTasks(house, people.director, { filter: {}, limit: 3 });
    const rest = await listTasks(house, people.director, { filter: {}, limit: 3, cursor: first.next_cursor ?? '' });
    assert.deepEqual([first.items.length, rest.items.length, rest.next_cursor], [3, 1, null]);
    assert.equal(new Set([...first.items, ...rest.items].map(({ id }) => id)).size, 4);
    assert.equal(
      (await listTasks(house, people.director, { filter: { state: ['accepted'] }, limit: 9 })).items[0]?.verifiers[0]
        ?.name,
      people.verifier.name,
    );
    await assert.rejects(listTasks(house, people.officer, { filter: {}, limit: 3 }), refusedWith('not-allowed'));
  });
});
