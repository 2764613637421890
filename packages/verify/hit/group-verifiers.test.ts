import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canVerify } from './group-verifiers.ts';

const all = { units: null, regions: [''] };
const one = { units: ['U1'], regions: [''] };
const far = { units: ['U1'], regions: ['51'] };

for (const [what, group, place, can] of [
  ['two who see the unit', [one, all], { unit: 'U1', region: '210200' }, true],
  ['one alone', [one], { unit: 'U1', region: '210200' }, false],
  ['another unit', [one, one], { unit: 'U2', region: '210200' }, false],
  ['another region', [far, far], { unit: 'U1', region: '210200' }, false],
  ['a region that is not known', [far, far], { unit: 'U1', region: null }, true],
  ['a unit that is not known', [all, all], { unit: null, region: null }, false],
  ['an empty group', [], { unit: 'U1', region: '210200' }, false],
] as const)
  test(`a group verifies: ${what}`, () => assert.equal(canVerify(group, place), can));
