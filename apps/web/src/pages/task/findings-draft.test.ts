import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Draft, keepDraft, readDraft, withDraft, withoutTaken } from './findings-draft.ts';
import type { ChecklistItem } from './task.ts';

const item = (id: string, at: string | null = null): ChecklistItem => ({
  id,
  text: { zh: id, en: id },
  finding: at ? 'refuted' : null,
  note: null,
  by: null,
  by_name: null,
  at,
});
const draft: Draft = { q1: { question: 'q1', finding: 'confirmed', note: '油枪号一致', at: '2026-03-02 10:00:00' } };

test('what was typed shows over what the server knows, until somebody answered later', () => {
  assert.deepEqual(
    withDraft([item('q1'), item('q2')], draft).map(({ finding, unsent }) => [finding, unsent]),
    [
      ['confirmed', true],
      [null, false],
    ],
  );
  assert.equal(withDraft([item('q1', '2026-03-02 10:00:01')], draft)[0]?.finding, 'refuted');
});

test('what the server has taken leaves the draft, what it does not know yet stays', () => {
  assert.deepEqual(withoutTaken(draft, [item('q1', '2026-03-02 10:00:00')]), {});
  assert.deepEqual(withoutTaken(draft, [item('q1')]), draft);
  assert.deepEqual(withoutTaken(draft, [item('q1', '2026-03-02 09:00:00')]), draft);
  assert.deepEqual(withoutTaken(draft, []), {});
});

test('survives a restart of the phone, and a broken store', () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  keepDraft(store, 't', draft);
  assert.deepEqual(readDraft(store, 't'), draft);
  keepDraft(store, 't', {});
  assert.equal(kept.size, 0);
  assert.deepEqual(readDraft({ getItem: () => '{' }, 't'), {});
});
