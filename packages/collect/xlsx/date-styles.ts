import { excelSerialToMs } from '@plumb/ground/date';
import { dayFromMs, fromMs } from '@plumb/ground/period';
import { local, readXml } from './xml.ts';

/** ECMA-376 18.8.30, with the Chinese and Japanese date formats of 27–36 and 50–58. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');
  return /[ymdhs]/i.test(bare) && !/^general$/i.test(bare);
}

/** Which cell styles show a number as a date or time. */
export async function dateStyles(pieces: AsyncIterable<string>): Promise<boolean[]> {
  const formats = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  await readXml(pieces, (tag) => {
    const name = local(tag.name);
    const { attributes } = tag;
    if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), isDateFormat(attributes['formatCode'] ?? ''));
    else if (name === 'cellXfs') inCells = true;
    else if (name === 'cellStyles' || name === 'dxfs') inCells = false;
    else if (name === 'xf' && inCells) {
      const id = Number(attributes['numFmtId'] ?? 0);
      styles.push(formats.get(id) ?? isBuiltInDate(id));
    }
  });
  return styles;
}

/** Days between the two systems of counting. */
const days1904 = 1462;

/** What a date is read from where no style says that the number is one. */
const bareSerial = /^[1-9]\d{4}(?:\.\d+)?$/;

/** The text of a date column in a workbook that counts from 1904: a bare number is read so before anyone takes it to count from 1900. */
export function dateText1904(text: string): string {
  return bareSerial.test(text) ? dateText(Number(text), true) : text;
}

/** A serial number as the text of the date or moment it shows; a time of day alone as HH:MM:SS. */
export function dateText(serial: number, from1904: boolean): string {
  const ms = excelSerialToMs(from1904 ? serial + days1904 : serial);
  if (serial >= 0 && serial < 1) return fromMs(excelSerialToMs(serial)).slice(11);
  return Number.isInteger(serial) ? dayFromMs(ms) : fromMs(ms);
}
