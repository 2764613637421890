import { CommanderError } from 'commander';
import { registerAccounts } from './commands/accounts.ts';
import { registerAudit } from './commands/audit.ts';
import { registerBackup } from './commands/backup.ts';
import { registerBench } from './commands/bench.ts';
import { registerCheck } from './commands/check.ts';
import { registerCity } from './commands/city.ts';
import { registerHits } from './commands/hits.ts';
import { registerLoad } from './commands/load.ts';
import { registerModels } from './commands/models.ts';
import { registerProve } from './commands/prove.ts';
import { registerRestore } from './commands/restore.ts';
import { registerRun } from './commands/run.ts';
import { registerScore } from './commands/score.ts';
import { registerTest } from './commands/test.ts';
import { registerUp } from './commands/up.ts';
import { fail } from './terminal/fail.ts';
import { say } from './terminal/language.ts';
import { PlumbCommand } from './terminal/plumb-command.ts';

const program = new PlumbCommand('plumb')
  .description(
    say({ zh: '准绳:采集数据—模型比对—线下核实—反馈纠正', en: 'Plumbline: collect, compare, verify, correct' }),
  )
  .helpOption('-h, --help', say({ zh: '显示用法', en: 'show how to use it' }))
  .helpCommand(false)
  .option('--debug', say({ zh: '出错时显示调用栈', en: 'show a stack trace on errors' }))
  .exitOverride();

for (const register of [
  registerUp,
  registerLoad,
  registerRun,
  registerHits,
  registerAccounts,
  registerAudit,
  registerBackup,
  registerRestore,
  registerCheck,
  registerCity,
  registerScore,
  registerProve,
  registerModels,
  registerTest,
  registerBench,
])
  register(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else process.exitCode = fail(error, program.opts()['debug'] === true);
}
