import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { plumb, root } from './plumb.ts';

/** Each example's README says what is found in it: a table of model, subject, fact. */
for (const name of ['fuel-cards', 'parking', 'official-cars'])
  test(`examples/${name} finds exactly what its README says`, async () => {
    const readme = readFileSync(join(root, 'examples', name, 'README.md'), 'utf8');
    const told = [...readme.matchAll(/^\| `([a-z-]+)` \| ([^|]+) \| ([^|]+) \|/gm)].map(([, model, subject, fact]) =>
      [model, subject?.trim(), fact?.trim()].join(' '),
    );
    const { out } = await plumb(['check', join(root, 'examples', name), '--format', 'jsonl']);
    const hits = out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { model: string; outcome: string; subject: { key: string }; fact_key: string })
      .filter((hit) => hit.outcome === 'hit');
    assert.ok(hits.length > 0);
    assert.deepEqual(
      hits.map((hit) => `${hit.model} ${hit.subject.key} ${hit.fact_key.replaceAll('|', ', ')}`.trim()).sort(),
      told.sort(),
    );
  });
