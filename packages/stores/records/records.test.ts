import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { recordsConformance } from './conformance.ts';
import { type EmbeddedServer, launchRecords } from './embedded/launch.ts';

describe('embedded', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-records-test-'));
  chmodSync(folder, 0o711);
  let server: EmbeddedServer;
  before(async () => {
    server = await launchRecords(join(folder, 'records'));
  });
  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });
  recordsConformance('the embedded server', () => emptyDatabase(server.url));
});

/** The oldest server in wide use that a site may bring; Debian's, where this machine has it. */
const [programs] = globSync('/usr/lib/postgresql/*/bin');

if (programs && existsSync(join(programs, 'initdb')))
  describe('a server of the site', () => {
    const folder = mkdtempSync(join(tmpdir(), 'plumb-site-records-'));
    const data = join(folder, 'cluster');
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const ctl = (...args: string[]) => {
      const done = spawnSync(join(programs, args[0] as string), args.slice(1), { ...nobody, encoding: 'utf8' });
      if (done.status !== 0) throw new Error(done.stderr);
    };
    before(() => {
      if (nobody.uid) chownSync(folder, nobody.uid, nobody.gid);
      ctl('initdb', '-D', data, '-U', 'plumb', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8');
      ctl(
        'pg_ctl',
        '-D',
        data,
        '-w',
        '-s',
        '-l',
        join(folder, 'log'),
        '-o',
        `-c listen_addresses='' -k ${folder}`,
        'start',
      );
    });
    after(() => {
      ctl('pg_ctl', '-D', data, '-w', '-s', '-m', 'fast', 'stop');
      rmSync(folder, { recursive: true });
    });
    const url = `postgresql://plumb@localhost/postgres?host=${encodeURIComponent(folder)}`;
    recordsConformance(`PostgreSQL of ${programs}`, () => emptyDatabase(url));
  });
else test('a server of the site', { skip: 'no other PostgreSQL on this machine' }, () => {});

async function emptyDatabase(url: string): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return url.replace('/postgres?', `/${name}?`);
}
