import { parseIdentityNumber } from '@plumb/ground/identity-number';

const bankCard = /(?<!\d)[3-6]\d{15,18}(?!\d)/g;
const identity = /(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])/g;
const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/g;

/** Luhn's sum, which card numbers pass. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Names of the fields in which an identity number, a bank card or a mobile number stands unmasked. `contact` may hold the office's own number. */
export function sensitiveFields(fields: Readonly<Record<string, string | readonly string[]>>): string[] {
  return Object.entries(fields)
    .filter(([name, value]) => isSensitive([value].flat().join('|'), name === 'contact'))
    .map(([name]) => name);
}

function isSensitive(text: string, contact: boolean): boolean {
  // Full-width digits read the same.
  const close = text.normalize('NFKC').replace(/[\s-]/g, '');
  if ((close.match(identity) ?? []).some((one) => parseIdentityNumber(one).ok)) return true;
  if ((close.match(bankCard) ?? []).some(passesLuhn)) return true;
  return !contact && close.match(mobile) !== null;
}
