import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { people } from '../letter/letter-fixture.ts';
import { attachEvidence } from './attach-evidence.ts';
import { startRectification } from './carry-out-rectification.ts';
import { acceptRectification } from './judge-rectification.ts';
import { listRectifications } from './list-rectifications.ts';
import { openRectification } from './open-rectification.ts';
import { editRectification, issueRectification } from './plan-rectification.ts';
import { of, pdf, plan, rectificationScene, refusedWith } from './rectification-fixture.ts';
import { takeUpRectification } from './take-up-rectification.ts';

const s = rectificationScene();
const { attach, underWay, inReview } = s;

describe('who', () => {
  test('nobody reviews or accepts their own', async () => {
    const row = await inReview();
    const reviewer = { ...people.analyst, roles: ['conduct_director'] as const };
    await assert.rejects(
      acceptRectification(s.house, reviewer, { ...of(row), reason: '通过', despite: '' }),
      refusedWith('not-allowed'),
    );
  });

  test('another unit does not find it; before it is issued neither does its own', async () => {
    const row = await takeUpRectification(s.house, people.analyst, plan());
    await assert.rejects(openRectification(s.house, people.department, row), refusedWith('not-found'));
    const issued = await issueRectification(s.house, people.analyst, of(row));
    await assert.rejects(startRectification(s.house, people.stranger, of(issued)), refusedWith('not-found'));
    assert.equal((await listRectifications(s.house, people.stranger, { limit: 10 })).items.length, 0);
    assert.equal((await listRectifications(s.house, people.department, { limit: 10 })).items.length, 1);
  });

  test('two at once: the second is told', async () => {
    const row = await takeUpRectification(s.house, people.analyst, plan());
    await editRectification(s.house, people.director, { ...plan({ title: '改过的标题' }), ...of(row) });
    await assert.rejects(
      editRectification(s.house, people.analyst, { ...plan(), ...of(row) }),
      refusedWith('changed-meanwhile', /钱主任/),
    );
  });
});

describe('evidence', () => {
  test('a disguised file is refused', async () => {
    const row = await underWay();
    await assert.rejects(attach(row.id, 'proof', '照片.jpg', pdf), refusedWith('file-disguised'));
    await assert.rejects(
      attach(row.id, 'proof', '程序.exe', new Uint8Array([0x4d, 0x5a, 0, 1])),
      refusedWith('file-kind'),
    );
  });

  test('sent again it is the same one', async () => {
    const row = await underWay();
    const input = {
      rectification: row.id,
      id: randomUUID(),
      kind: 'proof' as const,
      name: 'a.pdf',
      note: '',
      bytes: pdf,
    };
    await attachEvidence(s.house, people.department, input);
    await attachEvidence(s.house, people.department, input);
    assert.equal((await openRectification(s.house, people.leader, row)).evidence.length, 1);
    await assert.rejects(
      attachEvidence(s.house, people.department, { ...input, bytes: new Uint8Array([...pdf, 10]) }),
      refusedWith('file-exists'),
    );
  });
});
