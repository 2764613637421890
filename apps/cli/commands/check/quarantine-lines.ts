import { knownContracts } from '@plumb/collect/contract/known-contracts';
import { shownValue } from '@plumb/collect/contract/shown-value';
import type { QuarantinedValue } from '@plumb/collect/staging/quarantine';
import { csvCell } from '../../terminal/csv-cell.ts';
import { language } from '../../terminal/language.ts';
import { library } from '../../terminal/library.ts';

const columns = ['file', 'line', 'dataset', 'column', 'value', 'problem', 'expected'];

/** As the terminal and the platform show it: a person's name or number never whole. Place and problem are enough to put it right. */
export function maskedValue({ dataset, column, value }: QuarantinedValue): string {
  return shownValue(knownContracts(library).get(dataset)?.columns[column], value);
}

/** CSV that a spreadsheet opens as it is. `onLine` counts. */
export async function* quarantineLines(
  values: AsyncIterable<QuarantinedValue>,
  onLine: () => void,
): AsyncGenerator<string> {
  yield `\ufeff${columns.join(',')}\r\n`;
  for await (const one of values) {
    onLine();
    const { file, line, dataset, column, problem, expected } = one;
    const cells = [file, line, dataset, column, maskedValue(one), problem, expected[language]];
    yield `${cells.map(csvCell).join(',')}\r\n`;
  }
}
