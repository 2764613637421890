import { Clean } from '@plumb/ground/track/clean';
import type { FenceArea } from '@plumb/ground/track/fence-area';
import { type FenceExit, FenceExits } from '@plumb/ground/track/fence-exit';
import type { Fix } from '@plumb/ground/track/fix';
import { type Gap, type GapRule, Gaps } from '@plumb/ground/track/gap';
import { Reorder } from '@plumb/ground/track/reorder';
import { type Stay, type StayRule, Stays } from '@plumb/ground/track/stay';
import { type Trip, type TripRule, Trips } from '@plumb/ground/track/trip';
import { type VehicleDay, VehicleDays } from '@plumb/ground/track/vehicle-day';

/** What to find in the tracks; a rule that is absent is not looked for. */
export type TrackRules = {
  stay?: StayRule;
  trip?: TripRule;
  gap?: GapRule;
  vehicleDays?: boolean;
  area?: FenceArea;
};

/** Called with the number that the pass has given the vehicle. */
export type TrackResults = {
  stay(vehicle: number, stay: Stay): void;
  trip(vehicle: number, trip: Trip): void;
  gap(vehicle: number, gap: Gap): void;
  vehicleDay(vehicle: number, day: VehicleDay): void;
  fenceExit(vehicle: number, exit: FenceExit): void;
};

/** The state of one vehicle in the pass: late fixes put in place, cleaned, then given to every reducer. */
export class VehicleTrack {
  readonly #reorder: Reorder;
  readonly #stays: Stays | undefined;
  readonly #trips: Trips | undefined;
  readonly #gaps: Gaps | undefined;
  readonly #days: VehicleDays | undefined;
  readonly #exits: FenceExits | undefined;

  constructor(vehicle: number, rules: TrackRules, results: TrackResults) {
    if (rules.stay) this.#stays = new Stays(rules.stay, (stay) => results.stay(vehicle, stay));
    if (rules.trip) this.#trips = new Trips(rules.trip, (trip) => results.trip(vehicle, trip));
    if (rules.gap) this.#gaps = new Gaps(rules.gap, (gap) => results.gap(vehicle, gap));
    if (rules.vehicleDays) this.#days = new VehicleDays((day) => results.vehicleDay(vehicle, day));
    if (rules.area) this.#exits = new FenceExits(rules.area, (exit) => results.fenceExit(vehicle, exit));
    const clean = new Clean((fix) => this.#use(fix));
    this.#reorder = new Reorder((fix) => clean.push(fix));
  }

  /** False where a fix came too late: what was found of the vehicle must be thrown away and made from a sorted track. */
  push(fix: Fix): boolean {
    return this.#reorder.push(fix);
  }

  end(): boolean {
    const inOrder = this.#reorder.end();
    this.#stays?.end();
    this.#trips?.end();
    this.#days?.end();
    this.#exits?.end();
    return inOrder;
  }

  #use(fix: Fix): void {
    this.#stays?.push(fix);
    this.#trips?.push(fix);
    this.#gaps?.push(fix);
    this.#days?.push(fix);
    this.#exits?.push(fix);
  }
}
