import { parkingFee } from './life/parking-fee.ts';
import type { Parking } from './life/records.ts';
import { creditCode } from './people/identities.ts';
import type { Unit } from './people/units.ts';
import { cityCode, type Place } from './plane/places.ts';

/** A car park: public ones belong to the city's parking company, courtyards to their unit. */
export type Lot = {
  place: Place;
  unit: Unit | undefined;
  /** Booth staff by shift: 00–08, 08–16, 16–24. */
  operators: [string, string, string];
  /** What the lot takes in a day and pays over: share of the day's takings by 'YYYY-MM-DD', 1 unless said otherwise. */
  paidOver: Map<string, number>;
  /** Sessions that a booth lets out by hand: by operator. */
  byHand: Map<string, { share: number; unpaid: boolean }>;
  /** Stays of cars that no other part of the city tells of. */
  stays: Parking[];
};

export const parkingCompany = {
  code: `${cityCode}9001`,
  name: '滨海示范市城市停车管理有限公司',
  uscc: creditCode('91', cityCode, 900_001),
};

const booths = (id: string): [string, string, string] => [`${id}-A`, `${id}-B`, `${id}-C`];

export function makeLot(place: Place): Lot {
  return { place, unit: undefined, operators: booths(place.id), paidOver: new Map(), byHand: new Map(), stays: [] };
}

export function unitLot(unit: Unit): Lot {
  const place: Place = { ...unit.base, id: unit.lotId, name: `${unit.name}停车场`, kind: 'lot' };
  return { place, unit, operators: booths(unit.lotId), paidOver: new Map(), byHand: new Map(), stays: [] };
}

/** The car park writes down a stay; the fee is due and paid unless said otherwise. */
export function addStay(lot: Lot, stay: { plate: string; in: number; out: number } & Partial<Parking>): Parking {
  const due = stay.due ?? parkingFee(stay.in, stay.out);
  const parking: Parking = {
    lot: lot.place,
    paid: due,
    method: due > 0 ? '微信' : null,
    release: '自动',
    operator: null,
    ...stay,
    due,
  };
  lot.stays.push(parking);
  return parking;
}
