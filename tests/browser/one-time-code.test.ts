import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneTimeCode } from './one-time-code.ts';

test('codes are those of RFC 6238, appendix B', () => {
  const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  assert.deepEqual(
    [59, 1111111109, 20000000000].map((second) => oneTimeCode(key, second * 1000)),
    ['287082', '081804', '353130'],
  );
});
