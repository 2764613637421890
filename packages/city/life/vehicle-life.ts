import { minute } from '../clock.ts';
import type { OfficialCar } from '../fleet.ts';
import type { Staff } from '../people/units.ts';
import { districtOf, type Place } from '../plane/places.ts';
import { apart } from '../plane/plane.ts';
import { hash } from '../random.ts';
import { schedule } from './drive.ts';
import { parkingFee } from './parking-fee.ts';
import type { Card, Fill, Journey, Maintenance, Order, Parking, Pass } from './records.ts';

export type StopPlan = { place: Place; stayMin: number; idle?: boolean };
export type OrderPlan = Partial<Omit<Order, 'id'>>;
export type JourneyPlan = {
  depart: number;
  stops: StopPlan[];
  /** Drives back to its base after the last stop; true unless said otherwise. */
  back?: boolean;
  kmh?: number;
  /** Words of the order that covers it; false: driven without an order. */
  order: OrderPlan | false;
};

/** One official car through the whole span: what it does and what the registers say of it. Plants edit it before it is written. */
export class VehicleLife {
  readonly car: OfficialCar;
  /** Where it sleeps. */
  readonly base: Place;
  readonly from: number;
  readonly to: number;
  cards: Card[] = [];
  journeys: Journey[] = [];
  fills: Fill[] = [];
  /** Orders without a journey of theirs; those of journeys stand at the journey. */
  idleOrders: Order[] = [];
  /** Passes beside those that the track gives. */
  extraPasses: Pass[] = [];
  parkings: Parking[] = [];
  maintenance: Maintenance[] = [];
  /** Spans without a fix. */
  blackouts: { from: number; to: number }[] = [];
  /** Spans without a pass. */
  unseen: { from: number; to: number }[] = [];
  /** Kilometres that the dial gains beyond the track, at a moment. */
  dialJumps: { at: number; km: number }[] = [];
  firstOdometer = 0;
  private serial = 0;

  constructor(car: OfficialCar, from: number, to: number) {
    this.car = car;
    this.base = car.unit.base;
    this.from = from;
    this.to = to;
  }

  private nextId(prefix: string): string {
    this.serial++;
    return `${prefix}${this.car.vehicleId.slice(1)}${String(this.serial).padStart(4, '0')}`;
  }

  /** Where the car stands at a moment, or where the journey under way will end. */
  placeAt(time: number): Place {
    let place = this.base;
    for (const journey of this.journeys) {
      if (journey.depart > time) break;
      place = journey.stops.at(-1)?.place ?? place;
    }
    return place;
  }

  /** The journeys that overlap a span. */
  journeysBetween(from: number, to: number): Journey[] {
    return this.journeys.filter((j) => j.depart < to && j.end > from);
  }

  /** Takes out what the car does in a span: journeys with their orders, fills, parking and workshop visits. Do this before planting a day of your own. */
  clear(from: number, to: number): void {
    for (const gone of this.journeysBetween(from, to)) {
      const within = (t: number): boolean => t >= gone.depart && t <= gone.end;
      this.fills = this.fills.filter((f) => !within(f.time));
      this.parkings = this.parkings.filter((p) => !within(p.in));
      this.maintenance = this.maintenance.filter((m) => !within(m.in));
      this.journeys.splice(this.journeys.indexOf(gone), 1);
    }
    this.relink();
  }

  /** Adds a journey, covered by an order made from `order` and sensible words, or by none. It must not overlap another. */
  addJourney(plan: JourneyPlan): Journey {
    const stops = plan.stops.map((s) => ({
      place: s.place,
      stayMin: s.stayMin,
      idle: s.idle ?? false,
      arrive: 0,
      leave: 0,
    }));
    if (plan.back ?? true) stops.push({ place: this.base, stayMin: 0, idle: false, arrive: 0, leave: 0 });
    const kmh = plan.kmh ?? 42;
    const journey: Journey = {
      depart: plan.depart,
      from: this.placeAt(plan.depart),
      stops,
      end: 0,
      km: 0,
      kmh,
      order: undefined,
    };
    schedule(journey);
    const other = this.journeysBetween(journey.depart, journey.end)[0];
    if (other) throw new Error(`${this.car.vehicleId} is on the road already; clear the span first`);
    if (plan.order) journey.order = this.orderFor(journey, plan.order);
    this.journeys.push(journey);
    this.relink();
    return journey;
  }

  /** The journeys in order of time, each starting where the one before ended. */
  private relink(): void {
    this.journeys.sort((a, b) => a.depart - b.depart);
    let place = this.base;
    for (const journey of this.journeys) {
      if (journey.from !== place) {
        journey.from = place;
        schedule(journey);
      }
      place = journey.stops.at(-1)?.place ?? place;
    }
  }

  private orderFor(journey: Journey, words: OrderPlan): Order {
    const { unit } = this.car;
    const turn = unit.orders++;
    const staff = (n: number): Staff => unit.support[(turn + n) % unit.support.length] as Staff;
    const dest = journey.stops.reduce((far, s) =>
      apart(s.place, this.base) > apart(far.place, this.base) ? s : far,
    ).place;
    const start = journey.depart - (10 + (turn % 3) * 5) * minute;
    const off = (hash(this.car.vehicleId, turn) % 9) - 4;
    const passengers = [staff(2).person.id];
    if (turn % 20 === 0 && unit.allowed.length > 1)
      passengers.push((unit.allowed[1 + (Math.floor(turn / 20) % (unit.allowed.length - 1))] as Staff).person.id);
    return {
      id: this.nextId('PC'),
      applicant: staff(0),
      driver: staff(1),
      approver: unit.head,
      passengers,
      reason: '下基层开展业务工作',
      dest,
      destName: dest.name,
      start,
      end: journey.end + 20 * minute,
      approved: start - (40 + (turn % 7) * 20) * minute,
      crossArea: journey.stops.some((s) => districtOf(s.place) < 0),
      planKm: Math.max(1, Math.round(journey.km * (1 + off / 100))),
      ...words,
    };
  }

  /** An order that nobody drove. */
  addOrder(words: OrderPlan & { start: number; end: number; dest: Place }): Order {
    const journey = {
      depart: words.start,
      from: this.base,
      stops: [{ place: words.dest, stayMin: 0, idle: false, arrive: 0, leave: 0 }],
      end: words.end,
      km: 0,
      kmh: 42,
      order: undefined,
    };
    const order = this.orderFor(journey, words);
    this.idleOrders.push(order);
    return order;
  }

  /** Takes the order away from a journey. */
  dropOrder(journey: Journey): void {
    journey.order = undefined;
  }

  /** Changes the register. */
  setRegister(change: Partial<Omit<OfficialCar, 'index' | 'vehicleId' | 'plate' | 'unit'>>): void {
    Object.assign(this.car, change);
  }

  /** Another card for this car. */
  addCard(change: Partial<Card> = {}): Card {
    const n = this.cards.length;
    const keeper = this.car.unit.support[this.car.index % this.car.unit.support.length] as Staff;
    const tail = String(this.car.index + 1).padStart(7, '0');
    const card: Card = {
      cardNo: `1000119900${tail}${n}`,
      masterNo: `1000119999${this.car.unit.code.slice(-7)}0`,
      bindPlate: this.car.plate,
      orgCode: this.car.unit.code,
      keeper,
      limitGoods: '限油品',
      dayLimit: 1000,
      status: '正常',
      ...change,
    };
    this.cards.push(card);
    return card;
  }

  /** A transaction on a card, wherever the car is. Amount and grade follow from litres and fuel unless given. */
  addFill(fill: { time: number; station: Place; litres: number | null } & Partial<Fill>): Fill {
    const diesel = this.car.fuelType === '柴油';
    const grade = diesel
      ? '0#'
      : `${this.car.fuelType === '混动' || this.car.fuelType === '电' ? '92' : this.car.fuelType}#`;
    const price = diesel ? 7.05 : grade === '95#' ? 7.86 : grade === '98#' ? 8.95 : 7.36;
    const made: Fill = {
      id: this.nextId('TX'),
      cardNo: (this.cards[0] ?? this.addCard()).cardNo,
      goodsType: diesel ? '柴油' : '汽油',
      goodsName: diesel ? '0号车用柴油(Ⅵ)' : `${grade.slice(0, 2)}号车用汽油(ⅥB)`,
      grade,
      amount: Math.round((fill.litres ?? 0) * price * 100) / 100,
      forecourtPlate: this.car.plate,
      ...fill,
    };
    this.fills.push(made);
    return made;
  }

  /** Drives to the station under an order, fills there, drives back. Returns the fill. */
  driveToFill(plan: { depart: number; station: Place; litres: number; order?: OrderPlan | false }): Fill {
    const order = plan.order ?? { reason: '车辆加油' };
    const journey = this.addJourney({ depart: plan.depart, stops: [{ place: plan.station, stayMin: 7 }], order });
    return this.addFill({
      time: (journey.stops[0]?.arrive ?? plan.depart) + 4 * minute,
      station: plan.station,
      litres: plan.litres,
    });
  }

  /** No fixes in the span; passes go on. */
  blackout(from: number, to: number): void {
    this.blackouts.push({ from, to });
  }

  /** No passes in the span; fixes go on. */
  hide(from: number, to: number): void {
    this.unseen.push({ from, to });
  }

  /** The dial gains kilometres that no track shows. */
  jumpDial(time: number, km: number): void {
    this.dialJumps.push({ at: time, km });
  }

  /** A camera reads this plate here, wherever the car is. */
  addPass(pass: { time: number; deviceId: string; x: number; y: number } & Partial<Pass>): void {
    this.extraPasses.push({ source: 'anpr', plate: this.car.plate, confidence: 0.97, direction: '东', ...pass });
  }

  /** The car park writes down a stay; the fee is due and paid unless said otherwise. */
  park(stay: { lot: Place; in: number; out: number } & Partial<Parking>): Parking {
    const due = stay.due ?? parkingFee(stay.in, stay.out);
    const parking: Parking = {
      plate: this.car.plate,
      paid: due,
      method: due > 0 ? '微信' : null,
      release: '自动',
      operator: null,
      ...stay,
      due,
    };
    this.parkings.push(parking);
    return parking;
  }

  /** A workshop writes down a visit, wherever the car is. */
  addMaintenance(visit: Maintenance): Maintenance {
    this.maintenance.push(visit);
    return visit;
  }

  /** Kilometres driven since the start of the span. */
  kmUntil(time: number): number {
    let km = 0;
    for (const journey of this.journeys) if (journey.end <= time) km += journey.km;
    for (const jump of this.dialJumps) if (jump.at <= time) km += jump.km;
    return km;
  }
}
