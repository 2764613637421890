import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { act, state } from './hit-steps.ts';
import type { Person } from './people.ts';
import { photo } from './photo.ts';

export type Come = (login: string) => Promise<Person>;

/** The problem becomes a rectification with its lists, and is issued to the unit. Answers its id. */
export async function openRectification(analyst: Person, hit: string): Promise<string> {
  const { page } = analyst;
  await analyst.visit('/rectifications');
  const waiting = page.getByRole('listitem').filter({ has: page.locator(`a[href="/hits/${hit}"]`) });
  await waiting.getByRole('button', { name: '立项' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('责任人').fill('王守正');
  await dialog.getByLabel('整改目标').fill('一车一卡,专人保管,台账齐全');
  await dialog.getByLabel('措施', { exact: true }).fill('清理油卡,重新登记');
  await dialog.getByLabel('责任', { exact: true }).fill('办公室');
  await dialog.getByLabel('期限', { exact: true }).fill('2027-01-15');
  await dialog.getByLabel('应追金额（元）').fill('0');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const { body } = await analyst.ask('GET', '/api/rectifications?limit=50');
  const made = (body.items as { id: string; hit?: string; state: string; no: number }[]).filter(
    ({ state }) => state === 'R10',
  );
  const { id } = made.sort((a, b) => b.no - a.no)[0] ?? { id: '' };
  await analyst.visit(`/rectifications/${id}`);
  await act(page, '下达', async () => {});
  await state(page, '已下达').waitFor();
  return id;
}

/** Drafted by the analyst, countersigned by the director, approved by a leader, numbered and sent; nobody signs their own. */
export async function sendLetter(analyst: Person, come: Come, rectification: string): Promise<string> {
  const { page } = analyst;
  await analyst.visit(`/letters/new?rectification=${rectification}&kind=supervise`);
  await fillEmpty(page, '整改事项', '公务加油卡管理');
  await fillEmpty(page, '核实情况', '经核实,贵单位公务加油卡与车辆分离使用。');
  await fillEmpty(page, '联系人和电话', '陈知微 0411-80000000');
  for (const list of ['问题清单', '整改要求'])
    if ((await page.getByLabel(`${list} 1`).count()) === 0) {
      await page.locator('.ant-form-item').filter({ hasText: list }).getByRole('button', { name: '添加一条' }).click();
      await page.getByLabel(`${list} 1`).fill('油卡保管不严,车卡分离使用');
    }
  await analyst.look();
  await page.getByRole('button', { name: '保存文稿并预览' }).click();
  await page.waitForURL(/\/letters\/[0-9a-f-]{36}$/);
  const letter = page.url().split('/').at(-1) ?? '';
  await page.getByRole('article', { name: '文书预览' }).waitFor();
  await analyst.look();
  await act(page, '送签', async () => {});

  const director = await come('director');
  await director.visit(`/letters/${letter}`);
  await act(director.page, '会签', async (dialog) => dialog.getByLabel('意见').fill('同意'));
  const leader = await come('leader');
  await leader.visit(`/letters/${letter}`);
  await act(leader.page, '签发', async (dialog) => dialog.getByLabel('意见').fill('同意印发'));

  await analyst.visit(`/letters/${letter}`);
  await act(page, '编号送达', async () => {});
  await page.getByRole('heading', { level: 1, name: /〔2026〕\d+号/ }).waitFor();
  await analyst.look();
  return letter;
}

/** The unit signs for both, answers, and shows what was put right. */
export async function answer(unit: Person, letter: string, rectification: string): Promise<void> {
  const { page } = unit;
  await unit.visit(`/letters/${letter}`);
  await act(page, '签收', async () => {});
  await act(page, '回复', async (dialog) => {
    await dialog.getByLabel('回复内容').fill('已召开专题会,清理油卡,建立一车一卡台账。');
  });
  await unit.look();
  await unit.visit(`/rectifications/${rectification}`);
  await act(page, '签收并开始整改', async () => {});
  await state(page, '整改中').waitFor();
  await page
    .getByLabel('选择文件')
    .setInputFiles({ name: '油卡台账.jpg', mimeType: 'image/jpeg', buffer: await photo() });
  await page.getByText('油卡台账.jpg').first().waitFor();
  await act(page, '报告进展', async (dialog) => {
    await dialog.getByLabel('整改进展').fill('油卡已逐张核对登记,保管人签字。');
  });
  await act(page, '提交销号', async (dialog) => {
    await dialog.getByLabel('理由').fill('整改完成');
  });
  await state(page, '提交销号').waitFor();
  await unit.look();
}

/** The same model looks again; who reviews does not accept; after the look-back it is closed, and so is the letter. */
export async function checkAgain(
  analyst: Person,
  director: Person,
  letter: string,
  rectification: string,
): Promise<void> {
  const { page } = analyst;
  await analyst.visit(`/rectifications/${rectification}`);
  await act(page, '受理审核', async () => {});
  await act(page, '模型复查', async () => {});
  await recheckDone(analyst, rectification);
  await analyst.visit(`/rectifications/${rectification}`);
  await page.getByRole('link', { name: '运行记录' }).first().waitFor();

  await director.visit(`/rectifications/${rectification}`);
  await act(director.page, '验收通过', async (dialog) => {
    const despite = dialog.getByLabel('复查未通过仍予验收的理由');
    if ((await despite.count()) > 0) await despite.fill('所涉为整改前的同一笔交易,整改后未再出现');
    await dialog.getByLabel('理由', { exact: true }).fill('措施落实,台账齐全');
  });
  await state(director.page, '验收通过').waitFor();
  for (const months of ['三', '六'])
    await act(director.page, '回头看', async (dialog) => {
      await dialog.getByLabel('理由', { exact: true }).fill(`抽查${months}个月台账,未见反弹`);
    });
  await act(director.page, '销号', async (dialog) => {
    await dialog.getByLabel('理由', { exact: true }).fill('整改到位');
  });
  await state(director.page, '销号').waitFor();
  await director.look();

  await analyst.visit(`/letters/${letter}`);
  await act(page, '评估', async (dialog) => {
    for (const met of await dialog.getByText('落实', { exact: true }).all()) await met.click();
  });
  await director.visit(`/letters/${letter}`);
  await act(director.page, '销号', async (dialog) => dialog.getByLabel('理由').fill('已整改'));
}

async function recheckDone(person: Person, rectification: string): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    const { body } = await person.ask('GET', `/api/rectifications/${rectification}`);
    if (body.recheck !== null && body.recheck !== 'waiting') return;
    await person.page.waitForTimeout(500);
  }
  assert.fail('the re-check did not end within a minute');
}

async function fillEmpty(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label);
  if ((await field.inputValue()) === '') await field.fill(text);
}
