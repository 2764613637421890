import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Approval } from '../approvals/approval.ts';
import { accountRequestFacts } from './account-request-facts.ts';

const roles = [{ role: 'leader', title: { zh: '审批领导', en: 'Approving leader' } }];
const request = (kind: string, details: Record<string, unknown>) => ({ kind, details }) as unknown as Approval;
const inEnglish = (text: { en: string }, values: Record<string, string | number> = {}) =>
  text.en.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
const told = (approval: Approval) => accountRequestFacts(approval, roles, inEnglish).map(({ value }) => value);

test('a grant says what is held now and what would be held', () => {
  const before = { roles: [], units: null, regions: [] };
  const after = { roles: ['leader'], units: ['U1', 'U2'], regions: [''] };
  assert.deepEqual(told(request('role_grant', { administrator: false, before, after })).slice(0, 2), [
    'no office',
    'Approving leader · 2 units',
  ]);
});

test('an administrator’s account is called one; the effect of every kind is said', () => {
  for (const kind of ['password_reset', 'second_factor_reset', 'role_grant', 'account_disable']) {
    const [administrators, effect] = told(request(kind, { administrator: true }));
    assert.equal(administrators, "An administrator's", kind);
    assert.match(String(effect), /sessions/, kind);
  }
});
