import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { openArchive } from '@plumb/collect/xlsx/archive';
import type { Paper } from '../paper.ts';
import { examplePaper } from '../paper-fixture.ts';
import { renderDocx } from './render-docx.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumb-paper-'));
after(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

async function partsOf(paper: Paper): Promise<(name: string) => Promise<string>> {
  const path = join(folder, `${files++}.docx`);
  writeFileSync(path, await renderDocx(paper, '2026-11-05 10:00:00'));
  const archive = await openArchive(path);
  return async (name) => {
    let text = '';
    for await (const piece of archive.text(name)) text += piece;
    return text;
  };
}

/** The paragraph that holds a text. */
function paragraphWith(xml: string, text: string): string {
  const found = (xml.match(/<w:p>.*?<\/w:p>/gs) ?? []).find((one) => one.replace(/<[^>]+>/g, '').includes(text));
  assert.ok(found, `no paragraph with ${text}`);
  return found;
}

function attribute(xml: string, element: string, name: string): string {
  const value = new RegExp(`<${element}\\b[^>]*\\b${name}="([^"]*)"`).exec(xml)?.[1];
  assert.ok(value !== undefined, `${element}@${name}`);
  return value;
}

const number = (xml: string, element: string, name: string) => Number(attribute(xml, element, name));
/** Twips in millimetres. */
const inMm = (twips: number) => (twips / 1440) * 25.4;
function near(found: number, wanted: number, tolerance: number, what: string): void {
  assert.ok(Math.abs(found - wanted) <= tolerance, `${what}: ${found}, wanted ${wanted}`);
}

describe('文件格式 (GB/T 9704-2012)', async () => {
  const part = await partsOf(examplePaper('suggest'));
  const xml = await part('word/document.xml');

  test('page 210 × 297 mm, top 37, binding 28, text area 156 × 225 mm', () => {
    const side = (name: string) => inMm(number(xml, 'w:pgMar', `w:${name}`));
    near(inMm(number(xml, 'w:pgSz', 'w:w')), 210, 0.02, 'width');
    near(inMm(number(xml, 'w:pgSz', 'w:h')), 297, 0.02, 'height');
    near(side('top'), 37, 0.02, 'top');
    near(side('left'), 28, 0.02, 'binding');
    near(210 - side('left') - side('right'), 156, 0.03, 'text width');
    near(297 - side('top') - side('bottom'), 225, 0.03, 'text height');
  });

  test('22 lines of 28 characters fill the text area and no 23rd or 29th fits', () => {
    const pitch = number(xml, 'w:docGrid', 'w:linePitch');
    assert.equal(attribute(xml, 'w:docGrid', 'w:type'), 'linesAndChars');
    assert.equal(pitch / 20, 28.95);
    const height = number(xml, 'w:pgSz', 'w:h') - number(xml, 'w:pgMar', 'w:top') - number(xml, 'w:pgMar', 'w:bottom');
    const width = number(xml, 'w:pgSz', 'w:w') - number(xml, 'w:pgMar', 'w:left') - number(xml, 'w:pgMar', 'w:right');
    assert.equal(Math.floor(height / pitch), 22);
    const advance = 16 + number(xml, 'w:docGrid', 'w:charSpace') / 4096;
    assert.equal(Math.round((width / 20 / advance) * 100) / 100, 28);
    assert.equal(attribute(paragraphWith(xml, '近期'), 'w:spacing', 'w:line'), '579');
    assert.equal(attribute(paragraphWith(xml, '近期'), 'w:spacing', 'w:lineRule'), 'exact');
  });

  for (const [what, text, face, halfPoints] of [
    ['body 3号仿宋', '近期', '仿宋_GB2312', '32'],
    ['title 2号小标宋', '关于公务加油卡管理', '方正小标宋简体', '44'],
    ['level 1 黑体', '一、发现的主要问题', '黑体', '32'],
    ['level 2 楷体', '\uff08一\uff09节假日加油没有派车记录。', '楷体_GB2312', '32'],
    ['level 3 仿宋', '1.《机关事务管理条例》', '仿宋_GB2312', '32'],
    ['urgency 黑体', '加急', '黑体', '32'],
    ['imprint 4号仿宋', '抄送\uff1a', '仿宋_GB2312', '28'],
  ] as const)
    test(what, () => {
      const found = paragraphWith(xml, text);
      assert.equal(attribute(found, 'w:rFonts', 'w:eastAsia'), face);
      assert.equal(attribute(found, 'w:sz', 'w:val'), halfPoints);
    });

  test('what follows the first sentence of a second-level heading is body type', () => {
    const runs = paragraphWith(xml, '\uff08一\uff09节假日').match(/<w:r>.*?<\/w:r>/gs) ?? [];
    assert.deepEqual(
      runs.map((one) => attribute(one, 'w:rFonts', 'w:eastAsia')),
      ['楷体_GB2312', '仿宋_GB2312'],
    );
  });

  test('red head: the mark 35 mm below the text area, red 小标宋 on one line', () => {
    const row = /<w:trHeight w:val="(\d+)" w:hRule="exact"\/>/.exec(xml);
    near(inMm(Number(row?.[1])), 35, 0.02, 'above the mark');
    const mark = paragraphWith(xml, '中共临江市纪律检查委员会文件');
    assert.equal(attribute(mark, 'w:color', 'w:val'), 'FF0000');
    assert.equal(attribute(mark, 'w:rFonts', 'w:eastAsia'), '方正小标宋简体');
    const points = number(mark, 'w:sz', 'w:val') / 2;
    assert.ok(points * 14 <= (inMm(8845) / 25.4) * 72, 'fits on one line');
    assert.ok(inMm(points * 20) <= 22, 'not higher than 22 mm');
  });

  test('number in hexagonal brackets without zeros, two lines below the mark; red line 4 mm below it', () => {
    const numbered = paragraphWith(xml, '纪建〔2026〕3号');
    assert.equal(attribute(numbered, 'w:spacing', 'w:before'), '1158');
    const rule = xml.slice(xml.indexOf(numbered) + numbered.length).match(/<w:p>.*?<\/w:p>/s)?.[0] ?? '';
    near(inMm(number(rule, 'w:spacing', 'w:line')), 4, 0.02, 'line below the number');
    assert.match(rule, /<w:bottom w:val="single" w:color="FF0000" w:sz="8" w:space="0"\/>/);
  });

  test('the text is set two characters in, the addressee at the edge with a full-width colon', () => {
    assert.equal(attribute(paragraphWith(xml, '近期'), 'w:ind', 'w:firstLineChars'), '200');
    assert.doesNotMatch(paragraphWith(xml, '临江市农业农村局\uff1a'), /firstLine/);
  });

  test('attachments two characters in, the second under the first', () => {
    assert.equal(attribute(paragraphWith(xml, '附件\uff1a1.问题清单'), 'w:ind', 'w:firstLineChars'), '200');
    assert.equal(attribute(paragraphWith(xml, '2.证据目录'), 'w:ind', 'w:firstLineChars'), '500');
  });

  test('date four characters from the right edge, the name centred above it, two lines left for the seal', () => {
    const date = paragraphWith(xml.slice(xml.indexOf('证据目录')), '2026年11月5日');
    assert.equal(number(date, 'w:ind', 'w:right') / 320, 4);
    const name = paragraphWith(xml.slice(xml.indexOf('证据目录')), '临江市纪律检查委员会');
    assert.equal(number(name, 'w:spacing', 'w:before'), 2 * 579);
    // 10 characters over 6.5: both have their middle 7.25 characters from the edge.
    assert.equal(number(name, 'w:ind', 'w:right') / 320 + 5, 4 + 6.5 / 2);
    assert.match(name, /<w:keepNext\/>/);
  });

  test('imprint at the foot: outer lines 0.35 mm, inner line 0.25 mm', () => {
    const table = xml.slice(xml.lastIndexOf('<w:tbl>'));
    assert.match(table, /w:tblpYSpec="bottom" w:vertAnchor="margin"/);
    const thickness = (side: string) =>
      (Number(new RegExp(`<w:${side} w:val="single"[^>]*w:sz="(\\d+)"`).exec(table)?.[1]) / 8 / 72) * 25.4;
    near(thickness('top'), 0.35, 0.01, 'first line');
    near(thickness('bottom'), 0.35, 0.01, 'last line');
    near(thickness('insideH'), 0.25, 0.02, 'inner line');
    assert.match(table, /2026年11月5日印发/);
  });

  test('page number — 1 — in 4号 宋体, right on odd pages and left on even ones, 7 mm below the text', async () => {
    const [odd, even] = [await part('word/footer1.xml'), await part('word/footer2.xml')];
    for (const footer of [odd, even]) {
      assert.match(footer.replace(/<[^>]+>/g, ''), /— PAGE —/);
      assert.equal(attribute(footer, 'w:rFonts', 'w:ascii'), '宋体');
      assert.equal(attribute(footer, 'w:sz', 'w:val'), '28');
    }
    assert.equal(attribute(odd, 'w:jc', 'w:val'), 'right');
    assert.equal(number(odd, 'w:ind', 'w:right'), 280);
    assert.equal(attribute(even, 'w:jc', 'w:val'), 'left');
    assert.equal(number(even, 'w:ind', 'w:left'), 280);
    assert.match(await part('word/settings.xml'), /<w:evenAndOddHeaders\/>/);
    near(35 - inMm(number(xml, 'w:pgMar', 'w:footer')) - inMm(140), 7, 0.05, 'middle of the number');
  });

  test('every face has others to stand in for it', async () => {
    const table = await part('word/fontTable.xml');
    for (const face of new Set([...xml.matchAll(/w:eastAsia="([^"]+)"/g)].map(([, name]) => name)))
      assert.match(table, new RegExp(`<w:font w:name="${face}"><w:altName w:val="[^"]+,[^"]+"/>`));
  });

  test('the file tells the moment of issue, not the machine’s', async () =>
    assert.match(await part('docProps/core.xml'), />2026-11-05T10:00:00\+08:00</));
});

describe('信函格式', async () => {
  const part = await partsOf(examplePaper('supervise'));
  const xml = await part('word/document.xml');

  test('the mark stands 30 mm below the edge over a red double line of 170 mm, on the first page alone', async () => {
    near(inMm(number(xml, 'w:pgMar', 'w:header')), 30, 0.02, 'header');
    assert.match(xml, /<w:headerReference w:type="first"/);
    assert.match(xml, /<w:titlePg\/>/);
    const header = await part('word/header1.xml');
    assert.equal(attribute(header, 'w:color', 'w:val'), 'FF0000');
    assert.match(header, /中共临江市纪律检查委员会</);
    const rule = header.slice(header.lastIndexOf('<w:p>'));
    assert.equal(attribute(rule, 'w:bottom', 'w:val'), 'thickThinSmallGap');
    near(156 - inMm(number(rule, 'w:ind', 'w:left') + number(rule, 'w:ind', 'w:right')), 170, 0.05, 'double line');
    // Centred on the page: 20 mm from its left edge.
    near(28 + inMm(number(rule, 'w:ind', 'w:left')), 20, 0.05, 'its left end');
  });

  test('number at the right edge; the second double line 20 mm above the lower edge; no number on the first page', async () => {
    const numbered = paragraphWith(xml, '纪督〔2026〕3号');
    assert.match(numbered, /<w:tab w:val="right" w:pos="8845"\/>/);
    assert.match(numbered.replace(/<w:tab\/>/, '|').replace(/<[^>]+>/g, ''), /^000001\|纪督〔2026〕3号$/);
    const footers = await Promise.all(['word/footer1.xml', 'word/footer2.xml', 'word/footer3.xml'].map(part));
    const first = footers.find((one) => one.includes('thinThickSmallGap')) ?? '';
    assert.doesNotMatch(first, /PAGE/);
    near(297 - inMm(number(first, 'w:framePr', 'w:y')), 20, 0.05, 'second double line');
    near(inMm(number(first, 'w:framePr', 'w:w')), 170, 0.05, 'its length');
  });

  test('its imprint has copies alone, without lines', () => {
    const table = xml.slice(xml.lastIndexOf('<w:tbl>'));
    assert.doesNotMatch(table, /印发|w:val="single"/);
  });
});

test('a verification task is a form: labels, lists a line an entry, empty cells to be filled in', async () => {
  const xml = await (await partsOf(examplePaper('task')))('word/document.xml');
  assert.equal(attribute(paragraphWith(xml, '核查要点'), 'w:rFonts', 'w:eastAsia'), '黑体');
  assert.match(paragraphWith(xml, '2.核对派车单'), /仿宋_GB2312/);
  assert.match(paragraphWith(xml, '纪核〔2026〕3号'), /w:sz w:val="28"/);
  assert.doesNotMatch(xml, /FF0000/);
});

test('marks in a text cannot break the file', async () => {
  const values = { subject: '<w:b/>&"', situation: 'A<B & C', problems: ['x'], requirements: ['y'], contact: 'z' };
  const xml = await (await partsOf(examplePaper('supervise', values)))('word/document.xml');
  assert.match(xml, /A&lt;B &amp; C/);
});
