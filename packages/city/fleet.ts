import { plateNumber } from './people/identities.ts';
import type { Unit } from './people/units.ts';
import { hash, stream } from './random.ts';

export type UseType = '机要通信' | '应急保障' | '执法执勤' | '特种专业' | '业务保障' | '调研接待' | '老干部';
export type FuelType = '92' | '95' | '98' | '柴油' | '电' | '混动';

/** What the register of official vehicles says of a car. */
export type OfficialCar = {
  index: number;
  vehicleId: string;
  plate: string;
  plateColor: '蓝' | '绿' | '黄' | '白';
  unit: Unit;
  useType: UseType;
  brandModel: string;
  fuelType: FuelType;
  /** Litres; null for electric cars. */
  tankL: number | null;
  displacement: number | null;
  price: number;
  buyDate: string;
  retireDate: string | null;
  baseFenceId: string;
  normL100: number | null;
  gpsDevice: string;
  status: '在用' | '停驶' | '维修' | '封存' | '报废';
};

type Model = {
  brand: string;
  fuel: FuelType;
  tank: number | null;
  displacement: number | null;
  norm: number | null;
  price: number;
};

const saloons: Model[] = [
  { brand: '大众朗逸1.5L', fuel: '92', tank: 50, displacement: 1.5, norm: 8.2, price: 112_900 },
  { brand: '红旗H5 1.5T', fuel: '95', tank: 60, displacement: 1.5, norm: 8.8, price: 119_800 },
  { brand: '丰田卡罗拉1.2T', fuel: '92', tank: 50, displacement: 1.2, norm: 7.6, price: 113_800 },
];
const workCars: Model[] = [
  ...saloons,
  { brand: '大众帕萨特1.4T', fuel: '95', tank: 65, displacement: 1.4, norm: 9.1, price: 172_900 },
  { brand: '别克GL8 1.5T', fuel: '95', tank: 65, displacement: 1.5, norm: 10.6, price: 179_000 },
  { brand: '江铃全顺1.8T', fuel: '柴油', tank: 65, displacement: 1.8, norm: 10.8, price: 168_000 },
  { brand: '比亚迪秦PLUS EV', fuel: '电', tank: null, displacement: null, norm: null, price: 139_800 },
  { brand: '广汽埃安S', fuel: '电', tank: null, displacement: null, norm: null, price: 146_800 },
  { brand: '比亚迪宋DM-i 1.5L', fuel: '混动', tank: 52, displacement: 1.5, norm: 6.4, price: 149_800 },
];
const uses: UseType[] = [
  '业务保障',
  '业务保障',
  '业务保障',
  '应急保障',
  '执法执勤',
  '机要通信',
  '调研接待',
  '业务保障',
  '特种专业',
  '执法执勤',
  '业务保障',
  '老干部',
];

/** The official cars, dealt to the units in turn; each within its unit's quota and the price and displacement standards. */
export function makeFleet(seed: number, units: Unit[], count: number): OfficialCar[] {
  const fleet: OfficialCar[] = [];
  for (let i = 0; i < count; i++) {
    const random = stream(seed, 'fleet', i);
    const unit = units[i % units.length] as Unit;
    const useType = uses[(Math.floor(i / units.length) + (i % units.length)) % uses.length] as UseType;
    const model = random.pick(useType === '机要通信' ? saloons : workCars);
    const electric = model.fuel === '电' || model.fuel === '混动';
    const scrapped = (Math.floor(i / units.length) + (i % units.length)) % 40 === 39;
    unit.cars.push(i);
    if (!scrapped) unit.carQuota++;
    const year = scrapped ? random.int(2012, 2014) : random.int(2017, 2024);
    fleet.push({
      index: i,
      vehicleId: `V${String(i + 1).padStart(6, '0')}`,
      plate: plateNumber(i, electric),
      plateColor: electric ? '绿' : '蓝',
      unit,
      useType,
      brandModel: model.brand,
      fuelType: model.fuel,
      tankL: model.tank,
      displacement: model.displacement,
      price: model.price - random.int(0, 4000),
      buyDate: `${year}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`,
      retireDate: scrapped ? '2025-06-30' : null,
      baseFenceId: unit.fenceId,
      normL100: model.norm,
      gpsDevice: `T${String(hash(seed, 'device', i) % 10_000_000).padStart(7, '0')}${String(i).padStart(5, '0')}`,
      status: scrapped ? '报废' : '在用',
    });
  }
  for (const unit of units) unit.carQuota += 1;
  return fleet;
}

/** The register row of a car. */
export function vehicleRow(car: OfficialCar): Record<string, string | number | null> {
  return {
    vehicle_id: car.vehicleId,
    plate: car.plate,
    plate_color: car.plateColor,
    org_code: car.unit.code,
    use_type: car.useType,
    brand_model: car.brandModel,
    fuel_type: car.fuelType,
    tank_l: car.tankL,
    displacement: car.displacement,
    price: car.price,
    buy_date: car.buyDate,
    retire_date: car.retireDate,
    base_fence_id: car.baseFenceId,
    norm_l100: car.normL100,
    gps_device: car.gpsDevice,
    status: car.status,
  };
}
