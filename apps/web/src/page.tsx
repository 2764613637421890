import { type ComponentType, lazy, type ReactNode } from 'react';
import type { Localised } from './texts/language.tsx';

/** The parts of the navigation, from top to bottom. */
export const navGroups = {
  mine: { zh: '工作台', en: 'My work' },
  loop: { zh: '监督闭环', en: 'The loop' },
  analysis: { zh: '模型与数据', en: 'Models and data' },
  governance: { zh: '安全与管理', en: 'Safety and administration' },
} as const satisfies Record<string, Localised>;

export type NavGroup = keyof typeof navGroups;

export type Page = {
  /** Of the router: '/hits/:id'. */
  path: string;
  title: Localised;
  /** Action that the caller must be allowed somewhere; left out: everyone who is signed in. */
  needs?: string;
  /** Its place in the navigation; left out: reached from another page. */
  nav?: { group: NavGroup; icon: ReactNode /** 1 to 4: in the bar at the foot of a phone. */; phone?: number };
  Body: ComponentType;
};

type PageInit = Omit<Page, 'Body'> & { load: () => Promise<ComponentType> };

/** A page that loads when it is opened: `page({ …, load: async () => (await import('./hits-page.tsx')).HitsPage })`. */
export function page({ load, ...rest }: PageInit): Page {
  return { ...rest, Body: lazy(async () => ({ default: await load() })) };
}
