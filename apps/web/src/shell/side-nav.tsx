import { NavLink } from 'react-router';
import { type NavGroup, navGroups, type Page } from '../page.tsx';
import { useSay } from '../texts/language.tsx';
import { Mark } from './mark.tsx';
import styles from './side-nav.module.css';

/** The groups that hold a page for this caller. */
export function NavGroups({ pages, chosen }: { pages: readonly Page[]; chosen?: () => void }) {
  const say = useSay();
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
                {say(page.title)}
              </NavLink>
            </li>
          ))}
        </ul>
      </section>
    );
  });
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
