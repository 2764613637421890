import { createReadStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { receiveDelivery } from '@plumb/collect/batch/receive-delivery';
import type { Localised } from '@plumb/ground/localised';
import { PlumbError } from '@plumb/ground/problem';
import { systemCaller } from '@plumb/guard/access/system-caller';
import type { House } from '@plumb/guard/house';
import type { DemoPeriod } from './demo-period.ts';

export const citySizes = { small: 2_000, large: 100_000 } as const;
export type CitySize = keyof typeof citySizes;

type Tell = (text: Localised) => void;

/** Generates the synthetic city into `folder` and delivers it, as a department would; answers when every row is in. */
export async function loadCity(
  house: House,
  size: CitySize,
  period: DemoPeriod,
  folder: string,
  tell: Tell,
): Promise<{ delivery: string }> {
  const people = citySizes[size];
  tell({ zh: `生成示范城市(${people} 人)`, en: `making the demo city (${people} people)` });
  const { generateCity } = await import('@plumb/city/generate-city');
  await rm(folder, { recursive: true, force: true });
  await generateCity({ people, seed: 1, out: folder, format: 'parquet', ...period });
  tell({ zh: '装入数据', en: 'loading the data' });
  const names = (await readdir(folder)).filter((name) => name.endsWith('.parquet')).sort();
  const files = names.map((name) => ({
    name,
    content: createReadStream(join(folder, name)) as AsyncIterable<Uint8Array>,
  }));
  const { id, job } = await receiveDelivery(house, systemCaller, { source: '示范城市 demo city', way: 'full', files });
  if (job) await jobDone(house, job, tell);
  await rm(folder, { recursive: true, force: true });
  return { delivery: id };
}

/** Waits for a job, telling how far it is; throws its failure. */
export async function jobDone(house: House, id: string, tell: Tell): Promise<Record<string, unknown> | null> {
  for (let last = { text: '', at: performance.now() }; ; ) {
    const job = await house.jobs.find(id);
    if (job?.state === 'done') return job.result;
    if (!job || job.state === 'failed' || job.state === 'cancelled')
      throw new PlumbError({
        code: 'job-failed',
        texts: job?.failure ?? { zh: '任务已取消', en: 'the job was cancelled' },
        exit: 1,
      });
    const text = job.progress?.text;
    if (text && text.en !== last.text && performance.now() - last.at > 2000) {
      tell(text);
      last = { text: text.en, at: performance.now() };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
