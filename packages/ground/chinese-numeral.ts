const digits = '零一二三四五六七八九';

/** Chinese numerals of a date inside a text become digits: 二〇二四年一月十五日 → 2024年1月15日. Up to 99 with 十, otherwise digit by digit. */
export function readChineseNumerals(text: string): string {
  return text.replace(/[〇○零一二三四五六七八九十廿]+/g, (run) => {
    const plain = run.replace(/[〇○]/g, '零').replace(/^廿/, '二十');
    const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(plain);
    if (tens) return String((tens[1] ? digits.indexOf(tens[1]) : 1) * 10 + (tens[2] ? digits.indexOf(tens[2]) : 0));
    return Array.from(plain, (c) => (c === '十' ? '10' : String(digits.indexOf(c)))).join('');
  });
}
