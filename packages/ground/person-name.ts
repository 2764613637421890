import { repairPua } from './chinese-encoding.ts';
import { cleanText, toHalfWidth } from './text.ts';

export type NameAgreement = 'same' | 'possible' | 'different';

/** Characters clerks use for one another. Weak evidence: people with either form exist. */
const variantGroups =
  '喆哲 𬭎铉鋐 堃坤 龑䶮 峰峯 群羣 杰傑 升昇陞 于於 乃迺 祯禎 云雲 凤鳳 华華崋 国國囯 刘劉 张張 陈陳 吕呂 吴吳 黄黃 温溫 强強彊 静靜 青靑 真眞 晋晉 辉輝煇 烟煙 伟偉 泉湶 龙龍 仙僊 岳嶽 昆崑 仑崙 晓曉 玺璽 熔镕 丘邱 肖萧蕭 付傅 闫阎閻 段叚 禄祿 郎郞 丽麗 荣榮 红紅 玉钰 赵趙 孙孫 郑鄭 冯馮 杨楊 许許 苏蘇 叶葉 谭譚 邹鄒 钟鐘鍾 贾賈 韩韓 顾顧 龚龔';

const variantOf = new Map<string, string>();
for (const group of variantGroups.split(' ')) {
  const [first] = Array.from(group) as [string];
  for (const c of group) variantOf.set(c, first);
}

const dots = /[·•・‧∙⋅●．.･᛫]/gu;
const han = /\p{Script=Han}/u;
const placeholder = /[?*□×某]|\p{Co}|\ufffd/u;

/** One spelling of a name: separator dots are U+00B7, no spaces between Han characters, known private-use characters repaired. */
export function normaliseName(s: string): string {
  const text = repairPua(toHalfWidth(cleanText(s)));
  if (!han.test(text)) return text.replace(/\s+/g, ' ');
  return text
    .replace(/\s+/g, '')
    .replace(dots, '·')
    .replace(/^·+|·+$/g, '');
}

/** Whether a character of the name is not really there: masked, lost in an encoding, or spelt out in Latin letters among Han. */
export function hasPlaceholder(s: string): boolean {
  const name = normaliseName(s);
  return placeholder.test(name) || (han.test(name) && /[A-Za-z]/.test(name));
}

/** What two spellings of one name share. Equal keys are the same name, never by themselves the same person. */
export function nameKey(s: string): string {
  return normaliseName(s).toUpperCase();
}

/** A character, or a gap of at most so many characters. */
type Token = string | { readonly upTo: number };

function tokens(key: string): Token[] {
  const list: Token[] = [];
  const gaps = han.test(key) ? /[?*□×某\p{Co}\ufffdA-Z]+/gu : /[?*□×\p{Co}\ufffd]+/gu;
  let from = 0;
  for (const gap of key.matchAll(gaps)) {
    list.push(...Array.from(key.slice(from, gap.index)));
    // Two characters may hide behind one mark, and one character behind several letters or lost bytes.
    list.push({ upTo: Math.max(2, Array.from(gap[0]).length) });
    from = gap.index + gap[0].length;
  }
  return [...list, ...Array.from(key.slice(from))];
}

function agree(a: readonly Token[], b: readonly Token[]): boolean {
  const [x, ...restA] = a;
  const [y, ...restB] = b;
  if (x === undefined || y === undefined) return x === y;
  if (typeof x === 'string' && typeof y === 'string') {
    return (variantOf.get(x) ?? x) === (variantOf.get(y) ?? y) && agree(restA, restB);
  }
  if (typeof x === 'string') return agree(b, a);
  for (let n = 1; n <= x.upTo && n <= b.length; n++) if (agree(restA, b.slice(n))) return true;
  return false;
}

/** `possible`: alike but for variant characters, a missing dot, or characters that are masked or lost. */
export function namesCompatible(a: string, b: string): NameAgreement {
  const keyA = nameKey(a);
  const keyB = nameKey(b);
  if (keyA === '' || keyB === '') return 'different';
  if (keyA === keyB) return hasPlaceholder(a) ? 'possible' : 'same';
  return agree(tokens(keyA.replaceAll('·', '')), tokens(keyB.replaceAll('·', ''))) ? 'possible' : 'different';
}
