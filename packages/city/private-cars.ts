import { creditCode, plateNumber } from './people/identities.ts';
import type { People, Person } from './people/people.ts';
import type { Staff } from './people/units.ts';
import { cityCode } from './plane/places.ts';
import { hash, stream } from './random.ts';

export type PrivateCar = {
  index: number;
  plate: string;
  ownerType: '个人' | '单位';
  /** Identity number or credit code. */
  ownerId: string;
  owner: Person | undefined;
  /** The supervised person who owns it. */
  staff: Staff | undefined;
  /** The supervised person in whose household the owner lives. */
  kinOf: Staff | undefined;
  brandModel: string;
  fuelType: string;
  price: number;
  regDate: string;
  useNature: '营运' | '非营运' | '农用';
  status: '正常' | '注销' | '逾期';
};

const models: [string, string, number][] = [
  ['大众速腾', '92', 130_000],
  ['日产轩逸', '92', 110_000],
  ['本田CR-V', '92', 190_000],
  ['哈弗H6', '92', 105_000],
  ['吉利星瑞', '92', 115_000],
  ['宝马320Li', '95', 300_000],
  ['奥迪A4L', '95', 290_000],
  ['比亚迪海豹', '电', 180_000],
  ['特斯拉Model 3', '电', 240_000],
  ['五菱宏光', '92', 52_000],
];

/** Plates of private cars follow those of the official fleet. */
const firstPlate = 40_000;

/** The private cars of the city, each made when asked for. Every 25th belongs to a company. */
export class PrivateCars {
  readonly count: number;
  private readonly seed: number;
  private readonly people: People;
  private readonly owners: Uint32Array;
  private readonly staff: Map<number, Staff>;
  private readonly households = new Map<number, Staff>();
  private added = 0;

  constructor(seed: number, people: People, staff: Map<number, Staff>, count: number) {
    this.seed = seed;
    this.people = people;
    this.count = count;
    this.staff = staff;
    for (const s of staff.values())
      if (!this.households.has(s.person.household)) this.households.set(s.person.household, s);
    const adults: number[] = [];
    for (let i = 0; i < people.count; i++) if (people.age(i) >= 20 && people.age(i) < 70) adults.push(i);
    this.owners = Uint32Array.from(stream(seed, 'car owners').shuffle(adults));
  }

  get(index: number): PrivateCar {
    const company = index % 25 === 24;
    const ownerIndex = this.owners[index % this.owners.length] as number;
    const owner = company ? undefined : this.people.get(ownerIndex);
    return this.make(index, owner, company ? creditCode('91', cityCode, 500_000 + index) : (owner as Person).id);
  }

  /** Another registered car; for plants that need a car of a certain owner. */
  add(owner: Person | { companyCode: string }): PrivateCar {
    const index = this.count + this.added++;
    return 'id' in owner ? this.make(index, owner, owner.id) : this.make(index, undefined, owner.companyCode);
  }

  private make(index: number, owner: Person | undefined, ownerId: string): PrivateCar {
    const h = hash(this.seed, 'private car', index);
    const [brandModel, fuelType, price] = models[h % models.length] as [string, string, number];
    const staff = owner && this.staff.get(owner.index);
    const kinOf = owner && !staff ? this.households.get(owner.household) : undefined;
    return {
      index,
      plate: plateNumber(firstPlate + index, fuelType === '电'),
      ownerType: owner ? '个人' : '单位',
      ownerId,
      owner,
      staff,
      kinOf,
      brandModel,
      fuelType,
      price: Math.round((price * (40 + (h % 55))) / 100),
      regDate: `${2012 + (h % 13)}-${String(1 + ((h >>> 4) % 12)).padStart(2, '0')}-${String(1 + ((h >>> 8) % 28)).padStart(2, '0')}`,
      useNature: owner || h % 3 > 0 ? '非营运' : '营运',
      status: '正常',
    };
  }
}

/** The register row of a car. */
export function privateCarRow(car: PrivateCar): Record<string, string | number> {
  return {
    plate: car.plate,
    owner_id: car.ownerId,
    owner_type: car.ownerType,
    brand_model: car.brandModel,
    fuel_type: car.fuelType,
    price_est: car.price,
    reg_date: car.regDate,
    use_nature: car.useNature,
    status: car.status,
  };
}
