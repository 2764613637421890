import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killUnderLoad } from '../tests/durability/kill-load.ts';
import { settle } from '../tests/durability/settle.ts';

/** Kills servers and databases under a write load, `./plumb bench kill [LIVES]` (default 40, nine kills each), and says what was lost or doubled. */
const lives = Number(process.argv[2] ?? 40);
const data = mkdtempSync(join(tmpdir(), 'plumb-bench-kill-'));
try {
  const started = performance.now();
  const load = await killUnderLoad(data, lives, Math.random);
  const { names, entries, verified } = await settle(data);
  const lost = [...load.acknowledged].filter((name) => !names.has(name)).length;
  const doubled = [...names.values()].filter((times) => times > 1).length;
  const kills = Object.values(load.kills).reduce((sum, one) => sum + one, 0);
  console.log(`${kills} kills ${JSON.stringify(load.kills)} in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  console.log(
    `${load.acknowledged.size} acts acknowledged, ${load.repeated} asked more than once, ${lost} lost, ${doubled} doubled`,
  );
  console.log(
    `${entries} ledger entries of ${names.size} acts; ledger ${verified.ok ? 'verifies' : 'DOES NOT VERIFY'}`,
  );
  process.exitCode = lost === 0 && doubled === 0 && entries === names.size && verified.ok ? 0 : 1;
} finally {
  rmSync(data, { recursive: true, force: true });
}
