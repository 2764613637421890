import { SaxesParser } from 'saxes';
import { local, parseXml } from './xml.ts';

/** The shared texts of a workbook in order; runs are joined, phonetic guides left out. */
export async function readSharedStrings(pieces: AsyncIterable<string>): Promise<string[]> {
  const strings: string[] = [];
  const parser = new SaxesParser();
  let text = '';
  let inText = false;
  let phonetic = false;
  parser.on('opentag', (tag) => {
    const name = local(tag.name);
    if (name === 'si') text = '';
    else if (name === 'rPh') phonetic = true;
    else if (name === 't') inText = !phonetic;
  });
  parser.on('text', (piece) => {
    if (inText) text += piece;
  });
  parser.on('closetag', (tag) => {
    const name = local(tag.name);
    if (name === 'si') strings.push(unescapeText(text));
    else if (name === 'rPh') phonetic = false;
    else if (name === 't') inText = false;
  });
  await parseXml(parser, pieces);
  return strings;
}

/** Characters XML cannot hold are written as _x000D_. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}
