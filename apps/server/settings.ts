import { join } from 'node:path';
import { PlumbError } from '@plumb/ground/problem';

/** Where everything of one installation lies. */
export type DataFolder = {
  root: string;
  records: string;
  files: string;
  keys: string;
  demo: string;
  /** For the command line on this machine. */
  socket: string;
};

export function dataFolder(root: string): DataFolder {
  return {
    root,
    records: join(root, 'records'),
    files: join(root, 'files'),
    keys: join(root, 'keys'),
    demo: join(root, 'demo'),
    socket: join(root, 'plumb.sock'),
  };
}

export type Settings = {
  /** A PostgreSQL server instead of the embedded one. */
  recordsUrl: string | undefined;
  hash: 'sha256' | 'sm3';
  signature: 'ed25519' | 'sm2';
  /** Whether administrators and leaders must give a second factor; where nobody says it, all but a demo's must. */
  secondFactor: 'required' | 'offered' | undefined;
  /** The address that people reach it by, where a proxy stands before it. */
  publicUrl: string | undefined;
  memoryLimit: string;
};

/** The settings of the environment, each checked. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  return {
    recordsUrl: environment['PLUMB_RECORDS_URL'] || undefined,
    hash: choice(environment, 'PLUMB_LEDGER_HASH', ['sha256', 'sm3']),
    signature: choice(environment, 'PLUMB_LEDGER_SIGNATURE', ['ed25519', 'sm2']),
    secondFactor: environment['PLUMB_SECOND_FACTOR']
      ? choice(environment, 'PLUMB_SECOND_FACTOR', ['required', 'offered'])
      : undefined,
    publicUrl: environment['PLUMB_PUBLIC_URL'] || undefined,
    memoryLimit: environment['PLUMB_WAREHOUSE_MEMORY'] || '2GB',
  };
}

function choice<const T extends string>(
  environment: Record<string, string | undefined>,
  name: string,
  [usual, ...others]: readonly [T, ...T[]],
): T {
  const given = environment[name] || usual;
  const found = [usual, ...others].find((one) => one === given);
  if (found) return found;
  const all = [usual, ...others].join(' | ');
  throw new PlumbError({
    code: 'bad-setting',
    texts: { zh: `环境变量 ${name} 应为 ${all},实为 ${given}`, en: `${name} must be ${all}, not ${given}` },
    where: name,
    exit: 2,
  });
}
