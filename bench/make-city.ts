import { parseArgs } from 'node:util';
import { generateCity } from '@plumb/city/generate-city';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string' },
    to: { type: 'string' },
    out: { type: 'string' },
    format: { type: 'string', default: 'parquet' },
    encoding: { type: 'string', default: 'utf-8' },
    headers: { type: 'string', default: 'zh' },
    clean: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
if (!values.out) {
  console.error(
    'usage: make-city --out DIR [--people N] [--seed S] [--from D] [--to D] [--format csv|parquet] [--encoding utf-8|gb18030] [--headers zh|name] [--clean] [--only a,b]',
  );
  process.exit(2);
}
const started = performance.now();
const { rows, truth } = await generateCity({
  people: Number(values.people),
  seed: Number(values.seed),
  out: values.out,
  format: values.format === 'csv' ? 'csv' : 'parquet',
  encoding: values.encoding === 'gb18030' ? 'gb18030' : 'utf-8',
  headers: values.headers === 'name' ? 'name' : 'zh',
  dirt: !values.clean,
  ...(values.from && { from: values.from }),
  ...(values.to && { to: values.to }),
  ...(values.only && { only: values.only.split(',') }),
});
const seconds = (performance.now() - started) / 1000;
const total = Object.values(rows).reduce((a, b) => a + b, 0);
console.table(rows);
console.log(
  `${total} rows, ${truth} truths, ${seconds.toFixed(2)} s, ${Math.round(total / seconds)} rows/s, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
);
