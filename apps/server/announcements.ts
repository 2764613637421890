import type { Announcement } from '@plumb/guard/house';

export type Announcements = {
  announce(what: Announcement): void;
  /** Returns how to stop listening. */
  subscribe(listener: (what: Announcement) => void): () => void;
};

export function makeAnnouncements(): Announcements {
  const listeners = new Set<(what: Announcement) => void>();
  return {
    announce: (what) => {
      for (const listener of listeners) listener(what);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
