import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { upPlatform } from '../journeys/running-platform.ts';
import { gate, ownPassword, signOut } from './gate.ts';
import { oneTimeCode } from './one-time-code.ts';
import { giveCredentials, openPage, phone } from './open-browser.ts';

const login = 'secadmin';
const password = 'Ke-shan-2026-zi-xuan';

/** A new installation asks its administrators for a second factor: the recovery codes are shown once, and each opens the door once. */
export async function recoveryCodes(browser: Browser): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'plumb-browser-gate-'));
  const platform = await upPlatform(data, '--city', 'none');
  try {
    const { page, complaints } = await openPage(browser, phone);
    page.setDefaultTimeout(20_000);
    const given = new RegExp(`${login} +(\\S+)`).exec(platform.welcome)?.[1] ?? '';
    await giveCredentials(page, platform.address, { login, password: given });
    await ownPassword(page, given, password);
    const codes = await turnOn(page);

    await page.goto(`${platform.address}/account`);
    await page.getByText('已启用。').waitFor();
    const account = (await page.locator('#content').textContent()) ?? '';
    for (const code of codes) assert.ok(!account.includes(code), 'a recovery code is shown again');

    const [code = '', other = ''] = codes;
    await comeWith(page, platform.address, code);
    await page.locator('#content h1').first().waitFor();
    await comeWith(page, platform.address, code);
    await page.getByText('登录名、口令或动态码不正确').waitFor();
    await page.getByLabel(/备用码/).fill(other);
    await page.getByRole('button', { name: '登录' }).click();
    await page.locator('#content h1').first().waitFor();
    assert.deepEqual(complaints, []);
  } finally {
    assert.equal(await platform.stop(), 0);
    rmSync(data, { recursive: true, force: true });
  }
}

/** At the gate, before anything else. Answers the recovery codes. */
async function turnOn(page: Page): Promise<string[]> {
  await gate(page, '请先启用两步验证');
  await page.getByLabel('当前口令').fill(password);
  await page.getByRole('button', { name: '启用' }).click();
  await page.getByText('请先抄下备用码').waitFor();
  await gate(page, '请先启用两步验证');
  const codes = await page.getByRole('listitem').locator('code').allInnerTexts();
  assert.ok(codes.length >= 8 && new Set(codes).size === codes.length, `${codes.length} codes`);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByText('用验证器应用扫码').waitFor();
  await gate(page, '请先启用两步验证');
  assert.equal(await page.getByText(codes[0] ?? '').count(), 0);
  const key = ((await page.locator('code').textContent()) ?? '').replaceAll(/\s/g, '');
  await page.getByLabel('应用显示的 6 位数字').fill(oneTimeCode(key, Date.now()));
  await page.getByRole('button', { name: '确认启用' }).click();
  await page.locator('#content h1').first().waitFor();
  return codes;
}

async function comeWith(page: Page, address: string, code: string): Promise<void> {
  await signOut(page);
  await giveCredentials(page, address, { login, password });
  await gate(page, '动态码');
  await page.getByLabel(/备用码/).fill(code);
  await page.getByRole('button', { name: '登录' }).click();
}
