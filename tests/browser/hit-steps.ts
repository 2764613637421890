import type { Page } from 'playwright-core';
import { choose, type Person } from './people.ts';

/** The one hit of a model that is still to be weighed: its id. */
export async function hitOf(person: Person, model: string): Promise<string> {
  const { body } = await person.ask('GET', `/api/hits?model=${model}&state=H20&limit=1`);
  const id = body?.items?.[0]?.id as string | undefined;
  if (!id) throw new Error(`the demo city has no hit of ${model} left`);
  return id;
}

export const state = (page: Page, name: string) => page.locator('#content header').getByText(name, { exact: true });

/** An act of the page of a hit: its button, its form, and the state that follows. */
export async function act(
  page: Page,
  name: string,
  fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** The analyst sends a hit to the first dispatched group. */
export async function dispatchToGroup(analyst: Person, hit: string, group = '派驻第一纪检监察组'): Promise<void> {
  const { page } = analyst;
  await analyst.visit(`/hits/${hit}`);
  await act(page, '下发核实', async (dialog) => {
    await choose(page, '核实单位', group);
    await dialog.getByLabel(/交办要求/).fill('请核对油站监控与派车单');
    await dialog.getByLabel('下发理由').fill('加油地点与车辆位置相距较远,须现场核对');
  });
  await state(page, '下发核实').waitFor();
}

/** A verifier signs for the task of a hit together with a colleague, and is left on its page. */
export async function acceptTask(verifier: Person, hit: string, colleague: string): Promise<void> {
  const { page } = verifier;
  const { body } = await verifier.ask('GET', `/api/hits/${hit}`);
  const sent = (body.tasks as { id: string; no: number; state: string }[]).filter(({ state }) => state === 'sent');
  const task = sent.sort((a, b) => b.no - a.no)[0];
  if (!task) throw new Error(`no task waits for ${hit}`);
  await verifier.visit(`/tasks/${task.id}`);
  await choose(page, '核查人（不少于两人）', colleague);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '签收', exact: true }).click();
  await state(page, '核实中').waitFor();
}

/** Answers every question of the checklist and waits until the server has them. */
export async function answerAll(page: Page, finding: string): Promise<void> {
  const items = page.locator('fieldset');
  const count = await items.count();
  for (let n = 0; n < count; n++) await items.nth(n).getByText(finding, { exact: true }).click();
  await page.getByText(`已答 ${count}/${count}`).waitFor();
  await page.getByText('存在本机，待上传').first().waitFor({ state: 'hidden' });
}
