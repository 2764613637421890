import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { PlumbError } from '@plumb/ground/problem';
import { systemCaller } from '@plumb/guard/access/system-caller';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import { scene } from '../verify-fixture.ts';
import { linkPerson, refreshTies } from './link-person.ts';
import { kinOfWarehouse } from './work-recusal.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
before(async () => {
  server = await startTestRecords();
});
after(() => server.stop());

const self = '11010519491231002X';

test('an account is linked to its person by the security administrator; its kin within two degrees follow from the kinship delivered', async () => {
  const { house, people, person } = await scene(await server.fresh());
  const admin = await person('security_admin');
  const account = people.analyst.account_id;
  const link = (by: typeof admin, id_no: string) => linkPerson(house, by, { account, id_no });
  await assert.rejects(
    link(people.director, self),
    (error) => error instanceof PlumbError && error.code === 'not-allowed',
  );
  await assert.rejects(
    link(admin, '110105194912310021'),
    (error) => error instanceof PlumbError && error.where === 'id_no',
  );
  await assert.rejects(
    linkPerson(house, admin, { account: 'nobody', id_no: self }),
    (error) => error instanceof PlumbError && error.code === 'not-found',
  );
  await link(admin, self);
  const warehouse = await openDuckdb();
  try {
    const kinOf = kinOfWarehouse(join(import.meta.dirname, '../../../library'), warehouse);
    assert.deepEqual(await refreshTies(house, systemCaller, kinOf), { ties: 0 }, 'nothing delivered');
    await warehouse.load(
      {
        name: 'kinship_relation',
        columns: {
          _row: 'int',
          rel_id: 'string',
          id_no_a: 'string',
          id_no_b: 'string',
          rel_type: 'string',
          rel_source: 'string',
          confidence: 'decimal',
          start_date: 'date',
          end_date: 'date',
        },
      },
      [
        { _row: 1, id_no_a: self, id_no_b: 'PARENT', rel_type: '父母', confidence: 1 },
        { _row: 2, id_no_a: 'SIBLING', id_no_b: 'PARENT', rel_type: '父母', confidence: 1 },
        { _row: 3, id_no_a: self, id_no_b: 'SPOUSE', rel_type: '配偶', confidence: 1 },
        { _row: 4, id_no_a: self, id_no_b: 'FORMER', rel_type: '配偶', confidence: 1, end_date: '2020-01-01' },
        { _row: 5, id_no_a: 'STRANGER', id_no_b: 'OTHER', rel_type: '配偶', confidence: 1 },
      ].map((row) => ({ rel_id: null, rel_source: null, start_date: null, end_date: null, ...row })),
      'replace',
    );
    await refreshTies(house, systemCaller, kinOf);
    const ties = await house.records.db
      .selectFrom('recusal_tie')
      .select(['id_no', 'degree'])
      .orderBy('degree')
      .orderBy('id_no')
      .execute();
    assert.deepEqual(ties, [
      { id_no: self, degree: 0 },
      { id_no: 'PARENT', degree: 1 },
      { id_no: 'SPOUSE', degree: 1 },
      { id_no: 'SIBLING', degree: 2 },
    ]);
  } finally {
    await warehouse.close();
  }
});

test('a security administrator may link their own accounts once, not make them another person afterwards', async () => {
  const { house, person } = await scene(await server.fresh());
  const [admin, second, colleague] = [
    await person('security_admin'),
    await person('leader'),
    await person('security_admin'),
  ];
  const other = '11010119900307002X';
  await linkPerson(house, admin, { account: admin.account_id, id_no: self });
  await linkPerson(house, admin, { account: second.account_id, id_no: self });
  for (const account of [admin.account_id, second.account_id])
    await assert.rejects(
      linkPerson(house, admin, { account, id_no: other }),
      (error) => error instanceof PlumbError && error.code === 'own-account',
    );
  await linkPerson(house, admin, { account: second.account_id, id_no: self });
  await linkPerson(house, colleague, { account: second.account_id, id_no: other });
});
