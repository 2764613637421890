import type { IFontAttributesProperties } from 'docx';

/** Type of official documents, with what stands in for it where it is not installed. */
const faces = {
  fangsong: { name: '仿宋_GB2312', instead: ['仿宋', 'FangSong', 'FZFangSong-Z02', 'STFangsong', 'Noto Serif CJK SC'] },
  xiaobiaosong: {
    name: '方正小标宋简体',
    instead: ['方正小标宋_GBK', 'FZXiaoBiaoSong-B05', '华文中宋', 'STZhongsong', 'SimSun'],
  },
  heiti: { name: '黑体', instead: ['SimHei', 'STHeiti', 'Noto Sans CJK SC'] },
  kaiti: { name: '楷体_GB2312', instead: ['楷体', 'KaiTi', 'STKaiti', 'Noto Serif CJK SC'] },
  songti: { name: '宋体', instead: ['SimSun', 'STSong', 'Noto Serif CJK SC'] },
} as const;

export type Face = keyof typeof faces;

/** One face for Han and Latin alike; the hint keeps quotation marks and dashes in it. */
export function font(face: Face): IFontAttributesProperties {
  const { name } = faces[face];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' };
}

/** The font table of the file: Word takes the alternatives in their order. */
export function fontTable(): string {
  const fonts = Object.values(faces).map(
    ({ name, instead }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}
