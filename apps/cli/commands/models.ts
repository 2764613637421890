import type { Command } from 'commander';
import { say } from '../terminal/language.ts';

export function registerModels(program: Command): void {
  const models = program
    .command('models')
    .summary(
      say({ zh: '监督模型:列表、检查、查看、新建、锁定', en: 'supervision models: list, lint, show, new, lock' }),
    )
    .addHelpText(
      'after',
      say({
        zh: '\n例: ./plumb models show fuel-exceeds-tank',
        en: '\nExample: ./plumb models show fuel-exceeds-tank',
      }),
    );
  models
    .command('list')
    .summary(say({ zh: '列出全部模型', en: 'list all models' }))
    .action(async () => {
      const { listModels } = await import('./models/list.ts');
      process.exitCode = await listModels();
    });
  models
    .command('lint')
    .summary(say({ zh: '按全部规则检查模型与数据集', en: 'check all models and datasets against every rule' }))
    .action(async () => {
      const { lint } = await import('./models/lint.ts');
      process.exitCode = await lint();
    });
  models
    .command('show')
    .argument('<slug>', say({ zh: '模型', en: 'the model' }))
    .summary(say({ zh: '查看一个模型', en: 'show one model' }))
    .action(async (slug: string) => {
      const { showModel } = await import('./models/show.ts');
      process.exitCode = await showModel(slug);
    });
  models
    .command('new')
    .argument('<field>', say({ zh: '监督领域', en: 'field of supervision' }))
    .argument('<slug>', say({ zh: '模型', en: 'the model' }))
    .summary(say({ zh: '新建模型文件夹', en: 'start the folder of a new model' }))
    .action(async (field: string, slug: string) => {
      const { newModel } = await import('./models/new.ts');
      process.exitCode = await newModel(field, slug);
    });
  models
    .command('lock')
    .summary(
      say({
        zh: '把已评审的模型版本与摘要写入 lock.json',
        en: 'write versions and digests of the reviewed models to lock.json',
      }),
    )
    .action(async () => {
      const { lock } = await import('./models/lock.ts');
      process.exitCode = await lock();
    });
}
