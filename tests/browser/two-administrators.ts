import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { gate, ownPassword } from './gate.ts';
import { desk, giveCredentials, openPage } from './open-browser.ts';
import { demoPassword, type Person, personAt } from './people.ts';

const login = 'trial';

/** A password is reset by two administrators: who asks cannot confirm, who confirms has another office, and the owner is told before anything else. */
export async function twoAdministrators(browser: Browser, address: string): Promise<void> {
  const asker = await personAt(browser, address, 'sysadmin');
  const { page } = asker;
  await asker.visit('/accounts');
  await chooseByKeys(page, '申请重置口令');
  await giveReason(page, '申请重置口令', '本人到场,忘记口令');
  const first = await half(page, '前半段');
  await asker.look();
  const approval = await cannotConfirm(asker);

  const confirmer = await personAt(browser, address, 'secadmin');
  await confirmer.visit('/approvals');
  await confirmer.page.locator(`a[href="/approvals/${approval}"]`).first().click();
  await confirmByKeys(confirmer);
  await giveReason(confirmer.page, '确认办理', '已当面核实');
  const second = await half(confirmer.page, '后半段');
  await confirmer.look();

  const owner = await openPage(browser, desk);
  await giveCredentials(owner.page, address, { login, password: demoPassword });
  await owner.page.getByText('登录名、口令或动态码不正确').waitFor();
  await giveCredentials(owner.page, address, { login, password: `${first}-${second}` });
  await gate(owner.page, '您的账号有变动');
  await owner.page.getByText('您的口令被重置').waitFor();
  await owner.page.getByText('由系统管理员申请、安全保密管理员确认').waitFor();
  await owner.page.getByText(/理由.本人到场.忘记口令/).waitFor();
  await owner.page.getByRole('button', { name: '我已知悉' }).click();
  await ownPassword(owner.page, `${first}-${second}`, 'Ke-shan-2026-zi-xuan');
  await owner.page.locator('#content h1').first().waitFor();
  await owner.page.goto(`${address}/account`);
  await owner.page.getByText('由系统管理员申请、安全保密管理员确认').waitFor();
  assert.deepEqual([...asker.complaints, ...confirmer.complaints, ...owner.complaints], []);
}

/** The page offers the asker to take it back and nothing else; the server refuses her own hand. Answers the request's id. */
async function cannotConfirm(asker: Person): Promise<string> {
  const { page } = asker;
  await asker.visit('/approvals?box=mine');
  await page.getByRole('link', { name: '重置口令' }).first().click();
  await page.getByRole('button', { name: '撤回申请' }).waitFor();
  assert.equal(await page.getByRole('button', { name: '确认办理' }).count(), 0);
  const approval = page.url().split('/').at(-1) ?? '';
  const { body } = await asker.ask('GET', `/api/approvals/${approval}`);
  const decision = { decision: 'approve', note: '同意', revision: body.revision };
  const refused = await asker.ask('POST', `/api/account-requests/${approval}/decide`, decision);
  assert.equal(refused.status, 403);
  assert.equal((await asker.ask('GET', `/api/approvals/${approval}`)).body.state, 'requested');
  return approval;
}

/** The menu of an account is reached by key: what Enter opens, the rest of it does not close. */
async function chooseByKeys(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: `操作 ${login}` }).focus();
  await page.keyboard.press('Enter');
  const item = page.getByRole('menuitem', { name: act });
  await item.waitFor();
  await item.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('理由', { exact: true }).waitFor();
}

/** A dialog that is left gives the keyboard back to the button that opened it. */
async function confirmByKeys({ page, look }: Person): Promise<void> {
  const button = page.getByRole('button', { name: '确认办理' });
  const caution = page.getByText('请先向本人核实确有此事');
  await button.focus();
  await page.keyboard.press('Enter');
  await caution.waitFor();
  await look();
  await page.keyboard.press('Escape');
  await caution.waitFor({ state: 'hidden' });
  await page.locator('button:focus', { hasText: '确认办理' }).waitFor();
  await page.keyboard.press('Enter');
  await caution.waitFor();
}

async function giveReason(page: Page, act: string, reason: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('理由', { exact: true }).fill(reason);
  await dialog.getByRole('button', { name: act, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** The half of the one-time password that this administrator is shown. */
async function half(page: Page, which: string): Promise<string> {
  const shown = page.getByRole('status').filter({ hasText: which });
  const text = ((await shown.locator('code').textContent()) ?? '').trim();
  assert.match(text, /^[a-z2-9]{4}-[a-z2-9]{4}$/);
  return text;
}
