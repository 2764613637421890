import type { City } from './city.ts';
import type { OfficialCar } from './fleet.ts';
import type { Lot } from './lots.ts';
import type { Unit } from './people/units.ts';
import type { Plant } from './plant.ts';
import { stream } from './random.ts';

/** What one subject has been given to act. `kind` -1 is the violation. */
export type Part = { plant: Plant; kind: number; group: number; member: number };

export type Deal = {
  vehicle: Map<number, Part>;
  'private-car': Map<number, Part>;
  unit: Map<number, Part>;
  lot: Map<number, Part>;
};

/** Most acts of one kind, however large the city. */
const mostActs = 400;

/** Most of a pool that plants may take, so that the innocent remain the many. */
const share = 0.8;

type Act = { plant: Plant; kind: number; size: number; group: number };

/** How many of a pool's first thousand subjects a plant can use. */
function plantChoice<S>(city: City, plant: Plant, pool: readonly S[]): number {
  const fits = plant.fits as ((s: S, c: City) => boolean) | undefined;
  const sample = pool.slice(0, 1000);
  return fits ? sample.filter((s) => fits(s, city)).length : sample.length;
}

/** Acts in the order of dealing: the first violation of each plant, the first look-alike of each kind, then the further ones in turn; within a round the choosiest plant first. */
function acts(plants: readonly Plant[], total: number, choice: ReadonlyMap<Plant, number>): Act[] {
  const rounds: Act[][] = [];
  const put = (round: number, act: Act): void => {
    rounds[round] = [...(rounds[round] ?? []), act];
  };
  for (const plant of plants) {
    const violations = Math.min(mostActs, Math.max(1, Math.floor(total / plant.violations.every)));
    for (let n = 0; n < violations; n++) put(n * 2, { plant, kind: -1, size: plant.violations.group ?? 1, group: n });
    const lookalikes = Math.min(mostActs, Math.max(1, Math.floor(total / plant.lookalikes.every)));
    for (let kind = 0; kind < plant.lookalikes.kinds; kind++) {
      for (let n = 0; n < lookalikes; n++) put(n * 2 + 1, { plant, kind, size: plant.lookalikes.group ?? 1, group: n });
    }
  }
  const scarce = (a: Act, b: Act): number => (choice.get(a.plant) ?? 0) - (choice.get(b.plant) ?? 0);
  return rounds.flatMap((round) => round.sort(scarce));
}

/** Deals the subjects of a pool, shuffled, so that none goes to two acts. A group's first two come from different units. */
function dealPool<S>(
  city: City,
  plants: readonly Plant[],
  pool: readonly S[],
  index: (s: S) => number,
  unitOf: (s: S) => Unit | undefined,
): Map<number, Part> {
  const out = new Map<number, Part>();
  const free = stream(city.seed, 'deal', plants[0]?.subjects ?? '').shuffle(pool);
  const total = pool.length;
  const exhausted = new Set<Plant>();
  const choice = new Map(plants.map((p) => [p, plantChoice(city, p, pool)]));
  for (const { plant, kind, size, group } of acts(plants, total, choice)) {
    const first = group === 0;
    if (exhausted.has(plant) || (!first && out.size + size > total * share)) continue;
    const fits = (plant.fits ?? (() => true)) as (s: S, c: City) => boolean;
    const members: S[] = [];
    for (let i = free.length - 1; i >= 0 && members.length < size; i--) {
      const s = free[i] as S;
      const twin = members.length === 1 && unitOf(s) !== undefined && unitOf(s) === unitOf(members[0] as S);
      if (twin || !fits(s, city)) continue;
      members.push(s);
      free.splice(i, 1);
    }
    if (members.length < size) {
      free.push(...members);
      exhausted.add(plant);
      if (first)
        throw new Error(
          `no ${plant.subjects} left for ${plant.model}, ${kind === -1 ? 'violation' : `look-alike ${kind}`}`,
        );
      continue;
    }
    for (const [member, s] of members.entries()) out.set(index(s), { plant, kind, group, member });
  }
  return out;
}

/** Deals subjects to plants: a car, unit or lot belongs to one act alone. */
export function deal(city: City, plants: readonly Plant[]): Deal {
  const of = (subjects: Plant['subjects']): Plant[] => plants.filter((p) => p.subjects === subjects);
  const active = city.fleet.filter((c) => c.status === '在用');
  const cars = Array.from({ length: city.cars.count }, (_, i) => i);
  const lots = city.lots.filter((l) => !l.unit);
  return {
    vehicle: dealPool<OfficialCar>(
      city,
      of('vehicle'),
      active,
      (c) => c.index,
      (c) => c.unit,
    ),
    'private-car': dealCars(city, of('private-car'), cars),
    unit: dealPool<Unit>(
      city,
      of('unit'),
      city.units,
      (u) => city.units.indexOf(u),
      (u) => u,
    ),
    lot: dealPool<Lot>(
      city,
      of('lot'),
      lots,
      (l) => city.lots.indexOf(l),
      () => undefined,
    ),
  };
}

function dealCars(city: City, plants: Plant[], cars: number[]): Map<number, Part> {
  const byIndex = plants.map((p) =>
    p.subjects === 'private-car' && p.fits
      ? { ...p, fits: (i: unknown) => p.fits?.(city.cars.get(i as number), city) ?? true }
      : p,
  );
  const back = new Map(byIndex.map((p, i) => [p, plants[i] as Plant]));
  const dealt = dealPool<number>(
    city,
    byIndex as Plant[],
    cars,
    (i) => i,
    () => undefined,
  );
  for (const part of dealt.values()) part.plant = back.get(part.plant) ?? part.plant;
  return dealt;
}
