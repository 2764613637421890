import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOf } from './filter-of.ts';

test('the address of the queue as a filter: lists as lists, nothing that is empty', () => {
  const filter = filterOf('state=H20&state=H31&severity=high&overdue=true&text=%E9%84%82A&to=');
  assert.deepEqual(filter, { state: ['H20', 'H31'], severity: ['high'], overdue: 'true', text: '鄂A' });
});
