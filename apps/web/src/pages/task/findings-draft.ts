import type { ChecklistItem, Finding } from './task.ts';

/** What was found on one question and has not reached the server yet. */
export type DraftFinding = { question: string; finding: Finding; note: string; at: string };
export type Draft = Readonly<Record<string, DraftFinding>>;

/** The checklist as the person sees it: what they typed last, over what the server knows. */
export function withDraft(checklist: readonly ChecklistItem[], draft: Draft): (ChecklistItem & { unsent: boolean })[] {
  return checklist.map((item) => {
    const typed = draft[item.id];
    if (!typed || (item.at !== null && item.at > typed.at)) return { ...item, unsent: false };
    return { ...item, finding: typed.finding, note: typed.note, unsent: true };
  });
}

/** Drops from the draft what the server has taken, or what somebody else answered later. */
export function withoutTaken(draft: Draft, checklist: readonly ChecklistItem[]): Draft {
  const byId = new Map(checklist.map((item) => [item.id, item]));
  return Object.fromEntries(
    Object.entries(draft).filter(([question, typed]) => {
      const known = byId.get(question);
      return known !== undefined && (known.at === null || known.at < typed.at);
    }),
  );
}

export function readDraft(store: Pick<Storage, 'getItem'>, task: string): Draft {
  try {
    const kept: unknown = JSON.parse(store.getItem(keyOf(task)) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Draft) : {};
  } catch {
    return {};
  }
}

export function keepDraft(store: Pick<Storage, 'setItem' | 'removeItem'>, task: string, draft: Draft): void {
  if (Object.keys(draft).length === 0) store.removeItem(keyOf(task));
  else store.setItem(keyOf(task), JSON.stringify(draft));
}

const keyOf = (task: string) => `plumb.task.${task}`;
