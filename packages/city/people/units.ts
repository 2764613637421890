import { cityCode, districts, type Place } from '../plane/places.ts';
import { hash, type Random } from '../random.ts';
import { creditCode, mobileNumber } from './identities.ts';
import { unitName } from './names.ts';
import type { People, Person } from './people.ts';

/** A person in the service of a unit. What plants may change stands here; the registers are written at the end. */
export type Staff = {
  person: Person;
  unit: Unit;
  post: string;
  rank: '县处' | '乡科' | '一般';
  isHead: boolean;
  /** Monthly transport allowance; 0 for support posts, who may therefore ride in the unit's cars. */
  carAllowance: number;
  basePay: number;
  started: string;
  /** Day of leaving, with its kind, for those who left. */
  left?: { on: string; how: '调任' | '辞职' | '退休' } | undefined;
  claimedBy?: string | undefined;
};

export type Unit = {
  code: string;
  uscc: string;
  name: string;
  type: '机关' | '参公' | '事业';
  area: string;
  base: Place;
  fenceId: string;
  /** Own courtyard car park. */
  lotId: string;
  staff: Staff[];
  /** Staff without allowance, who apply for cars, drive them and keep their cards. */
  support: Staff[];
  /** Staff with allowance. */
  allowed: Staff[];
  head: Staff;
  carQuota: number;
  /** Numbers of the official cars in the city's fleet. */
  cars: number[];
  /** How many orders have been made, so that turns go round. */
  orders: number;
};

const posts = ['局长', '副局长', '科长', '副科长', '一级科员', '二级科员'];
const supportPosts = ['办公室干事', '车辆管理员', '驾驶员', '机要员'];

/** Makes the units with their people: half of a unit's staff in support posts without transport allowance. */
export function makeUnits(
  random: Random,
  people: People,
  count: number,
  staffEach: number,
  take: (name: string) => Place,
): Unit[] {
  const adults: number[] = [];
  for (let i = 0; i < people.count && adults.length < count * staffEach * 3; i++) {
    const age = people.age(i);
    if (age >= 23 && age <= 58 && people.roleOf(i) !== '父母') adults.push(i);
  }
  const order = random.shuffle(adults);
  const units: Unit[] = [];
  for (let n = 0; n < count; n++) {
    const areaIndex = n % 5;
    const area =
      areaIndex === 0
        ? { code: cityCode, name: '滨海示范市' }
        : (districts[areaIndex - 1] as { code: string; name: string });
    const { name, type } = unitName(area.name, Math.floor(n / 5));
    const unit = {
      code: `${area.code}${String(n + 1).padStart(4, '0')}`,
      uscc: creditCode(type === '事业' ? '12' : '11', area.code, n + 1),
      name,
      type,
      area: area.code,
      base: take(name),
      fenceId: `F-P${String(n + 1).padStart(5, '0')}`,
      lotId: `LU${String(n + 1).padStart(5, '0')}`,
      staff: [],
      support: [],
      allowed: [],
      carQuota: 0,
      cars: [],
      orders: 0,
    } as unknown as Unit;
    for (let s = 0; s < staffEach; s++) {
      const index = order.pop();
      if (index === undefined) throw new Error(`${people.count} people are too few for ${count} units`);
      const person = people.get(index);
      const support = s % 2 === 1;
      const rank = s === 0 ? '县处' : s === 2 ? '乡科' : '一般';
      const started = `${2008 + (hash('start', index) % 16)}-0${1 + (index % 9)}-1${index % 9}`;
      const post = support ? (supportPosts[((s - 1) / 2) % 4] as string) : (posts[Math.min(5, s / 2)] as string);
      const carAllowance = support ? 0 : rank === '县处' ? 1000 : rank === '乡科' ? 650 : 500;
      const staff: Staff = {
        person,
        unit,
        post,
        rank,
        isHead: s === 0,
        carAllowance,
        basePay: 3200 + (rank === '县处' ? 2600 : rank === '乡科' ? 1400 : index % 900),
        started,
      };
      unit.staff.push(staff);
      (support ? unit.support : unit.allowed).push(staff);
    }
    unit.head = unit.staff[0] as Staff;
    units.push(unit);
  }
  return units;
}

/** The row of a member of staff in the register of supervised persons. */
export function supervisedRow({
  person,
  unit,
  post,
  rank,
  isHead,
  left,
}: Staff): Record<string, string | boolean | null> {
  return {
    id_no: person.id,
    name: person.name,
    org_code: unit.code,
    obj_class: unit.type === '事业' ? '4公办科教文卫体管理' : '1公务员参公',
    rank_level: rank,
    duty: post,
    duty_scope: null,
    is_party: isHead || hash('party', person.id) % 10 < 7,
    is_head: isHead,
    key_post: isHead,
    status: left ? (left.how === '退休' ? '退休' : '离职') : '在职',
    status_date: left?.on ?? null,
    phone: mobileNumber(person.index),
    work_phone: `0499-8${String(person.index % 1_000_000).padStart(6, '0')}`,
  };
}
