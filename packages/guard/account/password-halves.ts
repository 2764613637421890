import type { House } from '../house.ts';
import { passwordLetters } from './first-password.ts';

/** A one-time password in two parts for two administrators: only the owner, who is given both, knows it whole. */
export type PasswordHalves = { first: string; second: string };

/** The parts that belong to an account made or a reset asked for (`of`: its id). Made anew from the key file each time, so that neither is kept anywhere. */
export function passwordHalves({ seal }: House, of: string): PasswordHalves {
  const half = (which: 'first' | 'second') => {
    const bytes = seal.mac(Buffer.from(`password half\n${which}\n${of}`));
    // Bytes above the last full round of letters would favour the first of them.
    const even = [...bytes].filter((byte) => byte < 256 - (256 % passwordLetters.length));
    const text = even.map((byte) => passwordLetters[byte % passwordLetters.length]).join('');
    return `${text.slice(0, 4)}-${text.slice(4, 8)}`;
  };
  return { first: half('first'), second: half('second') };
}

export const wholePassword = ({ first, second }: PasswordHalves): string => `${first}-${second}`;
