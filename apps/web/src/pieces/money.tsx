import { useLanguage } from '../texts/language.tsx';

/** 1234567.5 → '1,234,567.50'; `short`: '123.46万' or '1.23m'. */
export function moneyText(yuan: number, language: 'zh' | 'en', short = false): string {
  if (!short || Math.abs(yuan) < 10_000)
    return yuan.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const [size, name] =
    language === 'zh'
      ? Math.abs(yuan) >= 1e8
        ? [1e8, '亿']
        : [1e4, '万']
      : Math.abs(yuan) >= 1e6
        ? [1e6, 'm']
        : [1e3, 'k'];
  return `${(yuan / size).toLocaleString('en-US', { maximumFractionDigits: 2 })}${name}`;
}

/** An amount in yuan; nothing known shows as a dash. */
export function Money({ yuan, short = false }: { yuan: number | string | null | undefined; short?: boolean }) {
  const { language } = useLanguage();
  if (yuan === null || yuan === undefined || yuan === '') return <span className="faint">—</span>;
  return (
    <span className="number" {...(short && { title: moneyText(Number(yuan), language) })}>
      <span className="faint">¥</span>
      {moneyText(Number(yuan), language, short)}
    </span>
  );
}
