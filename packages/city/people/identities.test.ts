import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseIdentityNumber } from '@plumb/ground/identity-number';
import { identityNumber } from './identities.ts';
import { People } from './people.ts';

describe('identity numbers', () => {
  test('more than a region can number on a day go on in the next region of the district', () => {
    const seen = new Set<string>();
    for (let district = 0; district < 4; district++) {
      for (let n = 0; n < 2600; n++) {
        const male = n % 3 === 0;
        const id = identityNumber(district, '1999-10-07', n, male);
        const parsed = parseIdentityNumber(id);
        assert.ok(parsed.ok, id);
        assert.equal(id.length, 18);
        assert.equal(parsed.birthDate, '1999-10-07');
        assert.equal(parsed.sex, male ? '男' : '女');
        seen.add(id);
      }
    }
    assert.equal(seen.size, 4 * 2600);
  });

  test('the last number of the last region is one, the next is refused', () => {
    assert.match(identityNumber(3, '1999-10-07', 11_999, true), /^21999619991007999/);
    assert.throws(() => identityNumber(3, '1999-10-07', 12_000, true), RangeError);
  });

  test('no birthday of a large city is a crowd, and everybody has a number of their own', () => {
    const people = new People(1, 60_000);
    const ids = new Set<string>();
    const births = new Map<string, number>();
    for (let i = 0; i < people.count; i++) {
      const { id, birth } = people.get(i);
      ids.add(id);
      births.set(birth, (births.get(birth) ?? 0) + 1);
    }
    assert.equal(ids.size, people.count);
    assert.ok(Math.max(...births.values()) < 30, 'people of one birthday');
  });
});
