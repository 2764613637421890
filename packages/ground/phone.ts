import { type Refusal, refuse } from './problem.ts';
import { cleanText, toHalfWidth } from './text.ts';

export type PhoneKind = 'mobile' | 'landline' | 'service' | 'short';

export type Phone = {
  readonly ok: true;
  /** Digits only, * where masked; a landline as area code-number, with -extension where there is one. */
  readonly value: string;
  readonly kind: PhoneKind;
  /** Middle digits hidden: proves nothing about who it is. */
  readonly masked: boolean;
  /** A number range of virtual operators, also used for intermediary numbers: never joins two cases. */
  readonly virtual: boolean;
};

const mobile = /^1[3-9]\d{9}$/;
const maskedMobile = /^1[3-9]\d\*{4}\d{4}$|^1[3-9][\d*]{9}$/;
const virtual = /^1(?:6[257]|7[01])/;
const landline = /^(0(?:10|2\d|[3-9]\d{2}))-?([2-8]\d{6,7})(?:(?:-|转|#|EXT\.?)(\d{1,6}))?$/;
const service = /^(?:[48]00\d{7}|95\d{3,4}|1[01]\d{3}|12\d{3}|96\d{3,4})$/;
const short = /^(?:1(?:10|19|20|22|14)|123\d{2}|12[0-9]{3}|[2-8]\d{2,7}|6\d{2,5})$/;

const phone = (value: string, kind: PhoneKind, masked = false): Phone => ({
  ok: true,
  value,
  kind,
  masked,
  virtual: kind === 'mobile' && virtual.test(value),
});

/** A mobile, landline, service or short number. A landline without an area code is `short`. */
export function parsePhone(s: string): Phone | Refusal {
  if (mobile.test(s)) return phone(s, 'mobile');
  const text = toHalfWidth(cleanText(s)).toUpperCase();
  if (text === '') return refuse('empty');
  if (/^\d(?:\.\d+)?E\+?\d+$/.test(text)) return refuse('phone-scientific');
  let bare = text
    .replace(/[\s()]/g, '')
    .replace(/[—–_]/g, '-')
    .replace(/X/g, '*')
    .replace(/\.0$/, '');
  // Abroad an area code is dialled without its 0.
  bare = bare.replace(/^(?:\+|00)86-?(?=1[3-9]\d)/, '').replace(/^(?:\+|00)86-?0?/, '0');
  const digits = bare.replace(/-/g, '');
  if (mobile.test(digits)) return phone(digits, 'mobile');
  // 86 without a plus: only before what is then a whole mobile number.
  if (/^86/.test(digits) && mobile.test(digits.slice(2))) return phone(digits.slice(2), 'mobile');
  if (/^0/.test(digits) && mobile.test(digits.slice(1))) return phone(digits.slice(1), 'mobile');
  if (digits.includes('*')) return maskedMobile.test(digits) ? phone(digits, 'mobile', true) : refuse('masked');
  const parts = landline.exec(bare);
  if (parts) return phone(`${parts[1]}-${parts[2]}${parts[3] ? `-${parts[3]}` : ''}`, 'landline');
  if (service.test(digits)) return phone(digits, 'service');
  return short.test(digits) ? phone(digits, 'short') : refuse('phone-form');
}
