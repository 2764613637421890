import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { seriousProblems } from './open-browser.ts';

/** What stands before the application: its heading is there, and axe has looked at it. */
export async function gate(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  assert.deepEqual(await seriousProblems(page), [], `axe before the application: ${title}`);
}

/** The one-time password is changed for one of one's own. */
export async function ownPassword(page: Page, present: string, password: string): Promise<void> {
  await gate(page, '请先修改口令');
  await page.getByLabel('当前口令').fill(present);
  await page.getByLabel('新口令', { exact: true }).fill(password);
  await page.getByLabel('再次输入新口令').fill(password);
  await page.getByRole('button', { name: '修改口令' }).click();
}

export async function signOut(page: Page): Promise<void> {
  const answered = await page.evaluate(
    async () =>
      (
        await fetch('/api/session/sign-out', {
          method: 'POST',
          headers: { 'idempotency-key': crypto.randomUUID() },
        })
      ).status,
  );
  assert.equal(answered, 204);
}
