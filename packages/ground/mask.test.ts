import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskPlate, maskSubject } from './mask.ts';

for (const [type, label, shown] of [
  ['person', '210203199001011234', '2102**********1234'],
  ['person', '21020319900101123X', '2102**********123X'],
  ['person', '欧阳明', '欧**'],
  ['vehicle', '辽B12345', '辽B12345'],
  ['unit', '0042', '0042'],
] as const)
  test(`a list shows ${type} ${label} as ${shown}`, () => assert.equal(maskSubject(type, label), shown));

for (const [plate, shown] of [
  ['辽B12345', '辽B***45'],
  ['辽BD12345', '辽B****45'],
] as const)
  test(`the private plate ${plate} is shown as ${shown}`, () => assert.equal(maskPlate(plate), shown));
