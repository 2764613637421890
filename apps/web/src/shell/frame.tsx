import { Suspense, useEffect } from 'react';
import { matchPath, Route, Routes, useLocation } from 'react-router';
import { useMay } from '../api/session.tsx';
import type { Page } from '../page.tsx';
import { pages } from '../pages.tsx';
import { ErrorBoundary } from '../pieces/error-boundary.tsx';
import { LoadingState } from '../pieces/loading-state.tsx';
import { NothingHere } from '../pieces/nothing-here.tsx';
import { useSay } from '../texts/language.tsx';
import styles from './frame.module.css';
import { PhoneBar } from './phone-bar.tsx';
import { SideNav } from './side-nav.tsx';
import { TopBar } from './top-bar.tsx';

/** The pages that this caller's policies open, with the navigation around them. */
export function Frame() {
  const may = useMay();
  const say = useSay();
  const { pathname } = useLocation();
  const open = pages.filter((page) => !page.needs || may(page.needs));
  const here = open.find((page) => matchPath(page.path, pathname));
  useTitle(here);
  return (
    <div className={styles['frame']}>
      <a className={styles['skip']} href="#content">
        {say({ zh: '跳到正文', en: 'Skip to content' })}
      </a>
      <SideNav pages={open} />
      <div className={styles['main']}>
        <TopBar />
        <main id="content" className={styles['content']} tabIndex={-1}>
          <ErrorBoundary key={pathname}>
            <Suspense fallback={<LoadingState />}>
              <Routes>
                {open.map(({ path, Body }) => (
                  <Route key={path} path={path} element={<Body />} />
                ))}
                <Route path="*" element={<NothingHere />} />
              </Routes>
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <PhoneBar pages={open} />
    </div>
  );
}

function useTitle(page: Page | undefined): void {
  const say = useSay();
  useEffect(() => {
    const product = say({ zh: '准绳', en: 'Plumbline' });
    document.title = page ? `${say(page.title)} · ${product}` : product;
  }, [page, say]);
}
