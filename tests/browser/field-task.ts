import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { acceptTask, answerAll, dispatchToGroup, groupOf, hitToWeigh, state } from './hit-steps.ts';
import { phone } from './open-browser.ts';
import { personAt } from './people.ts';
import { photo } from './photo.ts';

/** A verifier in the field: without a network nothing typed is lost, and what is no photo is not taken for one. */
export async function fieldTaskOnPhone(browser: Browser, address: string): Promise<void> {
  const analyst = await personAt(browser, address, 'analyst');
  const { id: hit, unit } = await hitToWeigh(analyst, 1);
  const group = await groupOf(analyst, unit);
  await dispatchToGroup(analyst, hit, group.name);

  const verifier = await personAt(browser, address, group.verifier, phone);
  const { page } = verifier;
  await verifier.visit('/tasks');
  await acceptTask(verifier, hit, group.colleague);
  await verifier.look();

  await page.context().setOffline(true);
  const first = page.locator('fieldset').first();
  await first.getByText('与疑点不符', { exact: true }).click();
  await first.getByRole('textbox').fill('车上另有应急备用桶');
  await first.getByRole('textbox').blur();
  await page.getByText('存在本机，待上传').waitFor();
  await page.context().setOffline(false);
  await page.reload();
  await page.locator('fieldset').first().getByText('车上另有应急备用桶').waitFor();
  await page.getByText('存在本机，待上传').waitFor({ state: 'hidden' });
  await answerAll(page, '与疑点不符');

  await page.getByLabel('选择文件').setInputFiles([
    { name: '现场照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('MZ this is a program, not a photo') },
    { name: '油箱铭牌.jpg', mimeType: 'image/jpeg', buffer: await photo() },
  ]);
  await page.getByText('移除').waitFor();
  await page.getByRole('img', { name: '油箱铭牌.jpg' }).waitFor();
  assert.equal(await page.getByRole('img', { name: '现场照片.jpg' }).count(), 0);
  await verifier.look();
  await page.getByText('移除').click();

  await page.getByText('不属实', { exact: true }).click();
  await page.getByLabel('查明的事实').fill('所加油料装入经批准的应急备用桶,有审批单和现场照片。');
  await page.getByRole('button', { name: '提交结论' }).click();
  await state(page, '已反馈').waitFor();
  await verifier.look();
  const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth + 1');
  assert.equal(wide, false, 'the task page is wider than the phone');
  assert.deepEqual([...analyst.complaints, ...verifier.complaints], []);
}
