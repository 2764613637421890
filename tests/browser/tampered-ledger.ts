import assert from 'node:assert/strict';
import { join } from 'node:path';
import { launchRecords } from '@plumb/stores/records/embedded/launch';
import { Client } from 'pg';
import type { Browser } from 'playwright-core';
import { plumb } from '../journeys/plumb.ts';
import { personAt } from './people.ts';

const seq = 5;

/** Somebody with the database in hand changes one old entry: the auditor's page and the command line both name it. */
export async function tamperedLedger(browser: Browser, address: string, data: string): Promise<void> {
  const auditor = await personAt(browser, address, 'auditor');
  const { page } = auditor;
  await auditor.visit('/audit');
  await page.getByRole('button', { name: '立即校验' }).click();
  await page.getByText(/完好：\S+ 条均未被改动/).waitFor();
  const whole = await plumb(['audit', 'verify', '--data', data]);
  assert.equal(whole.code, 0, whole.err);

  await asOwnerOfTheDatabase(data, `UPDATE ledger_entry SET actor = 'somebody-else' WHERE seq = ${seq}`);
  await page.getByRole('button', { name: '立即校验' }).click();
  await page.getByText(`有误：自第 ${seq} 条起`).waitFor();
  await auditor.look();
  const changed = await plumb(['audit', 'verify', '--data', data]);
  assert.equal(changed.code, 1, changed.err);
  assert.match(changed.out + changed.err, new RegExp(`第 ${seq} 条`));
  assert.deepEqual(auditor.complaints, []);
}

/** Past the triggers that keep the ledger as it is: who owns the server can switch them off. */
async function asOwnerOfTheDatabase(data: string, sql: string): Promise<void> {
  // The server runs already: this only finds it.
  const { url } = await launchRecords(join(data, 'records'));
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('SET session_replication_role = replica');
  const { rowCount } = await client.query(sql);
  await client.end();
  assert.equal(rowCount, 1);
}
