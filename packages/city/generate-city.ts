import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { readStandards } from '@plumb/collect/contract/read-standards';
import { PlumbError } from '@plumb/ground/problem';
import { type City, layOutCity } from './city.ts';
import { day, dayText } from './clock.ts';
import { deal, type Part } from './deal.ts';
import { buildCarLife } from './life/build-car-life.ts';
import { buildUnitLife } from './life/build-unit-life.ts';
import { buildVehicleLife } from './life/build-vehicle-life.ts';
import { emitParking, emitPass, emitVehicle, type Serials, whitelistRow } from './life/emit-vehicle.ts';
import type { Parking } from './life/records.ts';
import { makeTills } from './life/tills.ts';
import { Track } from './life/track.ts';
import type { UnitLife } from './life/unit-life.ts';
import type { Plant, Stage, Truth } from './plant.ts';
import { plants as allPlants } from './plants/index.ts';
import { privateCarRow } from './private-cars.ts';
import { makeStages } from './stage.ts';
import { openCsvSink } from './write/csv-sink.ts';
import { withDirt } from './write/dirt.ts';
import { outputReadme } from './write/output-readme.ts';
import { openParquetSink } from './write/parquet-sink.ts';
import { writeMap, writePeople, writeUnits } from './write/registers.ts';
import { cityDatasets, type Sink } from './write/sink.ts';

export type GenerateOptions = {
  /** At least 200. */
  people: number;
  seed: number;
  /** 'YYYY-MM-DD', both included. Left out: 2026-01-01 to 2026-03-31, to 2026-02-10 for 1,000 people or fewer. */
  from?: string;
  to?: string;
  /** The folder to write, made where missing. */
  out: string;
  format: 'csv' | 'parquet';
  encoding?: 'utf-8' | 'gb18030';
  headers?: 'zh' | 'name';
  /** Dirty data at low rates, recorded in dirt.jsonl; on unless said otherwise. */
  dirt?: boolean;
  /** Models whose plants act; all unless said otherwise. */
  only?: readonly string[];
  onProgress?: (done: number, total: number) => void;
};

export type Generated = { rows: Record<string, number>; truth: number };

const library = join(import.meta.dirname, '../../library');

type TruthRow = Required<Pick<Truth, 'subject' | 'note'>> & {
  model: string;
  fact?: string;
  from?: string;
  to?: string;
  kind: 'planted' | 'also';
};

/** Acts a part on its stage and writes down the truth of it. */
function act<S extends Stage>(part: Part, stage: S, truth: TruthRow[]): void {
  const plant = part.plant as Plant & { violate(s: S): Truth[]; lookalike(s: S, kind: number): void };
  if (part.kind >= 0) {
    plant.lookalike(stage, part.kind);
    return;
  }
  for (const row of plant.violate(stage)) {
    const { model = plant.model, kind = 'planted', subject, fact, from, to, note } = row;
    truth.push({ model, subject, ...(fact && { fact }), ...(from && { from }), ...(to && { to }), kind, note });
  }
}

async function fill(
  city: City,
  sink: Sink,
  plants: readonly Plant[],
  onProgress: (done: number, total: number) => void,
): Promise<TruthRow[]> {
  const truth: TruthRow[] = [];
  const parts = deal(city, plants);
  const { stageFor, onDuty } = makeStages(city, sink);
  const serials: Serials = { pass: 0, session: 0 };
  const tills = makeTills(city);
  const park = (stay: Parking): void => emitParking(sink, serials, tills.settle(stay));

  writeMap(city, sink, readStandards(library));
  for (const [index, part] of parts.lot) {
    const lot = city.lots[index];
    if (lot) act(part, { ...stageFor(part, lot.place.id), lot }, truth);
  }
  const total = city.fleet.length;
  const track = new Track();
  for (const car of city.fleet) {
    const { life, duty } = buildVehicleLife(city, car);
    const part = parts.vehicle.get(car.index);
    if (part) act(part, { ...stageFor(part, car.vehicleId), life }, truth);
    for (const d of duty) onDuty(d.staff, d.start, d.place);
    emitVehicle(city.seed, sink, life, track, serials, park);
    await sink.drain();
    onProgress(car.index + 1, total);
  }
  for (let i = 0; i < city.cars.count; i++) {
    const car = city.cars.get(i);
    const life = buildCarLife(city, car);
    const part = parts['private-car'].get(i);
    if (part) act(part, { ...stageFor(part, car.plate), life }, truth);
    sink.add('private_vehicle', privateCarRow(car));
    life.whitelists.forEach((entry, n) => {
      sink.add('parking_whitelist', whitelistRow(car.plate, entry, n));
    });
    for (const pass of life.passes) emitPass(sink, serials, pass);
    for (const stay of life.parkings) park(stay);
    if (i % 1000 === 0) await sink.drain();
  }
  for (const lot of city.lots) for (const stay of lot.stays) park(stay);
  for (const row of tills.payments()) sink.add('treasury_payment', row);
  city.units.forEach((unit, index) => {
    const life = buildUnitLife(city, unit);
    const part = parts.unit.get(index);
    if (part) act(part, { ...stageFor(part, unit.code), life }, truth);
    emitUnit(sink, life);
  });
  writeUnits(city, sink);
  writePeople(city, sink);
  return truth;
}

function emitUnit(sink: Sink, life: UnitLife): void {
  for (const row of life.invoices) sink.add('invoice', row);
  for (const row of life.vouchers) sink.add('finance_voucher', row);
  for (const row of life.payments) sink.add('treasury_payment', row);
  for (const row of life.receptions) sink.add('reception_record', row);
  for (const row of life.meetings) sink.add('meeting_training', row);
  for (const row of life.leaves) sink.add('attendance_leave', row);
}

/** Files of a city written here before would mix with this one's. */
function removeOldCity(out: string): void {
  for (const file of readdirSync(out)) {
    const dataset = /^([a-z_]+?)(?:-\d{3})?\.(?:csv|parquet)$/.exec(file)?.[1];
    if (cityDatasets.some((d) => d === dataset) || file === 'dirt.jsonl') rmSync(join(out, file));
  }
}

/** Writes a synthetic city into a folder: the datasets, truth.jsonl, dirt.jsonl and a README. The same options give the same bytes. */
export async function generateCity(options: GenerateOptions): Promise<Generated> {
  const {
    people,
    seed,
    out,
    format,
    encoding = 'utf-8',
    headers = 'zh',
    dirt = true,
    only,
    onProgress = () => {},
  } = options;
  if (people < 200 || people > 2_000_000)
    throw new PlumbError({
      code: 'city-people',
      texts: { zh: '合成城市的人口应在 200 到 2000000 之间', en: 'a synthetic city has from 200 to 2,000,000 people' },
      exit: 2,
    });
  const from = options.from ?? '2026-01-01';
  const to =
    options.to ?? (people <= 1000 ? dayText(Date.parse(from) + 40 * day) : dayText(Date.parse(from) + 89 * day));
  const plants = only ? allPlants.filter((p) => only.includes(p.model)) : allPlants;
  if (!(Date.parse(to) >= Date.parse(from)) || (plants.length > 0 && Date.parse(to) - Date.parse(from) < 40 * day))
    throw new PlumbError({
      code: 'city-span',
      texts: { zh: '合成城市的起止日期至少要跨 41 天', en: 'the days of a synthetic city must span 41 days at least' },
      exit: 2,
    });
  mkdirSync(out, { recursive: true });
  removeOldCity(out);
  const contracts = readContracts(library);
  const city = layOutCity({ people, seed, from, to });
  const clean =
    format === 'csv'
      ? openCsvSink({ out, contracts, encoding, headers })
      : await openParquetSink(out, contracts, cityDatasets);
  const dirty = dirt ? withDirt(clean, seed, format, city) : undefined;
  const truth = await fill(city, dirty?.sink ?? clean, plants, onProgress);
  dirty?.finish();
  await clean.close();
  writeFileSync(join(out, 'truth.jsonl'), truth.map((row) => `${JSON.stringify(row)}\n`).join(''));
  if (dirty) writeFileSync(join(out, 'dirt.jsonl'), dirty.found.map((row) => `${JSON.stringify(row)}\n`).join(''));
  writeFileSync(
    join(out, 'README.md'),
    outputReadme({ people, seed, from, to, format, encoding, rows: clean.rows, truth: truth.length }),
  );
  return { rows: { ...clean.rows }, truth: truth.length };
}
