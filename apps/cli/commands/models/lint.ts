import { lintContracts } from '@plumb/collect/contract/lint-contracts';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { lintModels, modelRules } from '@plumb/compare/lint/lint-models';
import { lintWorld } from '@plumb/compare/lint/lint-world';
import { say } from '../../terminal/language.ts';
import { library } from '../../terminal/library.ts';

/** Every rule over all models and dataset contracts; 1 where one is broken. */
export async function lint(): Promise<number> {
  const world = lintWorld(library);
  const problems = await lintModels(world);
  for (const one of problems) process.stdout.write(`${one.model}: ${one.rule}: ${one.message}\n`);
  const contracts = lintContracts(readContracts(library));
  for (const one of contracts) process.stdout.write(`${one.file}: ${one.rule}: ${one.message}\n`);
  const broken = problems.length + contracts.length;
  process.stdout.write(
    `${say({ zh: `${world.all.length} 个模型 × ${modelRules.length} 条规则,${world.contracts.size} 个数据集:${broken} 个问题`, en: `${world.all.length} models × ${modelRules.length} rules, ${world.contracts.size} datasets: ${broken} problem(s)` })}\n`,
  );
  return broken === 0 ? 0 : 1;
}
