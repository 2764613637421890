import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isLikelyMisread, normalisePlate, parsePlate, plateDistance } from './plate.ts';

describe('plates', () => {
  const accepted: readonly [string, string, string][] = [
    ['辽B12345', '辽B12345', 'ordinary'],
    ['辽B·12345', '辽B12345', 'ordinary'],
    ['辽Ｂ・１２３４５', '辽B12345', 'ordinary'],
    [' 辽b 1O3I5 ', '辽B10315', 'ordinary'],
    ['蓝辽B12345', '辽B12345', 'ordinary'],
    ['辽B12345_蓝', '辽B12345', 'ordinary'],
    ['辽B12345(黄牌)', '辽B12345', 'ordinary'],
    ['黑A12345', '黑A12345', 'ordinary'],
    ['京AD12345', '京AD12345', 'new-energy-small'],
    ['辽BK12345', '辽BK12345', 'new-energy-small'],
    ['辽BFA2345', '辽BFA2345', 'new-energy-small'],
    ['京A12345D', '京A12345D', 'new-energy-large'],
    ['京A12345G', '京A12345G', 'new-energy-large'],
    ['辽B1234挂', '辽B1234挂', 'trailer'],
    ['辽B1234学', '辽B1234学', 'learner'],
    ['浙A1234警', '浙A1234警', 'police'],
    ['粤Z1234港', '粤Z1234港', 'hk-macau'],
    ['粤Z1234澳', '粤Z1234澳', 'hk-macau'],
    ['使014578', '使014578', 'embassy'],
    ['224001使', '224001使', 'embassy'],
    ['粤A0035领', '粤A0035领', 'consulate'],
    ['WJ京12345', 'WJ京12345', 'armed-police'],
    ['WJ01-12345', 'WJ0112345', 'armed-police'],
    ['VA12345', 'VA12345', 'military'],
    ['军A12345', '军A12345', 'military'],
    ['京X0001应急', '京X0001应急', 'emergency'],
    ['辽B临12345', '辽B临12345', 'temporary'],
    ['临辽B12345', '临辽B12345', 'temporary'],
  ];
  for (const [text, value, kind] of accepted) {
    test(`${text} is ${kind}`, () => assert.deepEqual(parsePlate(text), { ok: true, value, kind }));
  }

  const refused: readonly [string, string][] = [
    ['', 'empty'],
    ['  ', 'empty'],
    ['无牌', 'plate-unread'],
    ['未识别', 'plate-unread'],
    ['0000000', 'plate-unread'],
    ['unknown', 'plate-unread'],
    ['辽B12*45', 'masked'],
    ['辽B1234', 'plate-length'],
    ['辽O12345', 'plate-form'],
    ['辽BL12345', 'plate-form'],
    ['张三的车号牌啊', 'plate-characters'],
  ];
  for (const [text, problem] of refused) {
    test(`refuses ${text || 'nothing'}: ${problem}`, () => {
      const parsed = parsePlate(text);
      assert(!parsed.ok);
      assert.equal(parsed.problem, problem);
    });
  }

  test('normalising leaves the issuing letter alone and never fails', () => {
    assert.equal(normalisePlate('苏o·o1234'), '苏O01234');
    for (const text of ['', '😀', '辽', '\u0000']) assert.equal(typeof normalisePlate(text), 'string');
  });

  const distances: readonly [string, string, number, number][] = [
    ['辽B12345', '辽B·12345', 0, 0],
    ['辽B12345', '辽B1234S', 1, 1],
    ['辽B8D2X5', '辽BBQZXS', 4, 4],
    ['京A12345', '津A12345', 1, 1],
    ['鲁A12345', '桂A12345', 1, 1],
    ['辽B12345', '辽B12346', 1, 0],
    ['辽B12345', '辽B1245', 1, 0],
    ['辽B12345', '辽B21345', 1, 0],
    ['辽B12345', '辽A12346', 2, 0],
  ];
  for (const [a, b, edits, confusable] of distances) {
    test(`${a} and ${b}: ${edits} edits, ${confusable} confusable`, () => {
      assert.deepEqual(plateDistance(a, b), { edits, confusable });
      assert.equal(isLikelyMisread(a, b), edits === 1);
    });
  }
});
