import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { detectEncoding, repairPua } from './chinese-encoding.ts';

const text = '车牌号,加油时间,金额\r\n辽B12345,2024-01-05 08:30:00,350.50\r\n';
const utf8 = new TextEncoder().encode(text);
/** 车牌号,辽B12345,金额 and a line end. */
const gbk = Uint8Array.from([
  0xb3, 0xb5, 0xc5, 0xc6, 0xba, 0xc5, 0x2c, 0xc1, 0xc9, 0x42, 0x31, 0x32, 0x33, 0x34, 0x35, 0x2c, 0xbd, 0xf0, 0xb6,
  0xee, 0x0a,
]);
/** 㛃, four bytes in GB18030, unknown to GBK. */
const fourBytes = [0x82, 0x30, 0xb7, 0x31];

function utf16(s: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(s.length * 2);
  for (let i = 0; i < s.length; i++) new DataView(bytes.buffer).setUint16(i * 2, s.charCodeAt(i), little);
  return bytes;
}

function repeat(bytes: Uint8Array, times: number): number[] {
  return Array.from({ length: times }, () => Array.from(bytes)).flat();
}

describe('encodings', () => {
  const samples: readonly [string, Uint8Array, string][] = [
    ['UTF-8', utf8, 'utf-8'],
    ['ASCII', new TextEncoder().encode('a,b\n1,2\n'), 'utf-8'],
    ['nothing', new Uint8Array(), 'utf-8'],
    ['UTF-8 with its mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]), 'utf-8-bom'],
    ['UTF-16LE with its mark', Uint8Array.from([0xff, 0xfe, ...utf16(text, true)]), 'utf-16le'],
    ['UTF-16BE with its mark', Uint8Array.from([0xfe, 0xff, ...utf16(text, false)]), 'utf-16be'],
    ['UTF-16LE without', utf16(text, true), 'utf-16le'],
    ['UTF-16BE without', utf16(text, false), 'utf-16be'],
    ['UTF-16LE of mostly Chinese', utf16('一二三甲乙丙丁戊己庚辛,中文\n'.repeat(3), true), 'utf-16le'],
    ['GBK', gbk, 'gb18030'],
    ['GB18030 with four bytes', Uint8Array.from([...gbk, ...fourBytes]), 'gb18030'],
  ];
  for (const [name, bytes, encoding] of samples) {
    test(name, () => assert.deepEqual(detectEncoding(bytes), { encoding }));
  }

  test('a sample cut anywhere is still known', () => {
    for (let end = 12; end <= utf8.length; end++)
      assert.deepEqual(detectEncoding(utf8.subarray(0, end)), { encoding: 'utf-8' }, `${end}`);
    const long = Uint8Array.from([...gbk, ...fourBytes, ...gbk]);
    for (let end = 7; end <= long.length; end++)
      assert.deepEqual(detectEncoding(long.subarray(0, end)), { encoding: 'gb18030' }, `${end}`);
    const wide = utf16(text, true);
    assert.deepEqual(detectEncoding(wide.subarray(0, 41)), { encoding: 'utf-16le' });
  });

  test('a binary file is no text', () => {
    const zip = [0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 33, 0, 0x91, 0xe2];
    const noise = Array.from({ length: 4000 }, (_, i) => ((i * i * 7 + i * 31) % 255) + 1);
    assert.equal(detectEncoding(Uint8Array.from(zip)).problem, 'encoding-binary');
    assert.equal(detectEncoding(Uint8Array.from(noise)).problem, 'encoding-binary');
  });

  test('a field cut in half within a long file is damage, not another encoding', () => {
    const cutUtf8 = Uint8Array.from([...repeat(utf8, 20), 0xe8, 0xbd, 0x2c, ...repeat(utf8, 20)]);
    assert.deepEqual(detectEncoding(cutUtf8), { encoding: 'utf-8', problem: 'encoding-damaged' });
    const cutGbk = Uint8Array.from([...repeat(gbk, 20), 0xb3, 0x0a, ...repeat(gbk, 20)]);
    assert.deepEqual(detectEncoding(cutGbk), { encoding: 'gb18030', problem: 'encoding-damaged' });
  });
});

describe('private-use characters', () => {
  test('U+E863 is 䶮', () => assert.equal(repairPua('王\ue863'), '王䶮'));
  test('an unknown one stays', () => assert.equal(repairPua('王\ue001'), '王\ue001'));

  test('the table is that of GB18030, where the decoder has left the private-use area', () => {
    let known = 0;
    for (let code = 0xe815, second = 0x50; code <= 0xe864; code++, second++) {
      if (second === 0x7f) second++;
      const decoded = new TextDecoder('gb18030').decode(Uint8Array.from([0xfe, second]));
      if (/\p{Co}/u.test(decoded)) assert.equal(decoded, String.fromCharCode(code));
      else {
        assert.equal(repairPua(String.fromCharCode(code)), decoded);
        known++;
      }
    }
    assert(known >= 74);
  });
});
