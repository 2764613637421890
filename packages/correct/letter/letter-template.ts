import { PlumbError } from '@plumb/ground/problem';
import { readTemplates, type Template } from '../paper/template.ts';

const read = new Map<string, Map<string, Template>>();

/** The templates of a library, read once. */
export function templatesOf(library: string): Map<string, Template> {
  const known = read.get(library) ?? readTemplates(library);
  read.set(library, known);
  return known;
}

/** The template of a kind of letter. */
export function letterOf(library: string, kind: string): Template {
  const template = templatesOf(library).get(kind);
  if (template) return template;
  throw new PlumbError({
    code: 'bad-input',
    texts: { zh: `没有“${kind}”这种文书`, en: `there is no letter of kind "${kind}"` },
    exit: 1,
    where: 'kind',
  });
}
