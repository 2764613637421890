import { InvalidArgumentError } from 'commander';
import { say } from './language.ts';

export function names(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

export function day(text: string): string {
  const valid =
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text);
  if (!valid)
    throw new InvalidArgumentError(say({ zh: '应为日期,如 2026-01-31', en: 'expected a day such as 2026-01-31' }));
  return text;
}

export function count(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError(say({ zh: '应为正整数', en: 'expected a positive whole number' }));
  return number;
}
