import { fillBoth, type Localised } from '@plumb/ground/localised';
import { PlumbError, type ProblemCode, type ProblemValues, problemText } from '@plumb/ground/problem';

/** What can be wrong with a delivery beyond one value: files, headers, records, and what a contract asks of a row. */
export const collectProblems = {
  'unknown-file': {
    zh: '未能识别是哪个数据集,已跳过',
    en: 'is no known dataset and was left out',
  },
  'unknown-file-near': {
    zh: '未能识别是哪个数据集,已跳过;最接近的是 {nearest}({title})',
    en: 'is no known dataset and was left out; the nearest is {nearest} ({title})',
  },
  'file-kind': {
    zh: '不支持这种文件({kind}),请另存为 xlsx、csv、parquet 或 jsonl',
    en: 'is a kind of file that is not read ({kind}): save it as xlsx, csv, parquet or jsonl',
  },
  'file-packed': {
    zh: '是压缩包,请解压后把里面的文件放进来',
    en: 'is a packed archive: unpack it and deliver the files that are in it',
  },
  'file-empty': { zh: '文件是空的', en: 'is empty' },
  'file-unread': {
    zh: '文件读取失败({why}),请检查权限或磁盘',
    en: 'could not be read ({why}): check its permissions or the disk',
  },
  'file-link': {
    zh: '是指向文件夹或已失效的链接,未读取;请放入文件本身',
    en: 'is a link to a folder or to nothing and was not followed: put the files themselves here',
  },
  'workbook-old': {
    zh: '是有密码的工作簿或旧版 xls/et,请去掉密码或另存为 xlsx',
    en: 'is a workbook with a password, or of the old xls or et kind: remove the password or save it as xlsx',
  },
  'encoding-mixed': {
    zh: '混有 UTF-8 和 GB18030 两种编码,已逐行识别,认不准的行进隔离区;请统一编码后重新导出',
    en: 'mixes UTF-8 and GB18030: each line was read in its own, lines in doubt were set aside; export it in one encoding',
  },
  'file-again': { zh: '与 {other} 内容完全相同,只读取一次', en: 'has the same content as {other} and was read once' },
  'sheet-hidden': {
    zh: '是隐藏的工作表,未读取;如属报送内容,请取消隐藏后再交',
    en: 'is a hidden sheet and was not read: unhide it if its rows are part of the delivery',
  },
  'rows-hidden': {
    zh: '有 {count} 行被隐藏或筛掉,已照常读取;如不应报送,请删除后再交',
    en: 'has {count} rows that are hidden or filtered out and were read all the same: delete them if they do not belong',
  },
  'archive-broken': { zh: '文件已损坏,不是完整的 xlsx,请重新导出', en: 'is broken, no complete xlsx: export it again' },
  'archive-too-large': {
    zh: '解压后超过 {limit} GB 或压缩比异常,已拒绝;请删除表末的空白行、列后另存',
    en: 'would unpack to more than {limit} GB or at an abnormal ratio, and was refused: delete blank rows and columns past the table and save it anew',
  },
  'parquet-broken': { zh: '文件已损坏,不是完整的 Parquet', en: 'is broken, no complete Parquet file' },
  'no-header': {
    zh: '没有找到表头:前 {rows} 行没有一行符合 {dataset} 的列名',
    en: 'has no header row: none of the first {rows} rows matches the columns of {dataset}',
  },
  'header-again': { zh: '表头重复出现,该行已跳过', en: 'repeats the header row; the row was left out' },
  'column-twice': {
    zh: '列 {column} 出现 {count} 次({cells}),只采用第一次',
    en: 'has column {column} {count} times ({cells}); the first is used',
  },
  'column-unknown': { zh: '不认识的列“{cell}”,已忽略', en: 'has an unknown column “{cell}”, which was ignored' },
  'column-unknown-near': {
    zh: '不认识的列“{cell}”,已忽略;是否为 {nearest}?',
    en: 'has an unknown column “{cell}”, which was ignored; did it mean {nearest}?',
  },
  'column-unit': {
    zh: '列“{cell}”的单位或坐标系不能换算为 {unit},已忽略该列,请换算后再交',
    en: 'has column {column} in a unit or coordinate system that does not convert to {unit} (“{cell}”), which was ignored: convert it first',
  },
  'column-missing': {
    zh: '缺少必需的列 {column}({label}),整个文件未读取',
    en: 'lacks the required column {column} ({label}); the file was not read',
  },
  'line-too-long': {
    zh: '一行长达 {found} 字节,超过 1 MB',
    en: 'a single line of {found} bytes, more than 1 MB',
  },
  'quote-open': { zh: '引号没有配对', en: 'a quote is opened and never closed' },
  'column-count': { zh: '应有 {expected} 列,实为 {found} 列', en: '{expected} columns expected, {found} found' },
  'json-none': {
    zh: '没有一行是 JSON 对象;应每行一个对象,外面不加方括号',
    en: 'holds no line that is one JSON object: write one object a line, without a list around them',
  },
  'json-line': { zh: '不是一个 JSON 对象', en: 'is not one JSON object' },
  'json-nested': {
    zh: '{column} 应为一个值,不是对象或数组',
    en: '{column} must be one value, not an object or a list',
  },
  required: { zh: '{label} 不能为空', en: '{column} must not be empty' },
  'not-number': { zh: '{label} 应为数字', en: '{column} must be a number' },
  'not-whole': { zh: '{label} 应为整数', en: '{column} must be a whole number' },
  'not-bool': { zh: '{label} 应为 是/否', en: '{column} must be yes or no' },
  'not-allowed': { zh: '{label} 应为:{values}', en: '{column} must be one of: {values}' },
  'not-json': { zh: '{label} 应为 JSON 或以顿号分隔的名单', en: '{column} must be JSON or a list' },
  'not-region': { zh: '{label} 应为 6、9 或 12 位区划码', en: '{column} must be a region code of 6, 9 or 12 digits' },
  'too-small': { zh: '{label} 不应小于 {min}', en: '{column} must not be less than {min}' },
  'too-large': { zh: '{label} 不应大于 {max}', en: '{column} must not be more than {max}' },
  'formula-error': {
    zh: '公式出错或没有存下结果的单元格,应为 {label} 的值',
    en: 'a formula error, or a formula without its result, where a value of {column} was expected',
  },
  'table-word': { zh: '是表头或合计字样,该行不是数据', en: 'is a word of a header or a sum: the row is no data' },
  undecodable: { zh: '含有无法解码的字符', en: 'contains characters that could not be decoded' },
  'digits-lost': {
    zh: '被 Excel 转成科学计数,末位数字已丢失',
    en: 'was turned into scientific notation, its last digits are lost',
  },
  'duplicate-key': {
    zh: '主键重复而内容不同,先出现在 {file} 第 {line} 行',
    en: 'the key is there already with other content, in {file} line {line}',
  },
  'rows-again': { zh: '{count} 行与先前的行完全相同,已去重', en: '{count} rows repeat earlier rows and were dropped' },
} as const satisfies Record<string, Localised>;

export type CollectProblemCode = keyof typeof collectProblems;

export function collectText(code: CollectProblemCode, values?: ProblemValues): Localised {
  return fillBoth(collectProblems[code], values);
}

/** A file that cannot be read at all; the rest of the folder goes on. */
export class FileProblem extends PlumbError {
  constructor(code: CollectProblemCode | ProblemCode, values?: ProblemValues, cause?: unknown) {
    super({ code, texts: isOwn(code) ? collectText(code, values) : problemText(code, values), exit: 3, cause });
    this.name = 'FileProblem';
  }
}

function isOwn(code: string): code is CollectProblemCode {
  return Object.hasOwn(collectProblems, code);
}

/** A file that the system does not let us read is a problem of that file; anything else is ours. */
export function asFileProblem(cause: unknown): FileProblem | undefined {
  if (cause instanceof FileProblem) return cause;
  const { code, syscall } = (cause ?? {}) as { code?: unknown; syscall?: unknown };
  const unreadable = typeof code === 'string' && (syscall === 'open' || syscall === 'read' || syscall === 'stat');
  return unreadable ? new FileProblem('file-unread', { why: code }, cause) : undefined;
}
