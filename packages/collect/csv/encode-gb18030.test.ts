import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { encodeGb18030 } from './encode-gb18030.ts';
import { Gb18030ToUtf8 } from './gb18030-to-utf8.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const texts = ['川A12345，金额 12.5', '喆堃龑·', '㛃', '𠅤王', '€ü', 'plain,ascii\n', '\u0080\uffff', ''];

describe('GB18030', () => {
  test('known codes', () => {
    assert.equal(hex(encodeGb18030('喆')), '86b4');
    assert.equal(hex(encodeGb18030('㛃')), '8230b731');
    assert.equal(hex(encodeGb18030('·')), 'a1a4');
    assert.equal(hex(encodeGb18030('A1,')), '41312c');
  });
  for (const text of texts) {
    test(`comes back as it was: ${JSON.stringify(text)}`, () => {
      assert.equal(new TextDecoder('gb18030').decode(encodeGb18030(text)), text);
    });
    test(`becomes UTF-8 in pieces of any size: ${JSON.stringify(text)}`, () => {
      const bytes = Buffer.from(encodeGb18030(text));
      for (const size of [1, 2, 3, 5, 100]) {
        const decoder = new Gb18030ToUtf8();
        const pieces: Buffer[] = [];
        for (let i = 0; i < bytes.length; i += size)
          pieces.push(Buffer.from(decoder.next(bytes.subarray(i, i + size))));
        pieces.push(decoder.next(Buffer.alloc(0), true));
        assert.equal(Buffer.concat(pieces).toString('utf8'), text);
      }
    });
  }
  test('every code point of the basic plane comes back', () => {
    let all = '';
    for (let code = 0x80; code < 0x10000; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      all += String.fromCharCode(code);
    }
    const back = new TextDecoder('gb18030').decode(encodeGb18030(all));
    let differing = 0;
    for (let i = 0; i < all.length; i++) if (back[i] !== all[i]) differing++;
    assert.ok(differing <= 40, `${differing} code points differ`);
  });
  test('a byte that means nothing is marked', () => {
    assert.equal(
      new Gb18030ToUtf8().next(Buffer.from([0x41, 0xff, 0x42, 0x80, 0x2c]), true).toString('utf8'),
      'A\ufffdB\ufffd,',
    );
  });
});
