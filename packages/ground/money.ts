import { type Refusal, refuse } from './problem.ts';
import { stripInvisible, toHalfWidth } from './text.ts';

export type MoneyUnit = '元' | '万元' | '亿元';
export type Money = { readonly ok: true; readonly yuan: number };

/** Powers of ten from the unit to yuan. */
const powers: Readonly<Record<string, number>> = {
  元: 0,
  圆: 0,
  块: 0,
  角: -1,
  毛: -1,
  分: -2,
  十元: 1,
  百元: 2,
  千元: 3,
  万: 4,
  万元: 4,
  十万元: 5,
  百万: 6,
  百万元: 6,
  千万: 7,
  千万元: 7,
  亿: 8,
  亿元: 8,
};

const plain = /^-?\d{1,13}(?:\.\d{1,2})?$/;
const notNumber = /^(?:-+|—+|无|\/|N\/A|NULL|#.*)$/i;
const marks = /^(?:人民币|RMB|CNY|¥|\uffe5)/i;
const otherCurrency = /[$€£]|USD|HKD|EUR|JPY|GBP|MOP|TWD|美元|港币|港元|欧元|日元|英镑|澳门币|新台币/i;
const amount =
  /^(\d+(?:\.\d*)?|\.\d+)(?:E([+-]?\d{1,2}))?(十元|百元|千元|十万元|百万元?|千万元?|万元?|亿元?|元|圆|块|角|毛|分)?$/i;
const jiaoFen = /^(\d+)[元圆块](?:(\d)[角毛])?(?:(\d)分)?$/;

/** Rounds half away from zero at the fen. The shift is made on the decimal text, so 1.005 is not 1.00499…. */
function toYuan(digits: string, power: number): number | undefined {
  const fen = Math.round(Number(`${digits}e${power + 2}`));
  return fen > Number.MAX_SAFE_INTEGER ? undefined : fen / 100;
}

function unsigned(text: string, unit: MoneyUnit): Money | Refusal {
  const mixed = jiaoFen.exec(text);
  if (mixed) return { ok: true, yuan: Number(`${mixed[1]}.${mixed[2] ?? '0'}${mixed[3] ?? '0'}`) };
  let body = text;
  if (/[,\s]/.test(body)) {
    if (!/^\d{1,3}(?:([, ])\d{3})(?:\1\d{3})*(?![\d, ])/.test(body)) return refuse('money-grouping');
    body = body.replace(/[,\s]/g, '');
  }
  const parts = amount.exec(body);
  if (!parts) return refuse('money-form');
  const yuan = toYuan(parts[1] as string, Number(parts[2] ?? 0) + (powers[parts[3] ?? unit] as number));
  return yuan === undefined ? refuse('money-too-large') : { ok: true, yuan };
}

/**
 * An amount of renminbi in yuan, rounded to the fen. `unit` is the column's unit, for amounts that name none.
 * Accepts full-width forms, thousands separators, brackets or a trailing minus as negative, ¥, 元/万元/亿元, 角分, 1.2E+05.
 */
export function parseMoney(s: string, unit: MoneyUnit = '元'): Money | Refusal {
  if (unit === '元' && plain.test(s)) return { ok: true, yuan: Number(s) + 0 };
  let text = stripInvisible(toHalfWidth(s)).trim().replace(/^'/, '').replace(/[−–]/g, '-');
  if (text === '') return refuse('empty');
  if (notNumber.test(text)) return refuse('money-form');
  if (otherCurrency.test(text)) return refuse('money-currency');
  let negative = false;
  const bracketed = /^\((.+)\)(元|万元|亿元)?$/.exec(text) ?? /^(?:¥|\uffe5)\((.+)\)()$/.exec(text);
  if (bracketed) {
    negative = true;
    text = `${bracketed[1]}${bracketed[2] ?? ''}`;
  }
  text = text.replace(marks, '').trimStart();
  const sign = /^([+-])|(-)$/.exec(text);
  if (sign) {
    if (bracketed) return refuse('money-form');
    negative = sign[0] === '-';
    text = sign[1] ? text.slice(1) : text.slice(0, -1);
  }
  text = text
    .trim()
    .replace(marks, '')
    .replace(/[整正]$/, '')
    .trim()
    .replace(/\s+(?=[元圆块万亿千百十角分])/, '');
  const parsed = unsigned(text, unit);
  return parsed.ok && negative && parsed.yuan !== 0 ? { ok: true, yuan: -parsed.yuan } : parsed;
}

/** 1234567.5 → 1,234,567.50 */
export function formatYuan(yuan: number): string {
  const fen = Math.round(Number(`${Math.abs(yuan)}e2`));
  const whole = String(Math.floor(fen / 100)).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${yuan < 0 && fen > 0 ? '-' : ''}${whole}.${String(fen % 100).padStart(2, '0')}`;
}
