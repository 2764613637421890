const fullWidth: Readonly<Record<string, string>> = {
  ',': '\uff0c',
  ';': '\uff1b',
  ':': '\uff1a',
  '?': '\uff1f',
  '!': '\uff01',
  '(': '\uff08',
  ')': '\uff09',
};

/** Punctuation of a Chinese document: half-width marks beside a Han character become full-width; those inside numbers and times stay. */
export function officialText(text: string): string {
  return text
    .replace(/[,;:?!]/g, (mark, at: number) => {
      const inNumber = /[0-9A-Za-z]/.test(text[at - 1] ?? '') && /[0-9A-Za-z]/.test(text[at + 1] ?? '');
      return inNumber ? mark : (fullWidth[mark] as string);
    })
    .replace(/[()]/g, (mark) => fullWidth[mark] as string)
    .replace(/([\uff0c\uff1b\uff1a\uff1f\uff01。、\uff08\uff09〔〕])\s+/g, '$1')
    .trim();
}

const digits = '〇一二三四五六七八九';

/** 1–99 as section numbers write them: 一 … 十 … 二十一. */
export function sectionNumeral(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10 === 0 ? '' : (digits[n % 10] as string);
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : digits[tens]}十${ones}`;
}

/** '2026-03-05 …' → 2026年3月5日: Arabic numerals without leading zeros. */
export function officialDate(day: string): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 纪建〔2026〕3号: hexagonal brackets, no 第, no leading zeros. */
export function officialNumber(word: string, year: number, n: number): string {
  return `${word}〔${year}〕${n}号`;
}
