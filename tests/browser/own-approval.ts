import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { act, hitToWeigh, state } from './hit-steps.ts';
import { personAt } from './people.ts';

/** A director proposes an exemption: the page lets her wait, the server refuses her own hand, a second director decides. */
export async function ownApproval(browser: Browser, address: string): Promise<void> {
  const director = await personAt(browser, address, 'director');
  const { id: hit } = await hitToWeigh(director, 2);
  await director.visit(`/hits/${hit}`);
  await act(director.page, '提请豁免', async (dialog) => {
    await dialog.getByLabel(/依据文件/).fill('滨财防〔2026〕2号');
    await dialog.getByLabel('有效期止').fill('2027-01-31');
    await dialog.getByLabel('豁免理由').fill('当日防汛,经批准两次加油');
  });
  await state(director.page, '豁免排除').waitFor();
  await director.page.getByText('等待审批').waitFor();
  await director.look();
  assert.equal(await director.page.getByRole('button', { name: '批准豁免' }).count(), 0);

  const seen = (await director.ask('GET', `/api/hits/${hit}`)).body;
  const decision = { approval: seen.pending[0].approval, decision: 'approve', reason: '同意', revision: seen.revision };
  const refused = await director.ask('POST', `/api/hits/${hit}/decide`, decision);
  assert.equal(refused.status, 403);
  assert.match(refused.body.error.message.zh, /本人|无权/);
  assert.equal((await director.ask('GET', `/api/hits/${hit}`)).body.state, 'H30');

  const second = await personAt(browser, address, 'director2');
  await second.visit(`/hits/${hit}`);
  await act(second.page, '批准豁免', async (dialog) => {
    await dialog.getByLabel('审批意见').fill('防汛值班属实,同意豁免');
  });
  await state(second.page, '销号归档').waitFor();
  assert.deepEqual([...director.complaints, ...second.complaints], []);
}
