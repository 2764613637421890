import { modelFolders } from '@plumb/compare/model/read-models';
import { nearest } from '@plumb/ground/edit-distance';
import { PlumbError } from '@plumb/ground/problem';
import { library } from '../../terminal/library.ts';

const slugOf = (folder: string): string => folder.slice(folder.lastIndexOf('/') + 1);

/** The folders of the named models. A name that is none is wrong use, and is told what it may have meant. */
export function knownModels(names: readonly string[]): string[] {
  const folders = new Map(modelFolders(library).map((folder) => [slugOf(folder), folder]));
  return names.map((name) => {
    const folder = folders.get(name);
    if (folder !== undefined) return folder;
    const near = nearest(name, folders.keys());
    throw new PlumbError({
      code: 'no-such-model',
      texts: {
        zh: `没有模型 ${name}${near ? `;是否指 ${near}?` : ';./plumb models list 列出全部'}`,
        en: `no model is named ${name}${near ? `; did you mean ${near}?` : '; ./plumb models list names them all'}`,
      },
      exit: 2,
    });
  });
}

/** For --models: at least one, each of them known. */
export function expectModels(names: readonly string[] | undefined, option: string): void {
  if (names?.length === 0)
    throw new PlumbError({
      code: 'no-models',
      texts: { zh: `${option} 没有给出模型`, en: `${option} names no model` },
      exit: 2,
    });
  knownModels(names ?? []);
}
