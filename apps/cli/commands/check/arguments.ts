import { InvalidArgumentError } from 'commander';
import { say } from '../../terminal/language.ts';

export function region(text: string): string {
  if (/^\d{6}$/.test(text)) return text;
  throw new InvalidArgumentError(
    say({ zh: '应为 6 位区划码,如 210200', en: 'expected a region code of 6 digits such as 210200' }),
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
