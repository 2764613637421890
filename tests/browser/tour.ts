import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { upPlatform } from '../journeys/running-platform.ts';
import { desk, openBrowser, openPage, phone, type Screen } from './open-browser.ts';
import { type Person, personAt } from './people.ts';

// The pictures of docs/tour, made from the real application with its demo city:
//   node tests/browser/tour.ts [ADDRESS of a platform that is running]

const folder = join(import.meta.dirname, '../../docs/tour');
const [, , given] = process.argv;
const data = mkdtempSync(join(tmpdir(), 'plumb-tour-'));
const platform = given ? undefined : await upPlatform(data, '--city', 'small');
const address = given ?? platform?.address ?? '';
const browser = await openBrowser();
mkdirSync(folder, { recursive: true });

/** Maps are drawn by software here: they are given time. */
const drawn = 120_000;
const settled = 2500;
const tall = (screen: Screen, height: number): Screen => ({ ...screen, height });

async function picture(person: Person, name: string, path: string, map = false): Promise<void> {
  await person.page.goto(address + path);
  await person.page.locator('#content h1').first().waitFor();
  if (map) await person.page.locator('[data-drawn]').waitFor({ timeout: drawn });
  await person.page.waitForTimeout(settled);
  await person.page.screenshot({ path: join(folder, `${name}.png`) });
  if (person.complaints.length > 0) throw new Error(`${name}: ${person.complaints[0]}`);
}

/** Path of the first object of a list that the person sees. */
async function first(person: Person, list: string, page: string): Promise<string> {
  const { body } = await person.ask('GET', list);
  const id = body?.items?.[0]?.id as string | undefined;
  if (!id) throw new Error(`${list} holds nothing`);
  return `${page}/${id}`;
}

try {
  const { page } = await openPage(browser, tall(desk, 720));
  await page.goto(address);
  await page.locator('input[autocomplete="username"]').waitFor();
  await page.screenshot({ path: join(folder, '01-sign-in.png') });

  const leader = await personAt(browser, address, 'leader', tall(desk, 1340));
  await picture(leader, '02-overview', '/', true);
  const analyst = await personAt(browser, address, 'analyst');
  await picture(analyst, '03-hits', '/hits');
  const weighs = await personAt(browser, address, 'analyst', tall(desk, 1340));
  const hit = await first(weighs, '/api/hits?model=fuel-exceeds-tank&limit=1', '/hits');
  await picture(weighs, '04-hit', hit, true);
  const verifier = await personAt(browser, address, 'verifier1', phone);
  await picture(verifier, '05-task-on-a-phone', await first(verifier, '/api/tasks?state=accepted&limit=1', '/tasks'));
  await picture(
    leader,
    '06-letter',
    await first(
      leader,
      '/api/letters?kind=supervise&state=dispatched,signed,replied,assessed,closed&limit=1',
      '/letters',
    ),
  );
  await picture(
    analyst,
    '07-rectification',
    await first(analyst, '/api/rectifications?state=R40,R50,R60,R70&limit=1', '/rectifications'),
  );
  await picture(
    await personAt(browser, address, 'modeller', tall(desk, 1100)),
    '08-model',
    '/models/fuel-exceeds-tank',
  );
  await picture(await personAt(browser, address, 'steward'), '09-datasets', '/datasets');
  await picture(await personAt(browser, address, 'auditor'), '10-ledger', '/audit');
  const english = await personAt(browser, address, 'leader2', { ...tall(desk, 1340), language: 'en', mode: 'dark' });
  await picture(english, '11-overview-in-english-dark', '/', true);
} finally {
  await browser.close();
  await platform?.stop();
  rmSync(data, { recursive: true, force: true });
}
