import { createHash } from 'node:crypto';
import { PlumbError } from '@plumb/ground/problem';
import type { House } from '@plumb/guard/house';
import { checkKey, once } from '@plumb/guard/once';
import type { App } from './door.ts';

const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const form = /^[\w.:-]{8,100}$/;

/** A write with an `Idempotency-Key` is done once, however often it is sent; a key that comes back with another content is refused. */
export function idempotentWrites(app: App, house: House): void {
  app.addHook('preHandler', (request, _reply, done) => {
    const key = request.headers['idempotency-key'];
    const { config, url } = request.routeOptions;
    if (key === undefined || !writes.has(request.method) || config.open || config.repeatable === false) return done();
    if (typeof key !== 'string' || !form.test(key)) return done(malformed());
    const asked = {
      account: request.caller.account_id,
      key,
      route: `${request.method} ${url}`,
      digest: digest(request.url, request.isMultipart() ? null : request.body),
      at: house.now(),
    };
    checkKey(house.records.db, asked).then(() => once(asked, done), done);
  });
}

/** Of an upload only the address counts: its content is a stream. */
function digest(address: string, body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([address, body ?? null]))
    .digest('hex');
}

function malformed(): PlumbError {
  return new PlumbError({
    code: 'bad-input',
    texts: {
      zh: 'Idempotency-Key 应为 8 至 100 位字母、数字或 . : _ -',
      en: 'Idempotency-Key takes 8 to 100 letters, digits or . : _ -',
    },
    where: 'idempotency-key',
  });
}
