import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium of this machine: the one that PLUMB_CHROMIUM names, or one in a usual place. */
export function findChromium(environment: Record<string, string | undefined> = process.env): string | undefined {
  const named = environment['PLUMB_CHROMIUM'];
  return [...(named ? [named] : []), ...places].find((path) => existsSync(path));
}
