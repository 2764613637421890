import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { desk, openPage, type Screen, seriousProblems, signIn } from './open-browser.ts';

/** Shown by the first start of the demo; everybody has it. */
export const demoPassword = 'Bin-hai-2026-shi-fan';

/** Somebody at their own screen, signed in. */
export type Person = {
  login: string;
  page: Page;
  /** Opens an address of the application, waits for its heading and lets axe look at it. */
  visit(path: string): Promise<void>;
  /** Lets axe look at the page as it stands. */
  look(): Promise<void>;
  /** One request of the application's own, as this person. */
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: Reply }>;
  /** What went wrong on their screen so far: errors, requests elsewhere, refusals by the content security policy. */
  complaints: string[];
};

// biome-ignore lint/suspicious/noExplicitAny: the journeys read single fields of answers whose shape the API's tests hold
type Reply = any;

export async function personAt(
  browser: Browser,
  address: string,
  login: string,
  screen: Screen = desk,
): Promise<Person> {
  const { page, complaints } = await openPage(browser, screen);
  page.setDefaultTimeout(20_000);
  await signIn(page, address, { login, password: demoPassword });
  const look = async () => assert.deepEqual(await seriousProblems(page), [], `axe on ${page.url()} for ${login}`);
  return {
    login,
    page,
    complaints,
    look,
    visit: async (path) => {
      await page.goto(address + path);
      await page.locator('#content h1').first().waitFor();
      await look();
    },
    ask: (method, path, body) =>
      page.evaluate(
        async ({ method, path, body }) => {
          const headers: Record<string, string> = { accept: 'application/json' };
          if (method !== 'GET') headers['idempotency-key'] = crypto.randomUUID();
          if (body !== undefined) headers['content-type'] = 'application/json';
          const response = await fetch(path, {
            method,
            headers,
            ...(body !== undefined && { body: JSON.stringify(body) }),
          });
          return { status: response.status, body: await response.json().catch(() => undefined) };
        },
        { method, path, body },
      ),
  };
}

/** Chooses in one of Ant Design's selects, which are no selects of the browser. */
export async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByLabel(label, { exact: true }).first().click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
}
