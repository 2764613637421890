import type { Page } from 'playwright-core';
import { choose, type Person } from './people.ts';

export type WaitingHit = { id: string; no: number; title: string; unit: string };

/** Hits that wait to be weighed, those of the fuel cards first: each journey takes another. What the demo city holds moves with the calendar. */
export async function hitToWeigh(person: Person, which: number): Promise<WaitingHit> {
  const { body } = await person.ask('GET', '/api/hits?state=H20&limit=200');
  type Item = { id: string; no: number; field: string; unit: string | null; model_title: { zh: string } };
  const items = (body.items as Item[]).filter(({ unit }) => unit !== null);
  const place = ({ field, no }: Item) => (field === 'fuel-cards' ? 0 : 1_000_000) + no;
  const hit = items.sort((a, b) => place(a) - place(b))[which];
  if (!hit) throw new Error('the demo city has too few hits left to be weighed');
  return { id: hit.id, no: hit.no, title: hit.model_title.zh, unit: hit.unit ?? '' };
}

type Group = { name: string; verifier: string; colleague: string };
const groups: readonly [Group, Group] = [
  { name: '派驻第一纪检监察组', verifier: 'verifier1', colleague: '钱思齐' },
  { name: '派驻第二纪检监察组', verifier: 'verifier3', colleague: '李怀真' },
];

/** The dispatched group whose matter a unit is: the demo gives each group one half of the units. */
export async function groupOf(person: Person, unit: string): Promise<Group> {
  const { body } = await person.ask('GET', '/api/units');
  const units = (body.items as { code: string; region: string | null }[]).filter(({ region }) => region !== null);
  return units.findIndex(({ code }) => code === unit) < units.length / 2 ? groups[0] : groups[1];
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

/** The analyst sends a hit to a dispatched group. */
export async function dispatchToGroup(analyst: Person, hit: string, group: string): Promise<void> {
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
