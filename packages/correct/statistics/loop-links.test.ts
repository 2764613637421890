import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hitStates } from '@plumb/stores/records/tables/hit';
import { loopLinks } from './loop-links.ts';

const at = (state: string, verdict: string | null, count: number) => ({ state, verdict, count });

test('hits flow along the stops that they passed', () => {
  const links = loopLinks([
    at('H20', null, 5),
    at('H31', null, 1),
    at('H30', null, 2),
    at('H92', null, 3),
    at('H41', null, 4),
    at('H60', 'true', 1),
    at('H70', 'true', 1),
    at('H71', 'partly', 6),
    at('H92', 'true', 2),
    at('H92', 'false', 7),
  ]);
  assert.deepEqual(Object.fromEntries(links.map(({ from, to, value }) => [`${from} ${to}`, value])), {
    'found waiting': 6,
    'found excluded': 5,
    'found dispatched': 21,
    'dispatched verifying': 4,
    'dispatched reviewing': 1,
    'dispatched confirmed': 9,
    'confirmed clue': 1,
    'confirmed rectify': 6,
    'confirmed closed': 2,
    'dispatched cleared': 7,
    'cleared closed': 7,
  });
});

test('nothing flows in a circle and every hit leaves the first stop once', () => {
  const all = hitStates.flatMap((state) =>
    [null, 'true', 'partly', 'false', 'unverifiable'].map((verdict) => at(state, verdict, 1)),
  );
  const links = loopLinks(all);
  const order = [
    'found',
    'waiting',
    'excluded',
    'dispatched',
    'verifying',
    'reviewing',
    'confirmed',
    'cleared',
    'clue',
    'rectify',
    'elsewhere',
    'closed',
  ];
  for (const { from, to } of links) assert.ok(order.indexOf(from) < order.indexOf(to), `${from} ${to}`);
  const out = links.filter(({ from }) => from === 'found').reduce((sum, { value }) => sum + value, 0);
  assert.equal(out, all.length);
});
