import { type Dispatch, type SetStateAction, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { aimedAt, commandOf, moved, type Queue, takesKeys } from './queue-keys.ts';
import type { TriageAct } from './triage-preview.ts';

type Does = {
  aim(act: TriageAct, ids: readonly string[]): void;
  refresh(): void;
  help(): void;
  /** A dialog has the keys. */
  busy: boolean;
};

const triageActs: ReadonlySet<string> = new Set(['assign', 'dispatch', 'need-data', 'reject']);
const isTriage = (command: string): command is TriageAct => triageActs.has(command);

/** The queue worked by keys while nobody types and no dialog is open. */
export function useQueueKeys(queue: Queue, set: Dispatch<SetStateAction<Queue>>, ids: readonly string[], does: Does) {
  const navigate = useNavigate();
  const latest = useRef({ queue, ids, does });
  latest.current = { queue, ids, does };
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      const { queue, ids, does } = latest.current;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (
        does.busy ||
        takesKeys(target?.closest('input:not([type=checkbox]), textarea, select, [role=combobox]') ?? null)
      )
        return;
      const command = commandOf(event);
      if (!command) return;
      if (command === 'open' && event.key === 'Enter' && target?.closest('a, button')) return;
      if (command === 'search') document.querySelector<HTMLInputElement>('search input')?.focus();
      else if (command === 'refresh') does.refresh();
      else if (command === 'help') does.help();
      else if (command === 'open') {
        const id = ids[queue.at];
        if (id) void navigate(`/hits/${id}`);
      } else if (command === 'exempt') {
        const [id, ...more] = aimedAt(queue, ids);
        // Each exemption is approved on its own: it is asked for on the page of the hit.
        if (id && more.length === 0) void navigate(`/hits/${id}?act=hit:exempt`);
      } else if (isTriage(command)) {
        const aimed = aimedAt(queue, ids);
        if (aimed.length > 0) does.aim(command, aimed);
      } else {
        const next = moved(queue, command, ids);
        set(next);
        document.querySelector(`tr[data-at="${next.at}"]`)?.scrollIntoView({ block: 'nearest' });
      }
      event.preventDefault();
    };
    document.addEventListener('keydown', heard);
    return () => document.removeEventListener('keydown', heard);
  }, [set, navigate]);
}
