import type { Localised } from '@plumb/ground/localised';

/** Everything that can be wrong with model SQL. Placeholders are filled where the problem is found. */
export const sqlProblems = {
  syntax: { zh: 'SQL 语法错误:{says}', en: 'SQL syntax error: {says}' },
  'not-select': { zh: '只允许一条 SELECT 语句', en: 'only a SELECT is allowed' },
  'one-statement': { zh: '应有且只有一条语句,实有 {count} 条', en: 'exactly one statement is expected, found {count}' },
  'outside-subset': { zh: '{what} 不在模型 SQL 的范围内', en: '{what} is not in the subset of model SQL' },

  'unknown-table': { zh: '没有名为 {name} 的数据集或派生表', en: 'no dataset or derived table is named {name}' },
  'undeclared-table': {
    zh: '表 {name} 未在 model.yaml 的 inputs、optional_inputs 或 derived 中声明',
    en: 'table {name} is not declared under inputs, optional_inputs or derived in model.yaml',
  },
  'unused-table': { zh: '声明的表 {name} 未被使用', en: 'the declared table {name} is not used' },
  'unknown-column': { zh: '没有列 {name}', en: 'there is no column {name}' },
  'unused-column': { zh: '声明的列 {table}.{name} 未被使用', en: 'the declared column {table}.{name} is not used' },
  'ambiguous-column': {
    zh: '列 {name} 在多张表中都有,请写明表名',
    en: 'column {name} is in several tables: write which one',
  },
  correlated: {
    zh: '子查询引用了外层的列 {name},请改写为 JOIN',
    en: 'a subquery reads column {name} from outside: write a JOIN instead',
  },

  'unknown-function': { zh: '模型 SQL 没有函数 {name}', en: 'model SQL has no function {name}' },
  nondeterministic: {
    zh: '{name} 每次结果可能不同,请改用 {instead}',
    en: '{name} may differ from run to run: use {instead}',
  },
  'argument-count': {
    zh: '{name} 应有 {expected} 个参数,实有 {found} 个',
    en: '{name} takes {expected} arguments, found {found}',
  },
  'window-only': { zh: '{name} 只能与 OVER 一起使用', en: '{name} is used with OVER only' },
  'no-window': { zh: '{name} 不能与 OVER 一起使用', en: '{name} cannot be used with OVER' },
  'window-order': { zh: '{name} 的 OVER 中应有 ORDER BY', en: '{name} needs an ORDER BY in its OVER' },
  'range-frame': {
    zh: '窗口请用 ROWS,不用带偏移的 RANGE',
    en: 'use ROWS for a window frame, not RANGE with an offset',
  },
  'aggregate-order': {
    zh: '{name} 不能带 ORDER BY',
    en: '{name} takes no ORDER BY',
  },
  'string-agg-order': {
    zh: 'string_agg 应写 ORDER BY 且按所连接的文本排序',
    en: 'string_agg needs an ORDER BY of the very text it joins',
  },
  'aggregate-distinct': { zh: '{name} 不能用 DISTINCT', en: '{name} takes no DISTINCT' },
  limit: {
    zh: '不用 LIMIT:命中数不应由行数截断',
    en: 'no LIMIT: what is found must not be cut off by a number of rows',
  },
  qualify: { zh: '不用 QUALIFY,请用子查询加 WHERE', en: 'no QUALIFY: use a subquery and WHERE' },
  'not-in-query': {
    zh: 'NOT IN (SELECT …) 遇空值结果不定,请用 ANTI JOIN',
    en: 'NOT IN (SELECT …) is lost on nulls: use ANTI JOIN',
  },
  'time-arithmetic': {
    zh: '日期时间不用 + - 计算,请用 add_days、add_minutes、days_between、minutes_between',
    en: 'no + or - on times: use add_days, add_minutes, days_between, minutes_between',
  },
  'text-wanted': {
    zh: '{name} 只用于文本,此处是 {type}',
    en: '{name} is for texts, this is {type}',
  },
  'mixed-numbers': {
    zh: '{name} 中整数列与小数混用,请用 CAST(… AS DOUBLE)',
    en: '{name} mixes an int with a double: CAST(… AS DOUBLE) the int',
  },
  'cast-to-text': {
    zh: '{type} 转成文本在各引擎写法不同,请勿转换',
    en: '{type} turns into different texts on different engines: do not cast it',
  },
  'set-columns': {
    zh: '集合运算两侧的列数不同({left} 与 {right})',
    en: 'the sides of a set operation have {left} and {right} columns',
  },
  'reads-more': { zh: '绑定后的语句还读取 {name}', en: 'the bound statement also reads {name}' },
  bind: { zh: '语句无法绑定:{says}', en: 'the statement does not bind: {says}' },

  'unknown-parameter': { zh: 'model.yaml 没有参数 {name}', en: 'model.yaml has no parameter {name}' },
  'unused-parameter': { zh: '参数 {name} 未被使用', en: 'the parameter {name} is not used' },
  'exempt-id': {
    zh: 'exempt 的第一个参数应是引号中的豁免 id',
    en: 'the first argument of exempt is the id of the exemption in quotes',
  },
  'unknown-exemption': {
    zh: 'model.yaml 的 exemptions 中没有 needs: sql 的 {name}',
    en: 'model.yaml has no exemption {name} with needs: sql',
  },
  'unused-exemption': { zh: '豁免 {name} 未在 SQL 中使用', en: 'the exemption {name} is not used in the SQL' },
  'unnamed-output': { zh: '每个输出列都要有名字(AS …)', en: 'every output column needs a name (AS …)' },
  'double-output': { zh: '输出列 {name} 重名', en: 'the output column {name} is there twice' },
  'missing-output': { zh: '缺少输出列 {name}({why})', en: 'the output column {name} is missing ({why})' },
  'output-type': {
    zh: '输出列 {name} 应为 {expected},实为 {found}',
    en: 'the output column {name} should be {expected}, it is {found}',
  },
  'evidence-dataset': {
    zh: '证据列 {name} 所指的 {dataset} 不是本模型读取的数据集',
    en: 'the evidence column {name} names {dataset}, which is no dataset that the model reads',
  },
} as const satisfies Record<string, Localised>;

export type SqlProblemCode = keyof typeof sqlProblems;
