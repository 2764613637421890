import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlumbError } from '@plumb/ground/problem';
import { exportedLedger } from '@plumb/guard/ledger/exported-ledger';
import { keptLedger } from '@plumb/guard/ledger/kept-ledger';
import { openSeal, publicKeys } from '@plumb/guard/ledger/seal';
import { type Verification, verifyLedger } from '@plumb/guard/ledger/verify';
import { dataFolder, readSettings } from '@plumb/server/settings';
import { launchRecords } from '@plumb/stores/records/embedded/launch';
import { holdRecords } from '@plumb/stores/records/hold-records';
import { openRecords } from '@plumb/stores/records/open-records';
import { askPlatform, isRunning } from '../../platform/ask-platform.ts';
import { noData } from '../../platform/no-data.ts';
import { existingFile } from '../../terminal/existing-file.ts';
import { say } from '../../terminal/language.ts';

export type VerifyAudit = { from?: string; file?: string; key?: string[]; data: string };

/** 0: whole · 1: something is wrong, the first of it named. */
export async function verifyAudit(asked: VerifyAudit): Promise<number> {
  if (asked.from !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(asked.from)) throw badDay(asked.from);
  const keys = asked.key ?? publicKeys(dataFolder(resolve(asked.data)).keys);
  const checked = asked.file === undefined ? await verifyKept(asked) : await verifyExport(asked.file, keys);
  if (!checked) {
    tell({ zh: '审计账本尚无条目', en: 'the audit ledger has no entry yet' });
    return 0;
  }
  report(checked);
  if (asked.file !== undefined && keys.length === 0) tell(unknownSigner);
  return checked.ok ? 0 : 1;
}

const unknownSigner = {
  zh: '未给出可信公钥(--key),也没有数据目录:检查点不能视为真实',
  en: 'no public key was given (--key) and there is no data folder: no checkpoint can be taken for genuine',
};

async function verifyExport(path: string, keys: readonly string[]): Promise<Verification> {
  return verifyLedger(await exportedLedger(existingFile(path)), keys);
}

async function verifyKept({ from, data }: VerifyAudit): Promise<Verification | undefined> {
  if (await isRunning(data)) {
    const body = from === undefined ? {} : { from };
    return (await askPlatform<Verification | null>(data, '/api/ledger/verify', { method: 'POST', body })) ?? undefined;
  }
  const folder = dataFolder(resolve(data));
  const settings = readSettings(process.env);
  // Without its key nothing is proved, and a new one must not be made here.
  if (publicKeys(folder.keys).length === 0 || (!settings.recordsUrl && !existsSync(folder.records))) throw noData(data);
  const embedded = settings.recordsUrl ? undefined : await launchRecords(folder.records);
  try {
    const url = settings.recordsUrl ?? (embedded?.url as string);
    const held = await holdRecords(url);
    const records = await openRecords(url);
    try {
      return await records.db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (db) => {
          const seal = openSeal(folder.keys, settings);
          const kept = await keptLedger(db, seal, from);
          return kept && verifyLedger(kept, seal.trusted);
        });
    } finally {
      await records.close();
      await held.release();
    }
  } finally {
    await embedded?.stop();
  }
}

function report({ ok, from, to, entries, checkpoints, signed_to, root, findings }: Verification): void {
  if (ok)
    tell({
      zh: `完好:第 ${from} 至 ${to} 条共 ${entries} 条,${checkpoints} 个签名检查点,签名覆盖至第 ${signed_to} 条,根 ${root}`,
      en: `whole: entries ${from} to ${to} (${entries}), ${checkpoints} signed checkpoints, signed up to entry ${signed_to}, root ${root}`,
    });
  else tell({ zh: `有误:第 ${findings[0]?.seq} 条起`, en: `wrong: from entry ${findings[0]?.seq} on` });
  for (const { text } of findings) tell({ zh: `  ${text.zh}`, en: `  ${text.en}` });
}

const tell = (text: { zh: string; en: string }) => process.stdout.write(`${say(text)}\n`);

function badDay(text: string): PlumbError {
  return new PlumbError({
    code: 'bad-day',
    texts: { zh: `--from 应为 YYYY-MM-DD,实为 ${text}`, en: `--from takes a day as YYYY-MM-DD, not ${text}` },
    exit: 2,
  });
}
