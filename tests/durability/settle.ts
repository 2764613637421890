import { join } from 'node:path';
import { keptLedger } from '@plumb/guard/ledger/kept-ledger';
import { type Verification, verifyLedger } from '@plumb/guard/ledger/verify';
import { openHouse } from '@plumb/server/open-house';
import { dataFolder, readSettings } from '@plumb/server/settings';
import { sql } from 'kysely';

/** What a data folder holds once nothing is killed any more: notes by name with how often each is there, and its ledger, read whole. */
export async function settle(
  data: string,
): Promise<{ names: Map<string, number>; entries: number; verified: Verification }> {
  const library = join(import.meta.dirname, '../../library');
  const { house, close } = await openHouse(dataFolder(data), readSettings({}), library, () => {});
  try {
    const { db } = house.records;
    const notes = await sql<{
      name: string;
      times: number;
    }>`SELECT name, count(*) AS times FROM written_note GROUP BY name`.execute(db);
    const { entries } = await db
      .selectFrom('ledger_entry')
      .select(({ fn }) => fn.countAll<number>().as('entries'))
      .where('act', '=', 'note:write')
      .executeTakeFirstOrThrow();
    const verified = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        const source = await keptLedger(tx, house.seal);
        if (!source) throw new Error('the ledger is empty');
        return verifyLedger(source, [house.seal.publicKey]);
      });
    return { names: new Map(notes.rows.map(({ name, times }) => [name, times])), entries, verified };
  } finally {
    await close();
  }
}
