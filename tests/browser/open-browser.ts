import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../apps/cli/terminal/chromium.ts';

export type Screen = {
  width: number;
  height: number;
  language: 'zh' | 'en';
  mode: 'light' | 'dark';
  /** With touch and a phone's pixels. */
  phone?: boolean;
};

export const desk: Screen = { width: 1440, height: 900, language: 'zh', mode: 'light' };
export const phone: Screen = { width: 390, height: 844, language: 'zh', mode: 'light', phone: true };

/** The machine's Chromium; maps are drawn by software where there is no graphics card. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium on this machine: install one or set PLUMB_CHROMIUM');
  const drawing = [
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
  ];
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...drawing] });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page as one person has it: own cookies, language and display. What goes wrong in it is kept in `complaints`. */
export async function openPage(browser: Browser, screen: Screen): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    viewport: { width: screen.width, height: screen.height },
    locale: screen.language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    ...(screen.phone && { hasTouch: true, isMobile: true, deviceScaleFactor: 2 }),
  });
  await context.addInitScript(
    ([language, mode]) => {
      localStorage.setItem('plumb.language', language);
      localStorage.setItem('plumb.mode', mode);
    },
    [screen.language, screen.mode] as const,
  );
  await context.addInitScript(axe);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') complaints.push(`asked elsewhere: ${request.url()}`);
  });
  return { page, complaints };
}

export type Credentials = { login: string; password: string };

/** Gives name and password; what is shown next is up to the account. */
export async function giveCredentials(page: Page, address: string, { login, password }: Credentials): Promise<void> {
  await page.goto(address);
  await page.locator('input[autocomplete="username"]').fill(login);
  await page.locator('input[autocomplete="current-password"]').fill(password);
  await page.locator('button[type="submit"]').click();
}

/** Through the sign-in page, to the application. */
export async function signIn(page: Page, address: string, credentials: Credentials): Promise<void> {
  await giveCredentials(page, address, credentials);
  await page.locator('#content h1').first().waitFor();
}

/** What axe finds serious or critical on the page as it stands, a line each. Colours are measured when they have stopped changing; a dialog begins to, a few frames after it is there. */
export async function seriousProblems(page: Page): Promise<string[]> {
  await page.evaluate(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))
    .then(() => Promise.allSettled(
      document.getAnimations()
        .filter((one) => one.playState === 'running' && one.effect.getTiming().iterations !== Infinity)
        .map((one) => one.finished),
    )).then(() => undefined)`);
  const violations = (await page.evaluate('axe.run().then(({ violations }) => violations)')) as {
    id: string;
    impact: string;
    nodes: { html: string }[];
  }[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
