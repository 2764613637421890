import { availableParallelism } from 'node:os';
import { proveAll } from '@plumb/compare/prove/prove-all';
import { say } from '../../terminal/language.ts';
import { library } from '../../terminal/library.ts';
import { Progress } from '../../terminal/progress.ts';
import { knownModels } from '../models/known-models.ts';
import type { ProveArguments } from '../prove.ts';

/** Prints failing cases and surviving faults; 1 where there is one. */
export async function prove(models: string[], options: ProveArguments): Promise<number> {
  knownModels(models);
  const progress = new Progress();
  let [cases, faults, failed, survived] = [0, 0, 0, 0];
  for await (const proof of proveAll(library, models.length > 0 ? models : undefined, availableParallelism())) {
    progress.done();
    const bad = proof.cases.filter((one) => !one.ok);
    const living = proof.faults.filter((one) => !one.killedBy && !one.equivalent);
    cases += proof.cases.length;
    faults += proof.faults.length;
    failed += bad.length;
    survived += living.length;
    process.stdout.write(
      `${bad.length + living.length === 0 ? '✓' : '✗'} ${proof.model}: ${say({ zh: `${proof.cases.length} 个用例,${proof.faults.length} 个故障`, en: `${proof.cases.length} cases, ${proof.faults.length} faults` })}\n`,
    );
    for (const one of bad)
      process.stdout.write(`  ${say({ zh: '用例不符', en: 'case fails' })} "${one.name}": ${one.problem}\n`);
    for (const one of living)
      process.stdout.write(`  ${say({ zh: '故障未被发现', en: 'fault survives' })}: ${one.id}\n`);
    if (options.verbose)
      for (const one of proof.faults) process.stdout.write(`  ${one.id} ← ${one.killedBy ?? one.equivalent ?? '—'}\n`);
    progress.show(`${cases} / ${faults}`);
  }
  progress.done();
  process.stdout.write(
    `${say({ zh: `${cases} 个用例,${failed} 个不符;${faults} 个故障,${survived} 个未被发现`, en: `${cases} cases, ${failed} failing; ${faults} faults, ${survived} surviving` })}\n`,
  );
  return failed + survived === 0 ? 0 : 1;
}
