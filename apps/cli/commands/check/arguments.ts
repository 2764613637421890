import { InvalidArgumentError } from 'commander';
import { say } from '../../terminal/language.ts';

/** GB/T 2260 and its local extensions: the first digit is one of the eight great regions; which codes are in use is not judged. */
export function region(text: string): string {
  if (/^(?:[1-8]\d{5}|000000)$/.test(text)) return text;
  throw new InvalidArgumentError(
    say({
      zh: '应为 6 位区划码,以 1 至 8 开头,如 210200(000000 为全国)',
      en: 'expected a region code of 6 digits that begins with 1 to 8, such as 210200 (000000: nationwide)',
    }),
  );
}

export function memory(text: string): string {
  if (/^[1-9]\d*(?:\.\d+)?\s*[KMGT]i?B$/i.test(text)) return text;
  throw new InvalidArgumentError(say({ zh: '应为大小,如 4GB', en: 'expected a size such as 4GB' }));
}

export function ratio(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && number >= 0 && number <= 1) return number;
  throw new InvalidArgumentError(say({ zh: '应为 0 到 1 之间的数', en: 'expected a number from 0 to 1' }));
}
