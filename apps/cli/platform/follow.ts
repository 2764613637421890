import type { Localised } from '@plumb/ground/localised';
import { say } from '../terminal/language.ts';
import { Progress } from '../terminal/progress.ts';
import { askPlatform } from './ask-platform.ts';

type Followed = { state: string; progress: { text: Localised } | null };

/** Asks the platform again and again for something that it works on, until its state is one of `ends`. */
export async function follow<T extends Followed>(data: string, path: string, ends: readonly string[]): Promise<T> {
  const progress = new Progress();
  for (let wait = 100; ; wait = Math.min(wait * 1.5, 1000)) {
    const now = await askPlatform<T>(data, path);
    if (ends.includes(now.state)) {
      progress.done();
      return now;
    }
    if (now.progress) progress.show(say(now.progress.text));
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
