/** Fuel card transactions as CSV, row by row from a number: what the measurements of reading are made on. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const header = '交易流水号,卡号,交易时间,油站编号,油站名称,经度,纬度,商品类别,品名,油品标号,升数,金额,油站识别车牌\n';
const two = (n: number): string => String(n).padStart(2, '0');

function row(i: number): string {
  const time = `2026-${two(1 + (i % 12))}-${two(1 + (i % 28))} ${two(i % 24)}:${two((i * 7) % 60)}:${two((i * 13) % 60)}`;
  const station = i % 200;
  const place = `${(103.9 + (i % 997) / 5000).toFixed(6)},${(30.5 + (i % 1009) / 5000).toFixed(6)}`;
  const litres = 20 + (i % 400) / 10;
  return `T${String(i).padStart(10, '0')},K${i % 4000},${time},S${station},中国石化城南第${station}加油站,${place},汽油,92号车用汽油,92#,${litres.toFixed(2)},${(litres * 7.9).toFixed(2)},川A${10_000 + (i % 4000)}\n`;
}

export async function writeFuelCsv(path: string, rows: number, encode: (text: string) => Uint8Array): Promise<void> {
  const out = createWriteStream(path);
  let text = header;
  for (let i = 0; i < rows; i++) {
    text += row(i);
    if (text.length < 1 << 20) continue;
    if (!out.write(encode(text))) await once(out, 'drain');
    text = '';
  }
  out.end(encode(text));
  await finished(out);
}
