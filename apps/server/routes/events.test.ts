import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readPolicies } from '@plumb/guard/access/read-policies';
import type { Role } from '@plumb/guard/access/role';
import { testCaller } from '@plumb/guard/house-fixture';
import { sees } from './events.ts';

const house = { policies: readPolicies(join(import.meta.dirname, '../../../library')) };
const told = (role: Role, topic: Parameters<typeof sees>[2]['topic'], unit: string | null, units: 'all' | string[]) =>
  sees(house, testCaller(role, { unit: 'U1', units }), { topic, id: 'x', unit, act: 'x:y' });

describe('who is told of what happens', () => {
  for (const [role, topic, unit, units, expected] of [
    ['conduct_analyst', 'hit', 'U1', ['U1'], true],
    ['conduct_analyst', 'hit', 'U2', ['U1'], false],
    ['conduct_analyst', 'clue', 'U1', 'all', false],
    ['case_manager', 'clue', 'U1', 'all', true],
    ['model_engineer', 'hit', 'U1', 'all', false],
    ['department_user', 'hit', 'U1', ['U1'], false],
    ['department_user', 'clue', 'U1', ['U1'], false],
    ['department_user', 'letter', 'U1', ['U1'], false],
    ['department_user', 'approval', 'U1', ['U1'], false],
    ['system_admin', 'hit', 'U1', 'all', false],
    ['security_admin', 'approval', 'U1', [], true],
    ['leader', 'approval', 'U2', ['U1'], false],
    ['data_steward', 'batch', null, 'all', true],
  ] as const)
    test(`${role} of ${units} about a ${topic} of ${unit}: ${expected}`, () =>
      assert.equal(told(role, topic, unit, units === 'all' ? 'all' : [...units]), expected));
});
