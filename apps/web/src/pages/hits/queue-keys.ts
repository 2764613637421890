export type QueueCommand =
  | 'next'
  | 'previous'
  | 'select'
  | 'select-all'
  | 'open'
  | 'exempt'
  | 'dispatch'
  | 'need-data'
  | 'reject'
  | 'assign'
  | 'search'
  | 'refresh'
  | 'clear'
  | 'help';

export type KeyPress = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

const commands: Readonly<Record<string, QueueCommand>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  x: 'select',
  a: 'select-all',
  Enter: 'open',
  o: 'open',
  e: 'exempt',
  d: 'dispatch',
  n: 'need-data',
  r: 'reject',
  s: 'assign',
  '/': 'search',
  '.': 'refresh',
  Escape: 'clear',
  '?': 'help',
};

/** The help sheet: each command with its keys, in the order of work. */
export const keySheet: readonly { keys: readonly string[]; command: QueueCommand; zh: string; en: string }[] = [
  { keys: ['j', '↓'], command: 'next', zh: '下一条', en: 'Next' },
  { keys: ['k', '↑'], command: 'previous', zh: '上一条', en: 'Previous' },
  { keys: ['Enter', 'o'], command: 'open', zh: '打开', en: 'Open' },
  { keys: ['x'], command: 'select', zh: '选中或取消', en: 'Select or not' },
  { keys: ['a'], command: 'select-all', zh: '选中本页全部或取消', en: 'Select the whole page or nothing' },
  { keys: ['s'], command: 'assign', zh: '分派研判人', en: 'Assign' },
  { keys: ['d'], command: 'dispatch', zh: '下发核实', en: 'Dispatch for verification' },
  { keys: ['e'], command: 'exempt', zh: '提请豁免', en: 'Ask for an exemption' },
  { keys: ['n'], command: 'need-data', zh: '要求补数', en: 'Ask for data' },
  { keys: ['r'], command: 'reject', zh: '数据错误', en: 'Wrong data' },
  { keys: ['/'], command: 'search', zh: '查找', en: 'Search' },
  { keys: ['.'], command: 'refresh', zh: '载入新到的疑点', en: 'Bring in what is new' },
  { keys: ['Esc'], command: 'clear', zh: '取消选中', en: 'Clear the selection' },
  { keys: ['?'], command: 'help', zh: '快捷键', en: 'These keys' },
];

/** What a key asks for. With Ctrl, Alt or ⌘ it is the browser's. */
export function commandOf(press: KeyPress): QueueCommand | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  return commands[press.key.length === 1 ? press.key.toLowerCase() : press.key];
}

/** Whether the element takes keys for itself. */
export function takesKeys(element: { tagName: string; isContentEditable?: boolean } | null): boolean {
  if (!element) return false;
  return element.isContentEditable === true || ['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName);
}

export type Queue = { at: number; selected: ReadonlySet<string> };

/** Cursor and selection after a command on the rows of one page. */
export function moved(queue: Queue, command: QueueCommand, ids: readonly string[]): Queue {
  const at = Math.min(queue.at, ids.length - 1);
  switch (command) {
    case 'next':
      return { ...queue, at: Math.min(at + 1, ids.length - 1) };
    case 'previous':
      return { ...queue, at: Math.max(at - 1, Math.min(0, ids.length - 1)) };
    case 'select': {
      const id = ids[at];
      return id === undefined ? queue : { at, selected: toggled(queue.selected, id) };
    }
    case 'select-all': {
      const all = ids.length > 0 && ids.every((id) => queue.selected.has(id));
      const rest = [...queue.selected].filter((id) => !ids.includes(id));
      return { at, selected: new Set(all ? rest : [...rest, ...ids]) };
    }
    case 'clear':
      return { at, selected: new Set() };
    default:
      return queue;
  }
}

/** What an act is about: what is selected, else the row under the cursor. */
export function aimedAt(queue: Queue, ids: readonly string[]): string[] {
  if (queue.selected.size > 0) return [...queue.selected];
  const id = ids[queue.at];
  return id === undefined ? [] : [id];
}

export function toggled(selected: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}
