import type { Place } from '../plane/places.ts';
import type { PrivateCar } from '../private-cars.ts';
import { parkingFee } from './parking-fee.ts';
import type { Parking, Pass } from './records.ts';

export type Whitelist = {
  lot: Place;
  freeType: '全免' | '限免' | '月卡' | '内部';
  reason: string | null;
  approver: string | null;
  /** Epoch ms. */
  from: number | null;
  to: number | null;
};

/** What the city sees of one private car: passes and car parks. */
export class CarLife {
  readonly car: PrivateCar;
  passes: Pass[] = [];
  parkings: Parking[] = [];
  whitelists: Whitelist[] = [];

  constructor(car: PrivateCar) {
    this.car = car;
  }

  /** The car park writes down a stay; the fee is due and paid unless said otherwise. */
  park(stay: { lot: Place; in: number; out: number } & Partial<Parking>): Parking {
    const due = stay.due ?? parkingFee(stay.in, stay.out);
    const parking: Parking = {
      plate: this.car.plate,
      paid: due,
      method: due > 0 ? '支付宝' : null,
      release: '自动',
      operator: null,
      ...stay,
      due,
    };
    this.parkings.push(parking);
    return parking;
  }

  /** A camera reads the plate. */
  addPass(pass: { time: number; deviceId: string; x: number; y: number } & Partial<Pass>): void {
    this.passes.push({ source: 'anpr', plate: this.car.plate, confidence: 0.96, direction: '东', ...pass });
  }

  /** The car park lists the plate; its stays there are let out by the list unless they say otherwise. */
  whitelist(entry: Whitelist): Whitelist {
    this.whitelists.push(entry);
    return entry;
  }
}
