import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { FileProblem } from '../problem/collect-problem.ts';

/** Feeds XML to the listener; broken XML is a broken archive. */
export async function readXml(pieces: AsyncIterable<string>, onOpen: (tag: SaxesTagPlain) => void): Promise<void> {
  const parser = new SaxesParser();
  parser.on('opentag', onOpen);
  await parseXml(parser, pieces);
}

export async function parseXml(parser: SaxesParser, pieces: AsyncIterable<string>): Promise<void> {
  let failed: Error | undefined;
  parser.on('error', (error) => {
    failed ??= error;
  });
  for await (const piece of pieces) {
    parser.write(piece);
    if (failed) throw new FileProblem('archive-broken', undefined, failed);
  }
  parser.close();
  if (failed) throw new FileProblem('archive-broken', undefined, failed);
}

/** A tag or attribute without its namespace prefix. */
export function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
