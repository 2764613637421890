import { fillBoth, type Localised } from './localised.ts';

/** Everything that can be wrong with one value. Placeholders are filled from the refusal's values. */
export const problems = {
  empty: { zh: '空值', en: 'is empty' },
  masked: { zh: '已脱敏，无法校验', en: 'is masked and cannot be checked' },

  'id-length': {
    zh: '身份证号应为 18 位或 15 位，实为 {length} 位',
    en: 'identity number has {length} characters instead of 18 or 15',
  },
  'id-characters': { zh: '身份证号含有不应有的字符', en: 'identity number contains characters it cannot have' },
  'id-scientific': {
    zh: '身份证号被 Excel 转成科学计数，后三位已丢失',
    en: 'identity number was turned into scientific notation, its last digits are lost',
  },
  'id-rounded': {
    zh: '身份证号末三位为 000 且校验不过，应是 Excel 按数字存储所致',
    en: 'identity number ends in 000 and fails its check: stored as a number by Excel',
  },
  'id-region': {
    zh: '身份证号前两位 {region} 不是省级代码',
    en: 'identity number starts with {region}, which is no province code',
  },
  'id-birth-date': {
    zh: '身份证号中的出生日期 {date} 不存在',
    en: 'identity number holds the birth date {date}, which does not exist',
  },
  'id-check-digit': {
    zh: '身份证号校验位应为 {expected}，实为 {found}',
    en: 'identity number check digit is {found}, expected {expected}',
  },
  'id-foreign-old-permit': {
    zh: '旧版 15 位外国人永久居留证号，不能换算为 18 位',
    en: 'old 15-character foreigner permit, cannot become an 18-digit number',
  },
  'id-from-15': { zh: '由 15 位旧号换算', en: 'converted from an old 15-digit number' },
  'id-ends-000': {
    zh: '末三位为 000，校验虽通过，仍可能被 Excel 舍入',
    en: 'ends in 000: passes its check but may have been rounded by Excel',
  },

  'credit-length': {
    zh: '代码长度 {length} 位，应为 18、15、9 位或税号 17、20 位',
    en: 'code has {length} characters instead of 18, 15, 9 or a tax number of 17 or 20',
  },
  'credit-characters': {
    zh: '代码含有不应有的字符（不用 I、O、S、V、Z）',
    en: 'code contains characters it cannot have (I, O, S, V, Z are not used)',
  },
  'credit-scientific': {
    zh: '代码被 Excel 转成科学计数，末位已丢失',
    en: 'code was turned into scientific notation, its last digits are lost',
  },
  'credit-check-digit': {
    zh: '统一社会信用代码校验位应为 {expected}，实为 {found}',
    en: 'credit code check character is {found}, expected {expected}',
  },
  'organisation-length': {
    zh: '组织机构代码应为 9 位，实为 {length} 位',
    en: 'organisation code has {length} characters instead of 9',
  },
  'organisation-characters': {
    zh: '组织机构代码含有不应有的字符',
    en: 'organisation code contains characters it cannot have',
  },
  'organisation-check-digit': {
    zh: '组织机构代码校验位应为 {expected}，实为 {found}',
    en: 'organisation code check character is {found}, expected {expected}',
  },

  'plate-unread': { zh: '未识别或无牌', en: 'was not read, or there was no plate' },
  'plate-characters': { zh: '号牌含有不应有的字符', en: 'plate contains characters it cannot have' },
  'plate-length': {
    zh: '号牌应为 7 位（新能源 8 位），实为 {length} 位',
    en: 'plate has {length} characters instead of 7 (8 for new energy)',
  },
  'plate-form': { zh: '不符合任何一种号牌格式', en: 'matches no form of plate' },

  'phone-form': { zh: '不是手机、固话或短号', en: 'is no mobile, landline or short number' },
  'phone-scientific': { zh: '电话被 Excel 转成科学计数', en: 'phone number was turned into scientific notation' },

  'money-form': { zh: '不是金额', en: 'is not an amount' },
  'money-grouping': { zh: '千分位位置不对', en: 'thousands separators are in the wrong places' },
  'money-currency': { zh: '不是人民币金额', en: 'is not an amount in renminbi' },
  'money-too-large': { zh: '金额超出可精确表示的范围', en: 'amount is too large to hold exactly' },

  'date-form': { zh: '不是可识别的日期', en: 'is not a date in a known form' },
  'date-month': { zh: '没有 {month} 月', en: 'there is no month {month}' },
  'date-day': { zh: '{year} 年 {month} 月没有 {day} 日', en: '{year}-{month} has no day {day}' },
  'date-year': { zh: '年份 {year} 超出 1800–2200', en: 'year {year} is outside 1800–2200' },
  'date-year-short': { zh: '年份只有两位，无法确定', en: 'year has only two digits' },
  'date-order': { zh: '年份在后，月日次序无法确定', en: 'the year comes last: month and day cannot be told apart' },
  'date-day-missing': { zh: '只有年月，缺日', en: 'has a month but no day' },
  'date-year-only': { zh: '只有年份，缺月日', en: 'has only a year' },
  'date-lunar': { zh: '农历日期，需先换算为公历', en: 'is a lunar date: convert it first' },
  'time-range': { zh: '时间 {time} 不存在', en: 'there is no time {time}' },
  'month-ambiguous': {
    zh: '{value} 可能是 1 月也可能是被截去末尾 0 的 10 月',
    en: '{value} may be January, or October with its last zero lost',
  },

  'coordinate-zero': { zh: '坐标为 0,0', en: 'coordinates are 0,0' },
  'coordinate-swapped': { zh: '经纬度疑似颠倒', en: 'longitude and latitude look swapped' },
  'coordinate-out-of-range': { zh: '坐标超出范围', en: 'coordinates are out of range' },
  'coordinate-form': { zh: '不是可识别的坐标点', en: 'is not a point in a known form' },
  'polygon-form': { zh: '不是可识别的面（GeoJSON 或 WKT）', en: 'is not a polygon in GeoJSON or WKT' },
  'polygon-ring': { zh: '面的环至少要 3 个不同的点', en: 'a ring of the polygon needs at least 3 different points' },

  'encoding-binary': { zh: '不是文本文件', en: 'is not a text file' },
  'encoding-unknown': { zh: '既不是 UTF-8、UTF-16，也不是 GB18030', en: 'is neither UTF-8, UTF-16 nor GB18030' },
  'encoding-damaged': { zh: '有少量损坏的字节', en: 'holds a few damaged bytes' },
  'calendar-form': {
    zh: '不是可识别的年度放假安排（需 year 与 days）',
    en: 'is not a yearly holiday file (year and days expected)',
  },
} as const satisfies Record<string, Localised>;

export type ProblemCode = keyof typeof problems;
export type ProblemValues = Readonly<Record<string, string | number>>;

/** Why a value was not accepted; `hint` is what it was probably meant to be, for a person to decide. */
export type Refusal = {
  readonly ok: false;
  readonly problem: ProblemCode;
  readonly hint?: string;
  readonly values?: ProblemValues;
};

export function refuse(problem: ProblemCode, values?: ProblemValues, hint?: string): Refusal {
  const refusal: { ok: false; problem: ProblemCode; values?: ProblemValues; hint?: string } = { ok: false, problem };
  if (values) refusal.values = values;
  if (hint !== undefined) refusal.hint = hint;
  return refusal;
}

/** The problem as a sentence in both languages. */
export function problemText(problem: ProblemCode, values?: ProblemValues): Localised {
  return fillBoth(problems[problem], values);
}

/** 1: the answer is no · 2: wrong use · 3: bad input. */
export type ExitCode = 1 | 2 | 3;

export type PlumbErrorInit = {
  readonly code: string;
  readonly texts: Localised;
  readonly exit?: ExitCode;
  readonly where?: string;
  readonly cause?: unknown;
};

/** An expected failure to be shown to its user as one line. `where` names the file, line or column. Bad input unless `exit` says otherwise. */
export class PlumbError extends Error {
  readonly code: string;
  readonly texts: Localised;
  readonly exit: ExitCode;
  readonly where: string | undefined;

  constructor(init: PlumbErrorInit) {
    super(init.where ? `${init.where}: ${init.texts.en}` : init.texts.en, { cause: init.cause });
    this.name = 'PlumbError';
    this.code = init.code;
    this.texts = init.texts;
    this.exit = init.exit ?? 3;
    this.where = init.where;
  }
}
