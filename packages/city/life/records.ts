import type { Staff } from '../people/units.ts';
import type { Place } from '../plane/places.ts';

/** The records of a car's life, in the words of the city; `emit` turns them into rows. Moments are naive epoch ms. */
export type Stop = {
  place: Place;
  /** Minutes between arriving and leaving. */
  stayMin: number;
  /** The engine runs while it stands. */
  idle: boolean;
  arrive: number;
  leave: number;
};

export type Order = {
  id: string;
  applicant: Staff;
  driver: Staff;
  approver: Staff;
  passengers: string[];
  reason: string;
  dest: Place;
  destName: string;
  start: number;
  end: number;
  approved: number | null;
  crossArea: boolean;
  planKm: number | null;
};

export type Journey = {
  depart: number;
  /** Where it starts: where the journey before it ended. */
  from: Place;
  stops: Stop[];
  /** Arrival at the last stop. */
  end: number;
  km: number;
  /** Speed on the road. */
  kmh: number;
  order: Order | undefined;
};

export type Fill = {
  id: string;
  cardNo: string;
  time: number;
  station: Place;
  goodsType: '汽油' | '柴油' | '非油品' | '充值' | '圈存';
  goodsName: string;
  grade: string | null;
  litres: number | null;
  amount: number;
  forecourtPlate: string | null;
};

export type Card = {
  cardNo: string;
  masterNo: string;
  bindPlate: string | null;
  orgCode: string;
  keeper: Staff | { person: { id: string } };
  limitGoods: '限油品' | '不限';
  dayLimit: number;
  status: '正常' | '挂失' | '注销';
};

export type Pass = {
  time: number;
  deviceId: string;
  source: 'anpr' | 'rfid' | 'etc';
  x: number;
  y: number;
  plate: string;
  confidence: number;
  direction: string;
};

export type Parking = {
  lot: Place;
  plate: string;
  in: number;
  out: number;
  due: number;
  paid: number;
  method: string | null;
  release: '自动' | '人工' | '白名单';
  operator: string | null;
};

export type Maintenance = {
  shop: Place;
  in: number;
  out: number;
  item: string;
  part: string;
  amount: number;
  /** Kilometres on the dial; absent: what the car's track says. */
  odometer?: number;
};
