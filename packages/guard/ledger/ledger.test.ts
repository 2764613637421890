import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { sql } from 'kysely';
import { act } from '../act.ts';
import { type TestHouse, testCaller, testHouse } from '../house-fixture.ts';
import { appendEntries } from './append.ts';
import { makeCheckpoint } from './checkpoint.ts';
import { type LedgerEntry, leafBytes } from './entry.ts';
import { exportedLedger, exportLines } from './exported-ledger.ts';
import { keptLedger } from './kept-ledger.ts';
import { hashLeaf } from './merkle-tree.ts';
import { openSeal } from './seal.ts';
import { type Verification, verifyLedger } from './verify.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let house: TestHouse;
before(async () => {
  server = await startTestRecords();
});
after(() => server.stop());
beforeEach(async () => {
  house = testHouse(await server.fresh());
});

const entry = (at: number): LedgerEntry => ({
  at: house.now(),
  actor: 'a1',
  actor_kind: 'person',
  act: 'hit:triage',
  outcome: 'done',
  object: { type: 'hit', id: `h${at}` },
  before: { state: 'H20' },
  after: { state: 'H40', subject: '张三' },
  reason: `第 ${at} 条`,
});
const append = (count: number, on = house) =>
  on.records.db.transaction().execute((db) =>
    appendEntries(
      db,
      on.seal,
      Array.from({ length: count }, (_, at) => entry(at)),
    ),
  );
const verify = (from?: string): Promise<Verification> =>
  house.records.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (db) => {
      const kept = await keptLedger(db, house.seal, from);
      assert.ok(kept);
      return verifyLedger(kept, house.seal.trusted);
    });

/** What somebody does who rules the database: past the triggers. */
async function tamper(statement: string): Promise<void> {
  const client = await house.records.pool.connect();
  try {
    await client.query(`SET session_replication_role = replica; ${statement}; SET session_replication_role = origin`);
  } finally {
    client.release();
  }
}
const found = (checked: Verification) => checked.findings.map(({ kind, seq, upto }) => `${kind} ${seq}-${upto}`);

describe('the ledger', () => {
  test('is whole: numbered from 1 without a gap, under signed checkpoints', async () => {
    await append(5);
    await makeCheckpoint(house);
    await append(3);
    const checked = await verify();
    assert.deepEqual(
      [checked.ok, checked.entries, checked.to, checked.checkpoints, checked.signed_to],
      [true, 8, 8, 2, 5],
    );
    assert.equal(await makeCheckpoint(house).then((made) => made?.size), 8);
    assert.equal(await makeCheckpoint(house), undefined);
  });

  test('keeps no value of before and after, and no identity number of a reason', async () => {
    const caller = testCaller('conduct_analyst');
    await act(house, caller, 'hit:triage', async ({ record }) =>
      record({
        object: { type: 'hit', id: 'h1' },
        before: { name: '张三' },
        after: { name: '李四' },
        reason: '本人 210203199001011234 已说明',
      }),
    );
    const line = await house.records.db.selectFrom('ledger_entry').selectAll().executeTakeFirstOrThrow();
    assert.ok(!JSON.stringify(line).includes('张三'));
    assert.match(line.before_digest ?? '', /^[0-9a-f]{64}$/);
    assert.equal(line.reason, '本人 2102**********1234 已说明');
  });

  test('an act that fails leaves no line, one that is refused leaves its refusal', async () => {
    const caller = testCaller('audit_admin');
    await assert.rejects(
      act(house, caller, 'hit:triage', async ({ record }) => {
        record({ object: { type: 'hit', id: 'h1' } });
        throw new Error('the disk is full');
      }),
    );
    assert.equal((await house.records.db.selectFrom('ledger_entry').selectAll().execute()).length, 0);
    await assert.rejects(
      act(house, caller, 'hit:triage', async ({ authorise, record }) => {
        record({ object: { type: 'hit', id: 'h1' } });
        authorise('hit:triage', { type: 'hit', id: 'h1', unit: 'U1', region: null });
      }),
    );
    const lines = await house.records.db.selectFrom('ledger_entry').select(['seq', 'outcome', 'actor']).execute();
    assert.deepEqual(lines, [{ seq: 1, outcome: 'refused', actor: caller.account_id }]);
  });

  test('many at once: no number twice, none left out', async () => {
    await Promise.all(Array.from({ length: 40 }, () => append(3)));
    const checked = await verify();
    assert.deepEqual([checked.ok, checked.entries, checked.to], [true, 120, 120]);
  });

  test('ten thousand entries of one act in under two seconds of this process’s own time', async () => {
    const begun = process.cpuUsage();
    await append(10_000);
    const { user, system } = process.cpuUsage(begun);
    assert.ok(user + system < 2_000_000, `${(user + system) / 1000} ms`);
    assert.ok((await verify()).ok);
  });

  test('goes on with the hash it was begun with, and with a new kind of signature', async () => {
    await append(2);
    await makeCheckpoint(house);
    const other = testHouse(house.records, { hash: 'sm3', keys: house.keys });
    await assert.rejects(append(1, other), /begun with sha256/);
    house = testHouse(house.records, { signature: 'sm2', keys: house.keys });
    await append(2);
    await makeCheckpoint(house);
    const checked = await verify();
    assert.deepEqual([checked.ok, checked.checkpoints], [true, 4]);
  });

  test('SM3 and SM2: the same, found whole and found tampered', async () => {
    house = testHouse(house.records, { hash: 'sm3', signature: 'sm2' });
    await append(9);
    await makeCheckpoint(house);
    assert.ok((await verify()).ok);
    await tamper("UPDATE ledger_entry SET reason = '改过' WHERE seq = 4");
    assert.deepEqual(found(await verify()), ['changed 4-4']);
  });

  test('the keys are for their owner alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'plumb-keys-'));
    openSeal(folder, { signature: 'ed25519' });
    openSeal(folder, { signature: 'sm2' });
    for (const name of ['ledger-ed25519.pem', 'ledger-sm2.key', 'ledger-mac.key'])
      assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name);
    rmSync(folder, { recursive: true });
  });
});

describe('the database refuses by itself', () => {
  for (const statement of [
    "UPDATE ledger_entry SET act = 'x'",
    'DELETE FROM ledger_entry',
    'TRUNCATE ledger_entry',
    'DELETE FROM ledger_checkpoint',
    'TRUNCATE ledger_checkpoint',
    "UPDATE ledger_checkpoint SET signature = ''",
    'DELETE FROM ledger_head',
    'UPDATE ledger_head SET size = 1',
  ])
    test(statement, async () => {
      await append(3);
      await makeCheckpoint(house);
      await assert.rejects(sql.raw(statement).execute(house.records.db), /only grows/);
    });
});

/** The leaf as the platform would make it, for who knows the code and rules the database, but has not the key. */
async function rehash(seq: number): Promise<void> {
  const row = await house.records.db
    .selectFrom('ledger_entry')
    .selectAll()
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();
  const hash = Buffer.from(hashLeaf(house.seal.digest, leafBytes(row))).toString('hex');
  await tamper(`UPDATE ledger_entry SET leaf_hash = '\\x${hash}' WHERE seq = ${seq}`);
}

describe('who rules the database is found out', () => {
  beforeEach(async () => {
    await append(6);
    await makeCheckpoint(house);
    await append(6);
    await makeCheckpoint(house);
    await append(4);
  });
  const swap = 'UPDATE ledger_entry SET seq = CASE seq WHEN 3 THEN 4 ELSE 3 END WHERE seq IN (3, 4)';
  const column = (name: string, value: string) => `UPDATE ledger_entry SET ${name} = ${value} WHERE seq = 8`;
  for (const [what, statement, expected] of [
    ['a changed reason', column('reason', "'另一个理由'"), ['changed 8-8']],
    ['a reason taken away', column('reason', 'NULL'), ['changed 8-8']],
    ['a changed actor', column('actor', "'a2'"), ['changed 8-8']],
    ['a changed time', column('at', "'2026-03-02 09:00:01'"), ['changed 8-8']],
    ['a changed act', column('act', "'hit:close'"), ['changed 8-8']],
    ['a changed outcome', column('outcome', "'refused'"), ['changed 8-8']],
    ['a changed object', column('object_id', "'h99'"), ['changed 8-8']],
    ['a changed digest', column('after_digest', "repeat('0', 64)"), ['changed 8-8']],
    ['an entry taken out', 'DELETE FROM ledger_entry WHERE seq = 8', ['gap 8-8']],
    ['the first entries taken out', 'DELETE FROM ledger_entry WHERE seq < 3', ['gap 1-2']],
    [
      'an entry taken out and the others renumbered',
      'DELETE FROM ledger_entry WHERE seq = 5; UPDATE ledger_entry SET seq = seq - 1 WHERE seq > 5',
      ['changed 5-5'],
    ],
    [
      'two entries swapped',
      `ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_pkey; ${swap}`,
      ['changed 3-3', 'changed 4-4'],
    ],
    ['cut off below a checkpoint', 'DELETE FROM ledger_entry WHERE seq > 10', ['truncated 11-12']],
    [
      'cut off below a checkpoint, the checkpoint deleted too',
      'DELETE FROM ledger_entry WHERE seq > 10; DELETE FROM ledger_checkpoint WHERE size > 6',
      ['truncated 11-12'],
    ],
    ['the end cut off above the last checkpoint', 'DELETE FROM ledger_entry WHERE seq > 14', ['head 13-14']],
    ['everything deleted', 'DELETE FROM ledger_entry', ['truncated 1-12']],
    [
      'a forged checkpoint',
      "UPDATE ledger_checkpoint SET root = decode(repeat('00', 32), 'hex') WHERE size = 12",
      ['forged 12-12'],
    ],
    ['a checkpoint of another time', "UPDATE ledger_checkpoint SET at = '2027-01-01' WHERE size = 6", ['forged 6-6']],
  ] as const)
    test(what, async () => {
      await tamper(statement);
      const checked = await verify();
      assert.deepEqual(found(checked).slice(0, expected.length), expected);
      assert.equal(checked.ok, false);
      assert.equal(checked.first_wrong, Number(/\d+/.exec(expected[0])?.[0]));
    });

  test('a changed entry whose hash was made anew: the span between two checkpoints is named', async () => {
    await tamper("UPDATE ledger_entry SET actor = 'a2' WHERE seq = 8");
    await rehash(8);
    assert.deepEqual(found(await verify()), ['root 7-12']);
  });

  test('the same above the last checkpoint: the head is sealed with the key', async () => {
    await tamper("UPDATE ledger_entry SET actor = 'a2' WHERE seq = 15");
    await rehash(15);
    assert.deepEqual(found(await verify()), ['head 13-16']);
  });

  test('a checkpoint signed with a key of one’s own', async () => {
    await tamper("UPDATE ledger_entry SET actor = 'a2' WHERE seq = 8");
    await rehash(8);
    const own = testHouse(house.records);
    await tamper('DELETE FROM ledger_checkpoint WHERE size = 12');
    const forged = await makeCheckpoint(own);
    assert.equal(forged?.size, 16);
    const checked = await verify();
    assert.deepEqual(found(checked), ['root 7-12', 'forged 16-16']);
  });
});

describe('an export, without the database', () => {
  let folder: string;
  let file: string;
  let lines: string[];
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'plumb-export-'));
    file = join(folder, 'ledger.jsonl');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const exported = async (first = 1, upto = 12) => {
    lines = [];
    for await (const line of exportLines(house.records.db, first, upto)) lines.push(line.trimEnd());
  };
  const checkFile = async (changed: string[]) => {
    writeFileSync(file, `${changed.join('\n')}\n`);
    return verifyLedger(await exportedLedger(file), house.seal.trusted);
  };
  beforeEach(async () => {
    await append(6);
    await makeCheckpoint(house);
    await append(6);
    await makeCheckpoint(house);
    await exported();
  });

  test('is whole, from the beginning and from later on', async () => {
    const whole = await checkFile(lines);
    assert.deepEqual([whole.ok, whole.entries, whole.checkpoints, whole.signed_to], [true, 12, 2, 12]);
    await exported(4);
    const later = await checkFile(lines);
    assert.deepEqual([later.ok, later.from, later.entries, later.signed_to], [true, 4, 9, 12]);
  });

  // Line 1: head; 2 and 3: checkpoints; entry n is line n + 3.
  const at = (seq: number) => seq + 2;
  for (const [what, change, expected] of [
    [
      'a changed entry',
      (all: string[]) => all.map((line, n) => (n === at(5) ? line.replace('h4', 'h9') : line)),
      'changed 5-5',
    ],
    ['an entry left out', (all: string[]) => all.filter((_, n) => n !== at(5)), 'gap 5-5'],
    [
      'an entry repeated',
      (all: string[]) => all.flatMap((line, n) => (n === at(5) ? [line, line] : [line])),
      'reordered 5-5',
    ],
    [
      'two entries in another order',
      (all: string[]) => all.toSpliced(at(5), 2, all[at(6)] as string, all[at(5)] as string),
      'gap 5-5',
    ],
    ['the end left out', (all: string[]) => all.slice(0, at(9)), 'truncated 9-12'],
    [
      'a changed root',
      (all: string[]) => all.map((line, n) => (n === 2 ? line.replace(/"root":"./, '"root":"!') : line)),
      'forged 12-12',
    ],
  ] as const)
    test(what, async () => {
      const checked = await checkFile(change(lines));
      assert.equal(found(checked)[0], expected);
    });

  test('signed by somebody else', async () => {
    writeFileSync(file, `${lines.join('\n')}\n`);
    const checked = await verifyLedger(await exportedLedger(file), ['another key']);
    assert.deepEqual(found(checked), ['forged 6-6', 'forged 12-12']);
  });

  test('a line that is none is named', async () => {
    const broken = lines.map((line, n) => (n === 7 ? '{"entry":{}}' : line));
    await assert.rejects(checkFile(broken), (error: { where?: string }) => error.where === `${file}:8`);
    writeFileSync(file, 'hello\n');
    await assert.rejects(exportedLedger(file), (error: { where?: string }) => error.where === `${file}:1`);
    assert.equal(readFileSync(file, 'utf8'), 'hello\n');
  });
});

test('from a day on: what lies before is taken by its hashes, and a change there is still found by the root', async () => {
  await append(5);
  house.clock.now = '2026-03-05 08:00:00';
  await append(5);
  await makeCheckpoint(house);
  const checked = await verify('2026-03-05');
  assert.deepEqual([checked.ok, checked.from, checked.entries], [true, 6, 5]);
  await tamper("UPDATE ledger_entry SET actor = 'a2' WHERE seq = 2");
  assert.ok((await verify('2026-03-05')).ok);
  await rehash(2);
  assert.deepEqual(found(await verify('2026-03-05')), ['root 1-10']);
});
