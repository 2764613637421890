import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  kindOf,
  largest,
  moveUploads,
  nextUpload,
  refusalOf,
  type Upload,
  type UploadMove,
  waitBefore,
} from './uploads.ts';

const add = (id: string): UploadMove => ({
  do: 'add',
  upload: { id, question: null, kind: 'photo', name: `${id}.jpg`, bytes: 9 },
});
const why = { zh: '断网', en: 'offline' };
const after = (...moves: UploadMove[]) => moves.reduce<Upload[]>(moveUploads, []);

describe('uploads', () => {
  test('go one at a time, in their order', () => {
    assert.equal(nextUpload(after(add('a'), add('b')))?.id, 'a');
    assert.equal(nextUpload(after(add('a'), add('b'), { do: 'start', id: 'a' })), undefined);
    assert.equal(nextUpload(after(add('a'), add('b'), { do: 'start', id: 'a' }, { do: 'done', id: 'a' }))?.id, 'b');
  });
  test('are tried three times by themselves, then wait for the person', () => {
    const round: UploadMove[] = [
      { do: 'start', id: 'a' },
      { do: 'fail', id: 'a', again: true, why },
    ];
    assert.equal(after(add('a'), ...round, ...round)[0]?.state, 'waiting');
    const failed = after(add('a'), ...round, ...round, ...round);
    assert.deepEqual([failed[0]?.state, failed[0]?.why], ['failed', why]);
    assert.equal(nextUpload(moveUploads(failed, { do: 'retry', id: 'a' }))?.id, 'a');
  });
  test('what the server does not want is not sent again', () => {
    const refused = after(add('a'), { do: 'start', id: 'a' }, { do: 'fail', id: 'a', again: false, why });
    assert.equal(refused[0]?.state, 'refused');
    assert.equal(nextUpload(refused), undefined);
    assert.deepEqual(moveUploads(refused, { do: 'remove', id: 'a' }), []);
  });
  test('progress never goes back, and not past the whole', () => {
    const sending = after(
      add('a'),
      { do: 'start', id: 'a' },
      { do: 'progress', id: 'a', sent: 0.6 },
      { do: 'progress', id: 'a', sent: 0.4 },
    );
    assert.equal(sending[0]?.sent, 0.6);
    assert.equal(moveUploads(sending, { do: 'progress', id: 'a', sent: 7 })[0]?.sent, 1);
  });
  test('the id stays the same through every try: the server sees one file', () => {
    const again = after(
      add('a'),
      { do: 'start', id: 'a' },
      { do: 'fail', id: 'a', again: true, why },
      { do: 'start', id: 'a' },
    );
    assert.deepEqual([again[0]?.id, again[0]?.tries], ['a', 2]);
  });
  test('waits a little longer before each try', () => {
    assert.deepEqual([0, 1, 2, 9].map(waitBefore), [0, 2_000, 6_000, 6_000]);
  });
});

describe('a file before it is sent', () => {
  const cases: [string, number, string, boolean][] = [
    ['a.jpg', 10, 'image/jpeg', true],
    ['a.HEIC', 10, '', true],
    ['IMG', 10, 'image/jpeg', true],
    ['a.docx', 10, '', true],
    ['a.exe', 10, 'application/x-msdownload', false],
    ['a.jpg', 0, 'image/jpeg', false],
    ['a.pdf', largest, 'application/pdf', true],
    ['a.pdf', largest + 1, 'application/pdf', false],
  ];
  for (const [name, size, type, fine] of cases)
    test(`${name}, ${size} bytes: ${fine ? 'goes' : 'is refused'}`, () =>
      assert.equal(refusalOf({ name, size, type }) === undefined, fine));
  test('photos and documents', () => {
    assert.equal(kindOf({ name: 'a.HEIC', type: '' }), 'photo');
    assert.equal(kindOf({ name: 'a.pdf', type: 'application/pdf' }), 'document');
  });
});
