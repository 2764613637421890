import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Pages } from '../api/paging.ts';

type Does = { open(at: number): void; toggle(at: number): void; clear(): void };

const typing = 'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="dialog"], [role="combobox"]';

/** Moves through a table by keys while nobody is typing. Gives the row that is pointed at, -1 before the first move. */
export function useTableKeys<Row>(box: RefObject<HTMLElement | null>, pages: Pages<Row>, does: Does) {
  const [at, setAt] = useState(-1);
  const latest = useRef({ at, pages, does });
  latest.current = { at, pages, does };
  useEffect(() => {
    const move = (to: number) => {
      setAt(to);
      box.current?.querySelector(`tr[data-at="${to}"]`)?.scrollIntoView({ block: 'nearest' });
    };
    const heard = (event: KeyboardEvent) => {
      const { at, pages, does } = latest.current;
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || target.closest?.(typing)) return;
      if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return;
      const last = pages.items.length - 1;
      if (event.key === 'j') move(Math.min(at + 1, last));
      else if (event.key === 'k') move(Math.max(at - 1, 0));
      else if (event.key === 'x' && at >= 0) does.toggle(at);
      else if (event.key === 'Enter' && at >= 0 && !target.closest('a, button, input')) does.open(at);
      else if (event.key === 'n' && pages.next) pages.next();
      else if (event.key === 'p' && pages.previous) pages.previous();
      else if (event.key === 'Escape') does.clear();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', heard);
    return () => document.removeEventListener('keydown', heard);
  }, [box]);
  return [at, setAt] as const;
}
