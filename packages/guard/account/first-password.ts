import { randomInt } from 'node:crypto';

/** Letters and digits that nobody takes for one another. */
export const passwordLetters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of four that can be read out; about 79 bits. */
export function firstPassword(): string {
  const group = () => Array.from({ length: 4 }, () => passwordLetters[randomInt(passwordLetters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
