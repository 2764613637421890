import { MenuOutlined } from '@ant-design/icons';
import { Drawer } from 'antd';
import { useState } from 'react';
import { NavLink } from 'react-router';
import type { Page } from '../page.tsx';
import { useSay } from '../texts/language.tsx';
import styles from './phone-bar.module.css';
import { NavGroups } from './side-nav.tsx';

/** The foot of a phone's screen: up to four pages, the rest in a drawer. */
export function PhoneBar({ pages }: { pages: readonly Page[] }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const first = pages
    .filter((page) => page.nav?.phone !== undefined)
    .sort((a, b) => (a.nav?.phone ?? 0) - (b.nav?.phone ?? 0))
    .slice(0, 4);
  return (
    <nav className={styles['bar']} aria-label={say({ zh: '底部导航', en: 'Bottom navigation' })}>
      {first.map((page) => (
        <NavLink
          key={page.path}
          to={page.path}
          end={page.path === '/'}
          className={({ isActive }) => `${styles['item']} ${isActive ? styles['here'] : ''}`}
        >
          <span aria-hidden="true">{page.nav?.icon}</span>
          {say(page.title)}
        </NavLink>
      ))}
      <button type="button" className={styles['item']} aria-expanded={open} onClick={() => setOpen(true)}>
        <span aria-hidden="true">
          <MenuOutlined />
        </span>
        {say({ zh: '更多', en: 'More' })}
      </button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="bottom"
        size="72%"
        title={say({ zh: '全部功能', en: 'All pages' })}
      >
        <NavGroups pages={pages} chosen={() => setOpen(false)} />
      </Drawer>
    </nav>
  );
}
