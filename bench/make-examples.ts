/** Makes examples/ anew from the synthetic city: node bench/make-examples.ts */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateCity } from '@plumb/city/generate-city';
import { encodeGb18030 } from '@plumb/collect/csv/encode-gb18030';
import { readModels } from '@plumb/compare/model/read-models';
import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import { keep, readTable, type Table } from './examples/read-table.ts';
import { type Intro, writeReadme } from './examples/write-readme.ts';
import { writeWorkbook } from './examples/write-workbook.ts';

const root = join(import.meta.dirname, '..');
const city = mkdtempSync(join(tmpdir(), 'plumb-examples-'));
const models = [...readModels(join(root, 'library')).values()].map(({ spec }) => spec);
const bystanders = 4;
const options = { people: 200, seed: 20260101, dirt: false };

type Truth = { model: string; subject: string; kind: string };
const table = (dataset: string) => readTable(join(city, `${dataset}.csv`));
const column = ({ header, rows }: Table, name: string) => rows.map((row) => row[header.indexOf(name)] ?? '');

/** The first subject planted for each model of a field, so that every kind of doubt shows once. */
function plantedSubjects(field: string): Set<string> {
  const truth = readFileSync(join(city, 'truth.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Truth);
  const ids = models.filter((spec) => spec.field === field).map((spec) => spec.id);
  return new Set(
    ids
      .map((id) => truth.find((one) => one.model === id && one.kind === 'planted')?.subject)
      .filter((one) => one !== undefined),
  );
}

/** The planted cars (by plate, card or unit) and some that did nothing. */
function carsOf(subjects: Set<string>): Table {
  const [cars, cards] = [table('official_vehicle'), table('fuel_card')];
  const plates = new Set(
    keep(cards, (value) => subjects.has(value('卡号'))).rows.flatMap((row) =>
      (row[cards.header.indexOf('绑定车牌')] ?? '').split('、'),
    ),
  );
  const chosen = keep(cars, (value) => subjects.has(value('号牌号码')) || plates.has(value('号牌号码')));
  const others = keep(
    cars,
    (value) => !chosen.rows.some((row) => row[0] === value('车辆编号')) && value('车辆状态') === '在用',
  );
  return { header: cars.header, rows: [...chosen.rows, ...others.rows.slice(0, bystanders)] };
}

function csv({ header, rows }: Table): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function folder(name: string): (file: string, content: string | Uint8Array) => void {
  const path = join(root, 'examples', name);
  mkdirSync(path, { recursive: true });
  return (file, content) => writeFileSync(join(path, file), content);
}

function carTables(cars: Table): Record<string, Table> {
  const [ids, plates] = [new Set(column(cars, '车辆编号')), new Set(column(cars, '号牌号码'))];
  const cards = keep(table('fuel_card'), (value) =>
    value('绑定车牌')
      .split('、')
      .some((plate) => plates.has(plate)),
  );
  const numbers = new Set(column(cards, '卡号'));
  return {
    official_vehicle: cars,
    fuel_card: cards,
    fuel_txn: keep(table('fuel_txn'), (value) => numbers.has(value('卡号'))),
    dispatch_order: keep(table('dispatch_order'), (value) => ids.has(value('车辆编号'))),
    vehicle_maintenance: keep(table('vehicle_maintenance'), (value) => plates.has(value('号牌号码'))),
    vehicle_pass: keep(table('vehicle_pass'), (value) => plates.has(value('号牌号码'))),
    org_unit: table('org_unit'),
    geofence: table('geofence'),
    poi: table('poi'),
    exemption_list: table('exemption_list'),
  };
}

function fuelCards(): void {
  const tables = carTables(carsOf(plantedSubjects('fuel-cards')));
  const fills = tables['fuel_txn'] as Table;
  const days = new Set(fills.rows.map((row) => row[fills.header.indexOf('交易时间')]?.slice(0, 10)));
  const ids = new Set(column(tables['official_vehicle'] as Table, '车辆编号'));
  const fixes = keep(
    table('gps_point'),
    (value) => ids.has(value('车辆编号')) && days.has(value('定位时间').slice(0, 10)),
  );
  // Two slips as clerks make them: they go to quarantine, the rest goes on.
  const wrong = [...(fills.rows[0] ?? [])];
  wrong[0] = 'TX-补录-01';
  wrong[fills.header.indexOf('交易时间')] = '2026-02-30 09:10';
  fills.rows.push(wrong);
  const write = folder('fuel-cards');
  const gb = (file: string, one: Table | undefined) => one && write(file, encodeGb18030(csv(one)));
  gb('加油卡交易明细(2026年1-2月).csv', fills);
  gb('公务加油卡台账.csv', tables['fuel_card']);
  gb('公务用车台账.csv', tables['official_vehicle']);
  gb('派车单.csv', tables['dispatch_order']);
  gb('公车定位点.csv', fixes);
  gb('电子围栏.csv', tables['geofence']);
  gb('豁免清单.csv', tables['exemption_list']);
  gb('会议室预订表.csv', {
    header: ['会议室', '预订人', '开始', '结束'],
    rows: [['三楼会议室', '办公室', '2026-01-06 09:00', '2026-01-06 11:00']],
  });
}

function parking(): void {
  const subjects = plantedSubjects('parking');
  const list = keep(table('parking_whitelist'), () => true);
  const lots = new Set([...subjects].filter((one) => one.startsWith('LOT')));
  const plates = new Set([...subjects, ...column(list, '号牌号码').slice(0, 12)]);
  const stays = keep(table('parking_session'), (value) => plates.has(value('号牌号码')) || lots.has(value('车场编号')));
  const seen = new Set(column(stays, '号牌号码'));
  const cars = keep(table('private_vehicle'), (value) => seen.has(value('号牌号码')) || plates.has(value('号牌号码')));
  const official = keep(table('official_vehicle'), (value) => seen.has(value('号牌号码')));
  const ids = new Set(column(official, '车辆编号'));
  const payments = keep(table('treasury_payment'), (value) => value('商户类别码') === '7523');
  const sheet = (name: string, title: string, one: Table, more: { total?: string[]; dates?: string[] } = {}) => ({
    name,
    title,
    note: '填报单位:滨海示范市停车管理中心    金额单位:元',
    table: one,
    ...more,
  });
  mkdirSync(join(root, 'examples/parking'), { recursive: true });
  writeWorkbook(join(root, 'examples/parking/停车数据报送表.xlsx'), [
    sheet('停车场白名单', '滨海示范市公共停车场白名单', list, { dates: ['有效期起', '有效期止'] }),
    sheet('停车记录', '滨海示范市公共停车场停车记录', stays, {
      total: ['应收金额', '实收金额'],
      dates: ['入场时间', '出场时间'],
    }),
    sheet('停车费入账', '停车费上缴国库明细', payments, { total: ['金额'], dates: ['支付时间'] }),
    sheet('社会车辆', '机动车登记信息', cars, { dates: ['登记日期'] }),
    sheet('公务用车', '公务用车台账', official, { dates: ['购置日期'] }),
  ]);
  const write = folder('parking');
  write('监察对象.csv', `\uFEFF${csv(table('supervised_person'))}`);
  write('亲属关系.csv', `\uFEFF${csv(table('kinship_relation'))}`);
  write('不动产登记.csv', `\uFEFF${csv(table('real_estate'))}`);
  write('派车单.csv', `\uFEFF${csv(keep(table('dispatch_order'), (value) => ids.has(value('车辆编号'))))}`);
}

/** From the same city written as Parquet, under the names that the platform's own tables have. */
async function officialCars(): Promise<void> {
  const exported = join(city, 'parquet');
  await generateCity({ ...options, out: exported, format: 'parquet', headers: 'name' });
  const cars = carsOf(plantedSubjects('official-cars'));
  const list = (name: string) =>
    column(cars, name)
      .map((value) => `'${value}'`)
      .join(', ');
  const byCar = `WHERE vehicle_id IN (${list('车辆编号')})`;
  const byPlate = `WHERE plate IN (${list('号牌号码')})`;
  const tables = {
    official_vehicle: byPlate,
    gps_point: byCar,
    dispatch_order: byCar,
    vehicle_pass: byPlate,
    vehicle_maintenance: byPlate,
    org_unit: '',
    geofence: '',
    poi: '',
    exemption_list: '',
  };
  const out = join(root, 'examples/official-cars');
  mkdirSync(out, { recursive: true });
  const duckdb = await openDuckdb({ threads: 1 });
  for (const [dataset, where] of Object.entries(tables))
    await duckdb.exec(
      `COPY (SELECT * FROM read_parquet('${join(exported, dataset)}*.parquet') ${where}) TO '${join(out, `${dataset}.parquet`)}' (FORMAT parquet, COMPRESSION zstd)`,
    );
  await duckdb.close();
}

const intros: Record<string, Intro> = {
  'fuel-cards': {
    title: '加油卡 / Fuel cards',
    zh: '按石油公司和公车办的习惯报送:GB18030 编码的 CSV,中文表头,文件名带期间,混入一份无关的表和一行录错的日期。',
    en: 'As fuel companies and fleet offices send it: CSV in GB18030 with Chinese headers, the period in the file name, one unrelated file and one mistyped date among them.',
  },
  parking: {
    title: '停车 / Parking',
    zh: '按停车管理中心的老式报表报送:一个工作簿多张表,每张有合并的标题行、填报说明行和末尾的合计行,日期是 Excel 序列值;另附带 BOM 的 CSV。',
    en: 'As a parking authority sends it: one old-style workbook with several sheets, each with a merged title row, a note row and a 合计 row, dates as Excel serials; CSV with a byte order mark beside it.',
  },
  'official-cars': {
    title: '公务用车 / Official cars',
    zh: '按公车平台导出的 Parquet 报送:定位、过车、派车、点位、围栏。',
    en: 'As a fleet platform exports it: Parquet with positions, passes, dispatch orders, places and fences.',
  },
};

await generateCity({ ...options, out: city, format: 'csv' });
rmSync(join(root, 'examples'), { recursive: true, force: true });
fuelCards();
parking();
await officialCars();
rmSync(city, { recursive: true });
for (const [name, intro] of Object.entries(intros))
  await writeReadme(join(root, 'examples', name), join(root, 'library'), intro);
