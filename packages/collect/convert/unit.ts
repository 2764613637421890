import { toHalfWidth } from '@plumb/ground/text';
import type { ContractColumn } from '../contract/contract.ts';

type Factors = Readonly<Record<string, number>>;

const litres: Factors = { 升: 1, 公升: 1, l: 1, 毫升: 0.001, ml: 0.001, cc: 0.001 };

/** By the unit of a column: what multiplies a number written in another unit. */
const factors: Readonly<Record<string, Factors>> = {
  元: {
    ...{ 分: 0.01, 角: 0.1, 元: 1, 十元: 10, 百元: 100, 千元: 1000, 万: 1e4, 万元: 1e4, 十万元: 1e5 },
    ...{ 百万: 1e6, 百万元: 1e6, 千万: 1e7, 千万元: 1e7, 亿: 1e8, 亿元: 1e8 },
  },
  升: litres,
  L: litres,
  '升/百公里': { '升/百公里': 1, 'l/100km': 1, '升/100公里': 1, '升/100km': 1, 升: 1, l: 1 },
  km: { km: 1, 公里: 1, 千米: 1, 米: 0.001, m: 0.001 },
  'km/h': { 'km/h': 1, kmh: 1, '公里/小时': 1, '千米/小时': 1, '公里/时': 1, '0.1km/h': 0.1, 'm/s': 3.6, '米/秒': 3.6 },
  米: { 米: 1, m: 1, 公里: 1000, 千米: 1000, km: 1000 },
  平方米: { 平方米: 1, 平米: 1, '㎡': 1, m2: 1, 'm²': 1, 公顷: 10_000 },
  亩: { 亩: 1, 公顷: 15, 万亩: 1e4 },
  度: { 度: 1, '°': 1 },
  ratio: { '%': 0.01, 百分比: 0.01, '‰': 0.001 },
};

/** Units and coordinate systems that nothing above converts to: a column in one of them must not be read as its own. */
const foreign = new Set([
  ...Object.values(factors).flatMap((known) => Object.keys(known)),
  ...[
    'kg',
    '公斤',
    '千克',
    '克',
    '吨',
    't',
    '加仑',
    '立方',
    '立方米',
    '方',
    'm3',
    'm³',
    '件',
    '桶',
    '箱',
    '里',
    '海里',
  ],
  ...[
    '节',
    'mph',
    '度分秒',
    '小时',
    '分钟',
    '美元',
    '美金',
    '港元',
    '港币',
    '欧元',
    '日元',
    '英镑',
    'usd',
    'hkd',
    'eur',
    '$',
  ],
  ...[
    'gcj02',
    'gcj-02',
    '火星',
    '火星坐标',
    '高德',
    '腾讯',
    'bd09',
    'bd-09',
    '百度',
    '百度坐标',
    '高德坐标',
    '腾讯坐标',
  ],
]);

const count = /^(?:个|辆|人|人次|次|天|日|月|年|张|桌|份|件|户|条|名|台|期|级)$/;

/** The unit a column's numbers are stored in. */
export function unitOf({ kind, unit }: ContractColumn): string | undefined {
  if (kind === 'money') return '元';
  return kind === 'longitude' || kind === 'latitude' ? '度' : unit;
}

/** What a unit beside a number multiplies it by; undefined where it is not the column's, nor one that converts to it. */
export function factorOfUnit(unit: string, column: ContractColumn): number | undefined {
  const own = unitOf(column);
  const text = unit.toLowerCase();
  if (own === undefined) return count.test(text) ? 1 : { 万: 1e4, 亿: 1e8 }[text];
  return factors[own]?.[text] ?? (own.toLowerCase() === text ? 1 : undefined);
}

const bracketed = /[([{【〔]([^)\]}】〕]*)[)\]}】〕]/g;
const atEnd = /[:/,_]\s*([^:,_()[\]{}【】〔〕]+)$/;
const afterHan = /\p{Script=Han}(km\/?h|km|kg|l|m[2²]|m)$/u;
const beside = /单位|人民币|rmb|cny|以|计$|为|是|[:：]/g;

/** What the unit in a header (金额(万元), 速度/km/h) multiplies the column's numbers by; `foreign` where it does not convert to the column's. */
export function unitInHeader(cell: string, column: ContractColumn): number | 'none' | 'foreign' {
  const own = unitOf(column);
  if (own === undefined || (column.type !== 'decimal' && column.type !== 'int')) return 'none';
  const text = toHalfWidth(cell).replace(/\s/g, '').toLowerCase();
  const places = [...text.matchAll(bracketed)].map((found) => found[1] as string);
  for (const pattern of [atEnd, afterHan]) places.push(pattern.exec(text)?.[1] ?? '');
  const found = new Set<number | 'foreign'>();
  for (const part of places.flatMap((place) => [place, ...place.split(/[,、;]/)])) {
    const unit = part.replace(beside, '').trim();
    // 元/年, but not 元/万元: which of the two it is nobody can say.
    const [first = '', second] = own === '元' ? unit.split('/') : [unit];
    const factor = factorOfUnit(first, column);
    if (factor !== undefined) found.add(second !== undefined && factorOfUnit(second, column) ? 'foreign' : factor);
    else if (foreign.has(first)) found.add('foreign');
  }
  return found.size > 1 ? 'foreign' : ([...found][0] ?? 'none');
}

/** The unit that a line above the header gives for all amounts of a table: 单位:万元. */
export function amountUnitOf(cell: string): string | undefined {
  const text = toHalfWidth(cell).replace(/\s/g, '');
  return /单位[:为]?(?:人民币)?((?:百|千|十)?万?元|百万|千万|万|亿元?|分|角)(?![\p{Script=Han}\d])/u.exec(text)?.[1];
}

/** Digits kept after a number was multiplied: amounts to the fen. */
export function digitsKept(column: ContractColumn): number {
  return column.kind === 'money' ? 2 : 6;
}
