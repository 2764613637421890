import { join } from 'node:path';
import type { Command } from 'commander';
import { say } from '../terminal/language.ts';
import { root } from '../terminal/library.ts';

export function registerAudit(program: Command): void {
  const audit = program.command('audit').summary(say({ zh: '审计账本', en: 'the audit ledger' }));
  audit
    .command('verify')
    .summary(say({ zh: '校验审计账本', en: 'verify the audit ledger' }))
    .description(
      say({
        zh: '逐条重算哈希并与签名检查点核对:查出任何改动、缺失、错序、截断和伪造,并指出第一条有误的条目。平台可以正在运行,也可以已停止;--file 校验导出文件,不需要数据库。',
        en: 'Hashes every entry anew and compares with the signed checkpoints: finds any change, gap, reordering, cut or forgery, and names the first entry that is wrong. The platform may run or be stopped; --file checks an export without any database.',
      }),
    )
    .option('--from <date>', say({ zh: '自该日起(YYYY-MM-DD)', en: 'from this day on (YYYY-MM-DD)' }))
    .option('--file <export>', say({ zh: '导出的账本(JSON lines)', en: 'an export of the ledger (JSON lines)' }))
    .option(
      '--key <public-key...>',
      say({
        zh: '可信的签名公钥;默认取数据目录的密钥',
        en: 'public keys to trust; those of the data folder where left out',
      }),
    )
    .option('--data <dir>', say({ zh: '数据目录', en: 'data folder' }), join(root, 'data'))
    .addHelpText(
      'after',
      say({
        zh: '\n退出码:0 完好,1 有误,3 文件无法读取\n例: ./plumb audit verify\n    ./plumb audit verify --file 审计账本.jsonl --key MCowBQYDK2VwAyEA…',
        en: '\nExit codes: 0 whole, 1 something is wrong, 3 the file cannot be read\nExamples: ./plumb audit verify\n          ./plumb audit verify --file ledger.jsonl --key MCowBQYDK2VwAyEA…',
      }),
    )
    .action(async (options: { from?: string; file?: string; key?: string[]; data: string }) => {
      const { verifyAudit } = await import('./audit/verify.ts');
      process.exitCode = await verifyAudit(options);
    });
}
