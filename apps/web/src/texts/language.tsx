import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

import { setChinese } from './set-chinese.ts';

export type Language = 'zh' | 'en';
/** A text of the product in both of its languages. */
export type Localised = { readonly zh: string; readonly en: string };
export type Values = Readonly<Record<string, string | number>>;

type Spoken = { language: Language; setLanguage(language: Language): void };

const key = 'plumb.language';
const Context = createContext<Spoken>({ language: 'zh', setLanguage: () => {} });

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(key) === 'en' ? 'en' : 'zh'));
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    localStorage.setItem(key, language);
  }, [language]);
  const spoken = useMemo(() => ({ language, setLanguage }), [language]);
  return <Context value={spoken}>{children}</Context>;
}

export function useLanguage(): Spoken {
  return useContext(Context);
}

/** The text in one language, each {name} replaced by its value; numbers with thousands separators. */
export function sayIn(language: Language, text: Localised, values: Values = {}): string {
  const filled = text[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) return '—';
    return typeof value === 'number' ? value.toLocaleString('en-US') : value;
  });
  return language === 'zh' ? setChinese(filled) : filled;
}

export type Say = (text: Localised, values?: Values) => string;

/** `const say = useSay(); say({ zh: '共 {n} 条', en: '{n} in all' }, { n })` */
export function useSay(): Say {
  const { language } = useLanguage();
  return useMemo(() => (text, values) => sayIn(language, text, values), [language]);
}
