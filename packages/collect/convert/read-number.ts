import { parseMoney } from '@plumb/ground/money';
import { toHalfWidth } from '@plumb/ground/text';
import type { ContractColumn } from '../contract/contract.ts';
import { digitsKept, factorOfUnit } from './unit.ts';

const number = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
const grouped = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const withUnit = /^(.*[\d.)])\s*([^\d\s.,()+-].*)$/;

/** A number in the column's own unit; `factor` is what the header's unit multiplies by, for numbers that name none. */
export function readNumber(text: string, column: ContractColumn, factor: number): number | undefined {
  const half = toHalfWidth(text).replace(/[−–]/g, '-');
  const plain = plainNumber(half);
  if (plain !== undefined) return scaled(plain, factor, column);
  if (column.kind === 'money') {
    const money = parseMoney(half);
    return money.ok ? scaled(money.yuan, /[元圆块万亿角毛分]/.test(half) ? 1 : factor, column) : undefined;
  }
  const [, bare = '', unit = ''] = withUnit.exec(half) ?? [];
  const own = factorOfUnit(unit.trim(), column);
  const value = plainNumber(bare);
  return own === undefined || value === undefined ? undefined : scaled(value, own, column);
}

/** Nothing is rounded here: the sixth digit of a longitude is ten centimetres, the second a kilometre. */
function plainNumber(text: string): number | undefined {
  const bracketed = /^\((.+)\)$/.exec(text);
  const trailing = /^([^-+]+)-$/.exec(text);
  const bare = (bracketed?.[1] ?? trailing?.[1] ?? text).trim();
  if ((bracketed || trailing) && /^[-+]/.test(bare)) return undefined;
  if (!number.test(bare) && !grouped.test(bare)) return undefined;
  const value = Number(bare.replaceAll(',', ''));
  return bracketed || trailing ? -value : value;
}

function scaled(value: number, factor: number, column: ContractColumn): number {
  return factor === 1 ? value : Number((value * factor).toFixed(digitsKept(column)));
}
