import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { officialDate, officialNumber, officialText, sectionNumeral } from './official-text.ts';
import { examplePaper, library } from './paper-fixture.ts';
import { readTemplates } from './template.ts';

describe('official text', () => {
  for (const [given, wanted] of [
    ['共12笔,金额3,456.50元;时间18:30', '共12笔\uff0c金额3,456.50元\uff1b时间18:30'],
    ['(见附件)', '\uff08见附件\uff09'],
    ['已经是全角\uff0c不变', '已经是全角\uff0c不变'],
  ] as const)
    test(given, () => assert.equal(officialText(given), wanted));

  test('once is enough', () => assert.equal(officialText(officialText('a,b 甲,乙')), officialText('a,b 甲,乙')));

  for (const [n, wanted] of [
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [35, '三十五'],
  ] as const)
    test(`section ${n}`, () => assert.equal(sectionNumeral(n), wanted));

  test('dates and numbers without leading zeros', () => {
    assert.equal(officialDate('2026-03-05 09:00:00'), '2026年3月5日');
    assert.equal(officialNumber('纪建', 2026, 3), '纪建〔2026〕3号');
  });
});

describe('compose', () => {
  test('sections are numbered as they come and items start anew in each', () => {
    const headings = examplePaper('suggest').blocks.flatMap((one) => (one.kind === 'heading' ? [one.text] : []));
    assert.deepEqual(headings, [
      '一、发现的主要问题',
      '\uff08一\uff09节假日加油没有派车记录。',
      '\uff08二\uff09一卡多车。',
      '二、依据',
      '1.《机关事务管理条例》第二十六条。',
      '三、建议',
      '\uff08一\uff09健全油卡台账。',
      '\uff08二\uff09追缴违规费用。',
      '四、办理要求',
    ]);
  });

  test('deadlines of the template stand in the text', () => {
    const text = JSON.stringify(examplePaper('suggest'));
    assert.match(text, /之日起30日内书面反馈采纳情况和整改方案\uff0c60日内/);
    assert.match(JSON.stringify(examplePaper('supervise')), /15个工作日内/);
  });

  test('an empty list leaves nothing behind', () =>
    assert.ok(!examplePaper('supervise').blocks.some(({ kind }) => kind === 'attachments')));

  test('every placeholder of every template is a field or always there', () => {
    for (const template of readTemplates(library).values()) {
      const known = new Set([
        'addressee',
        'organ',
        'number',
        ...template.fields.map(({ id }) => id),
        ...template.deadlines.map(({ id }) => `${id}_days`),
      ]);
      const texts = JSON.stringify([template.heading, template.body]);
      for (const [, name] of texts.matchAll(/\{([a-z_]+)\}/g))
        assert.ok(known.has(name as string), `${template.id}: ${name}`);
      for (const piece of template.body)
        for (const name of ['each', 'attachments', 'when'] as const) {
          const value = (piece as Record<string, unknown>)[name];
          if (value !== undefined) assert.ok(known.has(String(value)), `${template.id}: ${value}`);
        }
    }
  });
});
