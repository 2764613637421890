import { creditCheckDigit, organisationCheckDigit } from '@plumb/ground/credit-code';
import { identityCheckDigit } from '@plumb/ground/identity-number';
import { cityCode } from '../plane/places.ts';

const serialLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** People that a region can number on a day: each holds a pair of sequences, the even one for a woman, the odd for a man. */
const perRegion = 500;
const districtCount = 4;
const regionsPerDistrict = 24;

/**
 * The identity number of the n-th person (from 0) born in a district (0–3) on 'YYYY-MM-DD'; n < 12,000. When the 500 pairs of a
 * day are given out, those of the district's earlier regions follow: 219901, 219905, 219909 … belong to the first district.
 */
export function identityNumber(district: number, birth: string, n: number, male: boolean): string {
  const region = Math.floor(n / perRegion);
  if (region >= regionsPerDistrict)
    throw new RangeError(`more than ${perRegion * regionsPerDistrict} born in a district on ${birth}`);
  const code = String(Number(cityCode) + district + 1 + region * districtCount);
  const sequence = String((n % perRegion) * 2 + (male ? 1 : 0)).padStart(3, '0');
  const first17 = `${code}${birth.replaceAll('-', '')}${sequence}`;
  return first17 + identityCheckDigit(first17);
}

/** A valid unified social credit code (GB 32100) of the n-th organisation of a class ('11' state organ, '91' company …). */
export function creditCode(classCode: string, region: string, n: number): string {
  const body = String(n).padStart(8, '0');
  const first17 = `${classCode}${region}${body}${organisationCheckDigit(body)}`;
  return first17 + creditCheckDigit(first17);
}

/** The n-th plate of the city; new-energy cars have eight characters. n < 576,000 of the ordinary, < 2,400,000 of the new-energy kind. */
export function plateNumber(n: number, newEnergy: boolean): string {
  if (newEnergy) {
    const mixed = (n * 777_787 + 31_415) % 2_400_000;
    const letters = Math.floor(mixed / 10_000);
    return `辽Y${'DABCEFGHJK'[Math.floor(letters / 24)]}${serialLetters[letters % 24]}${String(mixed % 10_000).padStart(4, '0')}`;
  }
  const mixed = (n * 177_787 + 31_415) % 576_000;
  const rest = Math.floor(mixed / 1000);
  return `辽Y${serialLetters[rest % 24]}${serialLetters[Math.floor(rest / 24)]}${String(mixed % 1000).padStart(3, '0')}`;
}

/** The mobile number of the n-th person. */
export function mobileNumber(n: number): string {
  const prefixes = ['138', '139', '136', '150', '158', '186', '189', '133'];
  return `${prefixes[n % 8]}${String((n * 7_654_321 + 1_234_567) % 100_000_000).padStart(8, '0')}`;
}
