import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { acceptTask, act, answerAll, dispatchToGroup, groupOf, hitToWeigh, state } from './hit-steps.ts';
import { phone } from './open-browser.ts';
import { choose, type Person, personAt } from './people.ts';
import { photo } from './photo.ts';
import { answer, checkAgain, openRectification, sendLetter } from './put-right.ts';

/** A doubt about a fuel card: weighed, verified in the field, reviewed, put right by letter, and checked again. */
export async function wholeLoop(browser: Browser, address: string): Promise<void> {
  const people: Person[] = [];
  const come = async (login: string, screen?: typeof phone) => {
    const here = people.find((one) => one.login === login);
    if (here) return here;
    const person = await personAt(browser, address, login, screen);
    people.push(person);
    return person;
  };

  const analyst = await come('analyst');
  const { page: desk } = analyst;
  const { id: hit, no, title, unit: about } = await hitToWeigh(analyst, 0);
  await analyst.visit(`/hits?state=H20&text=${no}`);
  await desk.getByRole('link', { name: title }).first().click();
  await desk.getByRole('heading', { name: '可能的正当解释' }).waitFor();
  await desk.getByRole('heading', { name: '依据的数据' }).waitFor();
  const group = await groupOf(analyst, about);
  await dispatchToGroup(analyst, hit, group.name);
  await verify(await come(group.verifier, phone), hit, group.colleague);

  const unit = await come('unit1');
  const { body: session } = await unit.ask('GET', '/api/session');
  const director = await come('director');
  const { page } = director;
  await director.visit(`/hits/${hit}`);
  await act(page, '提交复核', async (dialog) => {
    await dialog.getByLabel('提请复核意见').fill('核实清楚,证据充分');
  });
  await state(page, '复核认定').waitFor();
  const { body: reviewed } = await director.ask('GET', `/api/hits/${hit}`);
  if (reviewed.cross_check.needed) await crossCheck(await come('director2'), hit);
  await director.visit(`/hits/${hit}`);
  await act(page, '转纠正整改', async (dialog) => {
    await choose(page, '整改责任单位', session.account.unit_name);
    await dialog.getByLabel('问题（最小单元）').fill('公务加油卡使用不规范,保管不严');
    await dialog.getByLabel('理由', { exact: true }).fill('属实,责令整改');
  });
  await state(page, '转纠正整改').waitFor();
  await director.look();

  const rectification = await openRectification(analyst, hit);
  const letter = await sendLetter(analyst, come, rectification);
  await answer(unit, letter, rectification);
  await checkAgain(analyst, director, letter, rectification);
  await director.visit(`/hits/${hit}`);
  await director.page.getByRole('heading', { name: '经过', exact: true }).waitFor();

  assert.deepEqual(
    people.flatMap(({ complaints }) => complaints),
    [],
  );
}

/** On the phone: sign for it with a colleague, answer, attach, conclude. */
async function verify(verifier: Person, hit: string, colleague: string): Promise<void> {
  const { page } = verifier;
  await acceptTask(verifier, hit, colleague);
  await answerAll(page, '与疑点相符');
  await page
    .getByLabel('选择文件')
    .setInputFiles({ name: '油站监控.jpg', mimeType: 'image/jpeg', buffer: await photo() });
  await page.getByRole('img', { name: '油站监控.jpg' }).waitFor();
  await page.getByText('属实', { exact: true }).click();
  await page.getByLabel('查明的事实').fill('监控显示当时加油的是另一辆小型轿车,持卡人承认为私车加油。');
  await page.getByLabel(/查实金额/).fill('198.72');
  await page.getByRole('button', { name: '提交结论' }).click();
  await state(page, '已反馈').waitFor();
  await verifier.look();
}

/** One hit in ten is looked at by a second reviewer before it goes on. */
async function crossCheck(second: Person, hit: string): Promise<void> {
  await second.visit(`/hits/${hit}`);
  await act(second.page, '交叉复核', async (dialog) => {
    await dialog.getByLabel('同意', { exact: true }).check();
    await dialog.getByLabel('理由', { exact: true }).fill('与核实材料一致');
  });
}
