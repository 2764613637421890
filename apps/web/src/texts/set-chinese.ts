const marks: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };

const han = '\\p{Script=Han}';
const before = `(?<=[${han}」』”》）])`;
const after = `(?=\\s*[${han}「『“《（])`;
/** A mark after Han, or before it where it does not stand within a time or an address. */
const mark = new RegExp(`${before}\\s*([,;:?!])\\s*|([,;])\\s*${after}`, 'gu');
const brackets = new RegExp(`${before}\\s*\\(([^()]*)\\)|\\(([^()]*${han}[^()]*)\\)`, 'gu');

/** Half-width marks among Chinese become the marks that Chinese is set with; numbers, times and codes stay as they are. */
export function setChinese(text: string): string {
  return text
    .replace(brackets, (_, plain: string | undefined, chinese: string | undefined) => `（${plain ?? chinese ?? ''}）`)
    .replace(mark, (_, one: string | undefined, other: string | undefined) => marks[one ?? other ?? ''] ?? '');
}
