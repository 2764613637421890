import type { Localised } from '@plumb/ground/localised';
import { PlumbError } from '@plumb/ground/problem';

export const shortestPassword = 10;
export const longestPassword = 128;
/** How many earlier passwords may not come back. */
export const rememberedPasswords = 5;

// The stems of lists of leaked passwords, in their Chinese and English habits; a password that is one of them with digits or signs around is no better.
const common = [
  'password', 'passwd', 'p@ssw0rd', 'passw0rd', 'qwerty', 'qwertyuiop', '1qaz2wsx', '1q2w3e4r', 'qazwsx', 'asdfgh', 'zxcvbn', 'abc', 'abcd', 'abcdef',
  'admin', 'administrator', 'root', 'test', 'guest', 'welcome', 'letmein', 'iloveyou', 'woaini', 'woaini1314', '5201314', '1314520', 'aini', 'nihao',
  'monkey', 'dragon', 'master', 'login', 'system', 'plumbline', 'zhunsheng', 'jiwei', 'jijian', 'jiandu', 'lianzheng', 'zhongguo', 'beijing', 'dalian',
  'huawei', 'wechat', 'alibaba', 'taobao', 'sunshine', 'princess', 'football', 'superman', 'changeme', 'secret', 'default', 'computer', 'internet',
] as const; // biome-ignore format: a list

const rules = {
  short: { zh: `口令至少 ${shortestPassword} 个字符`, en: `a password needs at least ${shortestPassword} characters` },
  long: { zh: `口令至多 ${longestPassword} 个字符`, en: `a password has at most ${longestPassword} characters` },
  name: { zh: '口令不能含登录名或姓名', en: 'a password must not hold the sign-in name or the name' },
  common: { zh: '口令太常见,容易被猜中', en: 'this password is too common and would be guessed' },
  repeated: { zh: '口令不能是重复或连续的字符', en: 'a password must not be repeated or consecutive characters' },
} as const satisfies Record<string, Localised>;

/** Throws `weak-password` saying what is wanted. Length counts more than kinds of characters (NIST SP 800-63B §5.1.1.2). */
export function expectGoodPassword(password: string, { login, name }: { login: string; name: string }): void {
  const broken = brokenRule(password, [login, name]);
  if (broken) throw new PlumbError({ code: 'weak-password', texts: rules[broken], where: 'password' });
}

function brokenRule(password: string, names: readonly string[]): keyof typeof rules | undefined {
  const letters = [...password];
  const lower = password.toLowerCase();
  if (letters.length < shortestPassword) return 'short';
  if (letters.length > longestPassword) return 'long';
  if (names.some((name) => [...name].length >= 2 && lower.includes(name.toLowerCase()))) return 'name';
  if (new Set(letters).size < 5 || isRun(letters)) return 'repeated';
  const stem = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if ((common as readonly string[]).includes(lower) || (common as readonly string[]).includes(stem)) return 'common';
  return /^[^\p{L}]+$/u.test(lower) && letters.length < 14 ? 'common' : undefined;
}

/** Each character the next or the last of the one before: 1234567890, zyxwvutsrq. */
function isRun(letters: readonly string[]): boolean {
  const steps = letters.slice(1).map((letter, at) => (letter.codePointAt(0) ?? 0) - (letters[at]?.codePointAt(0) ?? 0));
  const most = steps.filter((step) => Math.abs(step) === 1).length;
  return most >= letters.length * 0.8;
}
