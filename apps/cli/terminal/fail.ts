import { PlumbError } from '@plumb/ground/problem';
import { say } from './language.ts';

/** The one way out for errors: a line that a person can act on; the stack only with --debug. Returns the exit code. */
export function fail(error: unknown, debug: boolean): number {
  const known = error instanceof PlumbError;
  const text = known ? say(error.texts) : error instanceof Error ? error.message : String(error);
  process.stderr.write(`plumb: ${text}\n`);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return known ? error.exit : 3;
}
