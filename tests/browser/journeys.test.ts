import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { findChromium } from '../../apps/cli/terminal/chromium.ts';
import { type RunningPlatform, upPlatform } from '../journeys/running-platform.ts';
import { fieldTaskOnPhone } from './field-task.ts';
import { openBrowser } from './open-browser.ts';
import { ownApproval } from './own-approval.ts';
import { recoveryCodes } from './recovery-codes.ts';
import { tamperedLedger } from './tampered-ledger.ts';
import { twoAdministrators } from './two-administrators.ts';
import { wholeLoop } from './whole-loop.ts';

const skip = findChromium() ? false : 'no Chromium on this machine: install one or set PLUMB_CHROMIUM';

/** People at their screens, on the real platform with the small city. Each journey takes hits of its own. */
describe('journeys in a browser', { skip }, () => {
  const data = mkdtempSync(join(tmpdir(), 'plumb-browser-'));
  let platform: RunningPlatform;
  let browser: Browser;
  before(async () => {
    platform = await upPlatform(data, '--city', 'small');
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    assert.equal(await platform?.stop(), 0);
    rmSync(data, { recursive: true, force: true });
  });

  test('the whole loop of one fuel-card hit through five roles', () => wholeLoop(browser, platform.address));
  test('a field task on a phone: kept without a network, a disguised file refused', () =>
    fieldTaskOnPhone(browser, platform.address));
  test('nobody approves their own request', () => ownApproval(browser, platform.address));
  test('a password is reset by two administrators, and its owner is told', () =>
    twoAdministrators(browser, platform.address));
  test('each recovery code opens the door once', () => recoveryCodes(browser));
  test('a tampered ledger is found', () => tamperedLedger(browser, platform.address, data));
});
