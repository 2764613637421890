import type { Localised } from '@plumb/ground/localised';

export type Language = 'zh' | 'en';

/** English where the locale is English, else Chinese. */
export function languageOf(environment: Record<string, string | undefined>): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return locale.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

export const language: Language = languageOf(process.env);

export function say(texts: Localised): string {
  return texts[language];
}
