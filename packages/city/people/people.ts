import { dayText } from '../clock.ts';
import { hash, stream } from '../random.ts';
import { identityNumber, mobileNumber } from './identities.ts';
import { personName } from './names.ts';

export type Person = {
  index: number;
  id: string;
  name: string;
  male: boolean;
  birth: string;
  phone: string;
  household: number;
  district: number;
  role: Role;
};

export type Role = '户主' | '配偶' | '子女' | '父母';
const roles: Role[] = ['户主', '配偶', '子女', '父母'];
const firstDay = Date.UTC(1935, 0, 1) / 86_400_000;

/** Everybody of the city in a few bytes each; a person's words are made when asked for. Households lie side by side. */
export class People {
  readonly count: number;
  readonly households: number;
  private readonly seed: number;
  private readonly birthDay: Int32Array;
  private readonly sequence: Uint16Array;
  private readonly male: Uint8Array;
  private readonly role: Uint8Array;
  private readonly home: Uint32Array;
  private readonly start: Uint32Array;

  constructor(seed: number, count: number) {
    this.seed = seed;
    this.count = count;
    this.birthDay = new Int32Array(count);
    this.sequence = new Uint16Array(count);
    this.male = new Uint8Array(count);
    this.role = new Uint8Array(count);
    this.home = new Uint32Array(count);
    const starts: number[] = [];
    const random = stream(seed, 'people');
    const taken = new Map<number, number>();
    const today = Date.UTC(2025, 11, 31) / 86_400_000;
    for (let i = 0; i < count; ) {
      const household = starts.push(i) - 1;
      const headAge = random.between(26, 62);
      const headMale = random.chance(0.78);
      const members = [0];
      if (random.chance(0.82)) {
        members.push(1);
        if (headAge > 27) for (let c = random.pick([0, 1, 1, 2]); c > 0; c--) members.push(2);
      }
      if (random.chance(0.22)) members.push(3);
      for (const role of members) {
        if (i >= count) break;
        const drawn =
          role === 0
            ? headAge
            : role === 1
              ? Math.max(22, headAge + random.between(-4, 4))
              : role === 2
                ? headAge - random.between(24, 34)
                : headAge + random.between(22, 28);
        // Those beyond the youngest and oldest ages spread over three years; one day for all would be a crowd.
        const age = drawn < 0.2 || drawn > 89 ? (drawn > 89 ? 86 : 0.2) + (hash(seed, 'age', i) % 1000) / 333 : drawn;
        const born = Math.floor(today - age * 365.25);
        const key = (household % 4) * 40_000 + born - firstDay;
        const n = taken.get(key) ?? 0;
        taken.set(key, n + 1);
        this.birthDay[i] = born;
        this.sequence[i] = n;
        this.male[i] = role === 0 ? Number(headMale) : role === 1 ? Number(!headMale) : Number(random.chance(0.5));
        this.role[i] = role;
        this.home[i] = household;
        i++;
      }
    }
    this.start = Uint32Array.from(starts);
    this.households = starts.length;
  }

  get(index: number): Person {
    const household = this.home[index] as number;
    const head = this.start[household] as number;
    const role = roles[this.role[index] as number] as Role;
    const h = hash(this.seed, 'name', index);
    const family = role === '配偶' ? h >>> 16 : hash(this.seed, 'family', head);
    const male = this.male[index] === 1;
    const birth = dayText((this.birthDay[index] as number) * 86_400_000);
    const id = identityNumber(household % 4, birth, this.sequence[index] as number, male);
    return {
      index,
      id,
      name: personName(family, h),
      male,
      birth,
      phone: mobileNumber(index),
      household,
      district: household % 4,
      role,
    };
  }

  /** Indexes of the members of a household, the head first. */
  members(household: number): number[] {
    const start = this.start[household] as number;
    const end = household + 1 < this.households ? (this.start[household + 1] as number) : this.count;
    return Array.from({ length: end - start }, (_, i) => start + i);
  }

  /** Age in whole years at the end of 2025. */
  age(index: number): number {
    return Math.floor((Date.UTC(2025, 11, 31) / 86_400_000 - (this.birthDay[index] as number)) / 365.25);
  }

  roleOf(index: number): Role {
    return roles[this.role[index] as number] as Role;
  }
}
