import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '@plumb/collect/contract/contract';
import { encodeGb18030 } from '@plumb/collect/csv/encode-gb18030';
import { dayText, momentText } from '../clock.ts';
import type { Track } from '../life/track.ts';
import type { Row } from '../life/unit-life.ts';
import { columnsOf, type Sink } from './sink.ts';

export type CsvOptions = {
  out: string;
  contracts: ReadonlyMap<string, Contract>;
  encoding: 'utf-8' | 'gb18030';
  headers: 'zh' | 'name';
};

const pieceLength = 1 << 18;

class CsvFile {
  private readonly file: number;
  private readonly encode: (text: string) => Uint8Array;
  private text: string;
  rows = 0;

  constructor(path: string, header: string, encode: (text: string) => Uint8Array) {
    this.file = openSync(path, 'w');
    this.encode = encode;
    this.text = header;
  }

  line(line: string): void {
    this.text += line;
    this.rows++;
    if (this.text.length >= pieceLength) this.flush();
  }

  private flush(): void {
    writeSync(this.file, this.encode(this.text));
    this.text = '';
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A whole number with its decimal point set before the last digits. */
function pointed(n: number, digits: number): string {
  const text = String(n).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** One CSV file a dataset, lines ended by CR LF as Excel writes them. Booleans are 是 and 否 under Chinese headers, 1 and 0 else. */
export function openCsvSink({ out, contracts, encoding, headers }: CsvOptions): Sink {
  const encode = encoding === 'utf-8' ? (text: string): Uint8Array => Buffer.from(text) : encodeGb18030;
  const files = new Map<string, { file: CsvFile; columns: ReturnType<typeof columnsOf> }>();
  const rows: Record<string, number> = {};
  const [yes, no] = headers === 'zh' ? ['是', '否'] : ['1', '0'];

  const open = (dataset: string) => {
    let found = files.get(dataset);
    if (!found) {
      const contract = contracts.get(dataset);
      if (!contract) throw new Error(`no contract for dataset ${dataset}`);
      const columns = columnsOf(contract);
      const header = `${columns.map((c) => quoted(headers === 'zh' ? c.zh : c.name)).join(',')}\r\n`;
      found = { file: new CsvFile(join(out, `${dataset}.csv`), header, encode), columns };
      files.set(dataset, found);
    }
    return found;
  };

  const cell = (value: Row[string], type: string): string => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'boolean') return value ? yes : no;
    if (typeof value === 'string') return quoted(value);
    if (type === 'datetime') return momentText(value);
    return type === 'date' ? dayText(value) : String(value);
  };

  return {
    rows,
    add(dataset, row) {
      const { file, columns } = open(dataset);
      let line = '';
      for (let i = 0; i < columns.length; i++) {
        const { name, type } = columns[i] as (typeof columns)[number];
        line += (i > 0 ? ',' : '') + cell(row[name], type);
      }
      file.line(`${line}\r\n`);
      rows[dataset] = file.rows;
    },
    track(vehicleId: string, t: Track) {
      const { file } = open('gps_point');
      for (let i = 0; i < t.n; i++) {
        const time = momentText((t.seconds[i] as number) * 1000);
        const place = `${pointed(t.lng[i] as number, 6)},${pointed(t.lat[i] as number, 6)}`;
        const speed = pointed(t.speed[i] as number, 1);
        const odometer = pointed(t.odometer[i] as number, 2);
        file.line(
          `${vehicleId},${time},${place},${speed},${t.heading[i]},${t.acc[i] ? yes : no},${odometer},${yes},WGS84\r\n`,
        );
      }
      rows['gps_point'] = file.rows;
    },
    async drain() {},
    async close() {
      for (const { file } of files.values()) file.close();
    },
  };
}
