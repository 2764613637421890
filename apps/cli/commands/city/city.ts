import { generateCity } from '@plumb/city/generate-city';
import { say } from '../../terminal/language.ts';
import { Progress } from '../../terminal/progress.ts';
import type { CityArguments } from '../city.ts';

export async function city(options: CityArguments): Promise<number> {
  const progress = new Progress();
  const started = performance.now();
  const made = await generateCity({
    ...options,
    onProgress: (done, total) => progress.show(`${Math.round((100 * done) / total)} %`),
  });
  progress.done();
  const rows = Object.values(made.rows).reduce((sum, one) => sum + one, 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stderr.write(
    `${say({
      zh: `${options.out}:${Object.keys(made.rows).length} 个数据集,${rows} 行,${made.truth} 条真值,${seconds} 秒`,
      en: `${options.out}: ${Object.keys(made.rows).length} datasets, ${rows} rows, ${made.truth} truths, ${seconds} s`,
    })}\n`,
  );
  return 0;
}
