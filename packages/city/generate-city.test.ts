import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { parseCreditCode } from '@plumb/ground/credit-code';
import { parseIdentityNumber } from '@plumb/ground/identity-number';
import { parsePlate } from '@plumb/ground/plate';
import { type GenerateOptions, generateCity } from './generate-city.ts';
import { plants } from './plants/index.ts';
import { cityDatasets } from './write/sink.ts';

const root = mkdtempSync(join(tmpdir(), 'city-'));
after(() => rmSync(root, { recursive: true }));

const contracts = readContracts(join(import.meta.dirname, '../../library'));
const small = { people: 200, seed: 5, format: 'csv', headers: 'name' } as const;

async function made(name: string, options: Partial<GenerateOptions> = {}): Promise<string> {
  const out = join(root, name);
  await generateCity({ ...small, out, ...options });
  return out;
}

function fields(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    (m) => m[1]?.replaceAll('""', '"') ?? m[2] ?? '',
  );
}

const read = new Map<string, Record<string, string>[]>();

function rows(folder: string, dataset: string): Record<string, string>[] {
  const known = read.get(`${folder} ${dataset}`);
  if (known) return known;
  const lines = readFileSync(join(folder, `${dataset}.csv`), 'utf8')
    .trimEnd()
    .split('\r\n');
  const names = fields(lines[0] as string);
  const found = lines.slice(1).map((line) => {
    const cells = fields(line);
    return Object.fromEntries(names.map((n, i) => [n, cells[i] ?? '']));
  });
  read.set(`${folder} ${dataset}`, found);
  return found;
}

const ms = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`);
const fiveDays = { from: '2026-01-05', to: '2026-01-09' } as const;

describe('the innocent base', () => {
  let base = '';
  before(async () => {
    base = await made('base', { from: '2026-01-01', to: '2026-01-14', only: [], dirt: false });
  });

  test('every dataset has the columns of its contract and unique keys', () => {
    for (const dataset of cityDatasets) {
      if (dataset === 'exemption_list') continue;
      const contract = contracts.get(dataset);
      assert.ok(contract, dataset);
      const all = rows(base, dataset);
      assert.ok(all.length > 0, dataset);
      assert.deepEqual(Object.keys(all[0] ?? {}), Object.keys(contract.columns), dataset);
      const keys = new Set(all.map((row) => contract.key.map((k) => row[k]).join('|')));
      assert.equal(keys.size, all.length, `${dataset}: repeated keys`);
    }
  });

  test('enums hold values that their contracts know', () => {
    for (const dataset of cityDatasets) {
      if (dataset === 'exemption_list') continue;
      for (const [name, { type, values }] of Object.entries(contracts.get(dataset)?.columns ?? {})) {
        if (type !== 'enum' || !values) continue;
        const known = new Set(Object.entries(values).flatMap(([value, also]) => [value, ...also]));
        const found = new Set(rows(base, dataset).map((row) => row[name] as string));
        for (const value of found) assert.ok(value === '' || known.has(value), `${dataset}.${name}: ${value}`);
      }
    }
  });

  test('identity numbers, credit codes and plates are valid', () => {
    for (const { id_no: id } of rows(base, 'person_registry')) assert.ok(parseIdentityNumber(id as string).ok, id);
    for (const { uscc } of rows(base, 'org_unit')) assert.ok(parseCreditCode(uscc as string).ok, uscc);
    for (const { uscc } of rows(base, 'enterprise_registry')) assert.ok(parseCreditCode(uscc as string).ok, uscc);
    for (const dataset of ['official_vehicle', 'private_vehicle'])
      for (const { plate } of rows(base, dataset)) assert.ok(parsePlate(plate as string).ok, plate);
  });

  test('wherever a car moves, an order approved before covers it', () => {
    const orders = new Map<string, [number, number][]>();
    for (const o of rows(base, 'dispatch_order')) {
      assert.ok(ms(o['approve_time'] as string) < ms(o['start_plan'] as string));
      const id = o['vehicle_id'] as string;
      orders.set(id, [...(orders.get(id) ?? []), [ms(o['start_plan'] as string), ms(o['end_plan'] as string)]]);
    }
    for (const p of rows(base, 'gps_point')) {
      if (p['speed'] === '0.0') continue;
      const t = ms(p['ts'] as string);
      const covered = orders.get(p['vehicle_id'] as string)?.some(([from, to]) => t >= from && t <= to);
      assert.ok(covered, `${p['vehicle_id']} ${p['ts']}`);
    }
  });

  test('tracks are those of cars: no leaps, no long gaps, a dial that grows with the way', () => {
    let last: Record<string, string> = {};
    for (const p of rows(base, 'gps_point')) {
      if (p['vehicle_id'] === last['vehicle_id']) {
        const seconds = (ms(p['ts'] as string) - ms(last['ts'] as string)) / 1000;
        const dLat = (Number(p['lat']) - Number(last['lat'])) * 111_195;
        const dLng = (Number(p['lng']) - Number(last['lng'])) * 111_195 * Math.cos((39 * Math.PI) / 180);
        const metres = Math.hypot(dLat, dLng);
        const dial = (Number(p['odometer']) - Number(last['odometer'])) * 1000;
        const where = `${p['vehicle_id']} ${p['ts']}`;
        assert.ok(seconds > 0 && seconds <= 3600, `${where}: ${seconds} s`);
        assert.ok((metres / seconds) * 3.6 < 180, `${where}: ${metres} m in ${seconds} s`);
        assert.ok(dial >= 0 && Math.abs(dial - metres) < 80, `${where}: dial ${dial} m, way ${metres} m`);
      }
      last = p;
    }
  });

  test('no fill is larger than what is missing, and the car stands at the pump', () => {
    const cards = new Map(rows(base, 'fuel_card').map((c) => [c['card_no'], c['bind_plate']]));
    const tanks = new Map(rows(base, 'official_vehicle').map((v) => [v['plate'], Number(v['tank_l'])]));
    for (const fill of rows(base, 'fuel_txn')) {
      const plate = cards.get(fill['card_no']);
      assert.equal(plate, fill['forecourt_plate']);
      assert.ok(Number(fill['liters']) <= (tanks.get(plate) ?? 0) * 0.85, fill['txn_id']);
    }
  });

  test('what a car park takes in a day it pays over', () => {
    const taken = new Map<string, number>();
    for (const s of rows(base, 'parking_session')) {
      const key = `${s['lot_id']} ${(s['out_time'] as string).slice(0, 10)}`;
      taken.set(key, (taken.get(key) ?? 0) + Number(s['fee_paid']));
    }
    for (const p of rows(base, 'treasury_payment')) {
      if (p['merchant_mcc'] !== '7523') continue;
      const key = (p['purpose'] as string).replace('停车费缴存 ', '');
      assert.equal(taken.get(key), Number(p['amount']), key);
    }
  });
});

describe('the planted city', () => {
  let city = '';
  before(async () => {
    city = await made('planted');
  });

  test('the smallest city has every violation, and each truth names a subject that exists', () => {
    const truth = readFileSync(join(city, 'truth.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    const planted = new Set(truth.filter((t) => t['kind'] === 'planted').map((t) => t['model']));
    for (const { model } of plants) assert.ok(planted.has(model), model);
    const subjects = new Set([
      ...['official_vehicle', 'private_vehicle'].flatMap((d) => rows(city, d).map((r) => r['plate'])),
      ...rows(city, 'official_vehicle').map((r) => r['vehicle_id']),
      ...rows(city, 'org_unit').map((r) => r['org_code']),
      ...rows(city, 'person_registry').map((r) => r['id_no']),
      ...rows(city, 'parking_session').flatMap((r) => [r['lot_id'], r['operator_id']]),
      ...rows(city, 'fuel_card').map((r) => r['card_no']),
      ...rows(city, 'poi').map((r) => r['poi_id']),
    ]);
    for (const t of truth) assert.ok(subjects.has(t['subject']), `${t['model']}: ${t['subject']}`);
  });

  test('dirt is written down where it lies', () => {
    const dirt = readFileSync(join(city, 'dirt.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    const kinds = new Set(dirt.map((d) => d['kind']));
    for (const kind of ['repeated', 'out-of-order', 'jump', 'total row']) assert.ok(kinds.has(kind), kind);
    const passes = new Map(rows(city, 'vehicle_pass').map((p) => [p['pass_id'], p['plate']]));
    for (const d of dirt) if (d['dataset'] === 'vehicle_pass') assert.match(passes.get(d['key']) ?? '', /^辽y·/);
  });
});

describe('output', () => {
  test('the same seed gives the same bytes, another seed others', async () => {
    const bytes = (folder: string): string[] =>
      readdirSync(folder)
        .sort()
        .map((f) => `${f} ${readFileSync(join(folder, f)).toString('base64')}`);
    const [a, b, c] = [await made('a'), await made('b'), await made('c', { seed: 6 })];
    assert.deepEqual(bytes(a), bytes(b));
    assert.notDeepEqual(bytes(a), bytes(c));
  });

  test('a plant shifts nothing but its own subjects', async () => {
    const without = await made('without', { only: [], dirt: false });
    const withOne = await made('with', { only: ['fuel-exceeds-tank'], dirt: false });
    for (const dataset of ['person_registry', 'fuel_card', 'private_vehicle', 'parking_whitelist'])
      assert.deepEqual(rows(withOne, dataset), rows(without, dataset), dataset);
    const plateOf = new Map(rows(without, 'fuel_card').map((c) => [c['card_no'], c['bind_plate']]));
    const vehicleOf = new Map(rows(without, 'official_vehicle').map((v) => [v['plate'], v['vehicle_id']]));
    const changed = (dataset: string): Record<string, string>[] => {
      const known = new Set(rows(without, dataset).map((row) => JSON.stringify(row)));
      return rows(withOne, dataset).filter((row) => !known.has(JSON.stringify(row)));
    };
    const filled = changed('fuel_txn').map((row) => vehicleOf.get(plateOf.get(row['card_no']) ?? ''));
    // Not the orders: within a unit an order more moves on whose turn it is to drive.
    const driven = changed('gps_point').map((row) => row['vehicle_id']);
    // One car for the violation and one for each look-alike; every one of them drives to a pump.
    const { lookalikes } = plants.find((p) => p.model === 'fuel-exceeds-tank') ?? assert.fail('no such plant');
    assert.equal(new Set(filled).size, 1 + lookalikes.kinds);
    assert.deepEqual(new Set(driven), new Set(filled));
  });

  test('GB18030 with Chinese headers reads back as the same text', async () => {
    const zh = await made('zh', { ...fiveDays, headers: 'zh', encoding: 'gb18030', dirt: false, only: [] });
    const text = new TextDecoder('gb18030', { fatal: true }).decode(readFileSync(join(zh, 'official_vehicle.csv')));
    assert.match(text, new RegExp(`^${contracts.get('official_vehicle')?.columns['vehicle_id']?.zh},`));
    assert.match(text, /辽Y/);
  });

  test('Parquet holds as many rows as it says, in files named by dataset', async () => {
    const out = join(root, 'parquet');
    const options = { ...small, ...fiveDays, out, format: 'parquet', only: [] } as const;
    const { rows: counts } = await generateCity(options);
    const files = readdirSync(out).filter((f) => f.endsWith('.parquet'));
    assert.deepEqual(files.map((f) => f.replace('.parquet', '')).sort(), [...cityDatasets].sort());
    assert.ok((counts['gps_point'] ?? 0) > 10_000);
    const again = await generateCity(options);
    assert.deepEqual(again.rows, counts);
  });

  test('fewer than 200 people are no city, and five days are too short for violations', async () => {
    await assert.rejects(generateCity({ ...small, ...fiveDays, out: join(root, 'short') }), /41 days/);
    await assert.rejects(generateCity({ ...small, people: 199, out: join(root, 'few') }), /200/);
  });
});
