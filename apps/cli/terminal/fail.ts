import type { Localised } from '@plumb/ground/localised';
import { type ExitCode, PlumbError } from '@plumb/ground/problem';
import { say } from './language.ts';
import { systemError } from './system-error.ts';

/** The one way out for errors: a line that a person can act on; the stack only with --debug. Returns the exit code. */
export function fail(error: unknown, debug: boolean): number {
  const { texts, exit } = told(error);
  process.stderr.write(`plumb: ${say(texts).replace(/\s*\n\s*/g, ' ')}\n`);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return exit;
}

function told(error: unknown): { texts: Localised; exit: ExitCode } {
  if (error instanceof PlumbError) return { texts: placed(error), exit: error.exit };
  const text = error instanceof Error ? error.message : String(error);
  return (
    systemError(error) ?? {
      texts: { zh: `程序出错:${text}(加 --debug 显示调用栈)`, en: `unexpected: ${text} (--debug shows the stack)` },
      exit: 3,
    }
  );
}

/** Where it is wrong, unless the sentence says so itself. */
function placed({ texts, where }: PlumbError): Localised {
  if (!where || texts.zh.includes(where)) return texts;
  return { zh: `${where}:${texts.zh}`, en: `${where}: ${texts.en}` };
}
