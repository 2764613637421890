import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { Role } from '../access/role.ts';
import { systemCaller } from '../access/system-caller.ts';
import type { TestHouse } from '../house-fixture.ts';
import { callerOf } from './caller-of.ts';
import { cookiesOf } from './cookies.ts';
import { type InstalledAccount, installAccount } from './create-account.ts';
import { beginSecondFactor, confirmSecondFactor } from './second-factor.ts';
import { signIn } from './sign-in.ts';

/** For tests: a password that is good enough. */
export const goodPassword = '昆山晨雾里的三只白鹭';

/** For tests: an account as the first start makes them, who sees everything. */
export async function seat(
  house: TestHouse,
  login: string,
  roles: readonly Role[] = ['conduct_analyst'],
  must_change_password = false,
): Promise<InstalledAccount> {
  const scope = { units: 'all', regions: [''] } as const;
  return installAccount(house, systemCaller, {
    login,
    name: '王一',
    unit: 'U1',
    password: goodPassword,
    roles,
    must_change_password,
    ...scope,
  });
}

/** For tests: signs in; the Cookie header of the session. */
export async function enter(house: TestHouse, login: string, password = goodPassword, code?: string): Promise<string> {
  const agent = 'Mozilla Chrome/140 Windows';
  return cookiesOf((await signIn(house, { login, password, ...(code ? { code } : {}) }, agent)).cookies);
}

/** For tests: gives an account a second factor. `now` is its present code. */
export async function enrol(house: TestHouse, login: string) {
  const cookie = await enter(house, login);
  const caller = await callerOf(house, { cookie });
  assert.ok(caller);
  const { uri, recovery_codes } = await beginSecondFactor(house, caller, cookie, goodPassword);
  const secret = fromBase32(new URL(uri).searchParams.get('secret') ?? '');
  const now = () => oneTimeCode(secret, Math.floor(Date.now() / 30_000));
  const { cookies } = await confirmSecondFactor(house, caller, cookie, now());
  return { cookie: cookies.length > 0 ? cookiesOf(cookies) : cookie, now, recovery_codes };
}

/** RFC 6238: six digits of the HMAC-SHA-1 over the step. */
function oneTimeCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function fromBase32(text: string): Uint8Array {
  const bits = [...text.replaceAll('=', '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}
