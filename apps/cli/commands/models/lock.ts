import { writeLock } from '@plumb/compare/model/lock';
import { readModels } from '@plumb/compare/model/read-models';
import { say } from '../../terminal/language.ts';
import { library } from '../../terminal/library.ts';

export async function lock(): Promise<number> {
  const models = [...readModels(library).values()];
  writeLock(library, models);
  process.stdout.write(`${say({ zh: `已锁定 ${models.length} 个模型`, en: `${models.length} models locked` })}\n`);
  return 0;
}
