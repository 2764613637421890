import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

export type Topic = 'hit' | 'run' | 'task' | 'clue' | 'letter' | 'rectification' | 'job' | 'batch' | 'approval';
/** What happens in the platform: ids only. */
export type Announcement = { topic: Topic; id: string; unit: string | null; act: string };

const pathsOf: Record<Topic, readonly string[]> = {
  hit: ['/api/hits', '/api/inbox'],
  run: ['/api/runs', '/api/models'],
  task: ['/api/tasks', '/api/inbox'],
  clue: ['/api/clues', '/api/inbox'],
  letter: ['/api/letters', '/api/inbox'],
  rectification: ['/api/rectifications', '/api/inbox'],
  job: ['/api/jobs'],
  batch: ['/api/deliveries', '/api/datasets'],
  approval: ['/api/approvals', '/api/suppressions', '/api/models', '/api/inbox'],
};
const settleFor = 800;

/** Follows the platform's events while signed in: what they concern is read anew, a burst of them once. */
export function useAnnouncements(signedIn: boolean, heard?: (what: Announcement) => void): void {
  const client = useQueryClient();
  const listener = useRef(heard);
  listener.current = heard;
  useEffect(() => {
    if (!signedIn) return;
    const stale = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const source = new EventSource('/api/events');
    const hear = (message: MessageEvent<string>) => {
      const what = JSON.parse(message.data) as Announcement;
      listener.current?.(what);
      for (const path of pathsOf[what.topic] ?? []) stale.add(path);
      timer ??= setTimeout(() => {
        const paths = [...stale];
        stale.clear();
        timer = undefined;
        void client.invalidateQueries({
          predicate: (query) => paths.some((path) => String(query.queryKey[0]).startsWith(path)),
        });
      }, settleFor);
    };
    for (const topic of Object.keys(pathsOf)) source.addEventListener(topic, hear);
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [signedIn, client]);
}
