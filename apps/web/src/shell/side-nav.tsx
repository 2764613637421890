import { NavLink } from 'react-router';
import { type NavGroup, navGroups, type Page } from '../page.tsx';
import { useSay } from '../texts/language.tsx';
import { Mark } from './mark.tsx';
import styles from './side-nav.module.css';
import { useWaiting } from './waiting.ts';

/** The groups that hold a page for this caller. */
export function NavGroups({ pages, chosen }: { pages: readonly Page[]; chosen?: () => void }) {
  const say = useSay();
  const waiting = useWaiting();
  return Object.entries(navGroups).map(([group, title]) => {
    const inside = pages.filter((page) => page.nav?.group === (group as NavGroup));
    if (inside.length === 0) return null;
    return (
      <section key={group} className={styles['group']}>
        <h2 className={styles['title']}>{say(title)}</h2>
        <ul>
          {inside.map((page) => (
            <li key={page.path}>
              <NavLink
                to={page.path}
                end={page.path === '/'}
                {...(chosen && { onClick: chosen })}
                className={({ isActive }) => `${styles['link']} ${isActive ? styles['here'] : ''}`}
              >
                <span className={styles['icon']} aria-hidden="true">
                  {page.nav?.icon}
                </span>
                <span className={styles['name']}>{say(page.title)}</span>
                <Count of={waiting.get(page.path)} />
              </NavLink>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

function Count({ of }: { of: number | undefined }) {
  const say = useSay();
  if (of === undefined) return null;
  return (
    <span className={styles['count']}>
      <span aria-hidden="true">{of > 999 ? '999+' : of}</span>
      <span className="only-read-aloud">{say({ zh: '{n} 项等我处理', en: '{n} wait for me' }, { n: of })}</span>
    </span>
  );
}

export function SideNav({ pages }: { pages: readonly Page[] }) {
  const say = useSay();
  return (
    <nav className={styles['nav']} aria-label={say({ zh: '主导航', en: 'Main navigation' })}>
      <NavLink to="/" className={styles['brand'] ?? ''}>
        <Mark />
        <span>
          <b>准绳</b>
          <small>Plumbline</small>
        </span>
      </NavLink>
      <NavGroups pages={pages} />
    </nav>
  );
}
