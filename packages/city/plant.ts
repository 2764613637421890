import type { CityDay } from './calendar.ts';
import type { City } from './city.ts';
import type { OfficialCar } from './fleet.ts';
import type { CarLife } from './life/car-life.ts';
import type { Row, UnitLife } from './life/unit-life.ts';
import type { VehicleLife } from './life/vehicle-life.ts';
import type { Lot } from './lots.ts';
import type { Person } from './people/people.ts';
import type { Staff, Unit } from './people/units.ts';
import type { PrivateCar } from './private-cars.ts';
import type { Random } from './random.ts';

/** What a plant did to the city, for `truth.jsonl`. */
export type Truth = {
  /** The subject's key as the model reports it, e.g. the plate. */
  subject: string;
  /** The fact's key as the model reports it, where it is known. */
  fact?: string;
  /** 'YYYY-MM-DD HH:MM:SS' */
  from?: string;
  to?: string;
  /** planted: must be found. also: another model rightly fires for the same act; neither missed nor false. */
  kind?: 'planted' | 'also';
  /** The model that fires; the plant's own unless said. */
  model?: string;
  note: string;
};

/** What every stage offers beside its subject. */
export type Stage = {
  city: City;
  /** Chance of this act alone. */
  random: Random;
  /** Chance shared by all members of a group: the same numbers in the same order for each. */
  groupRandom: Random;
  /** Place of this subject in its group, from 0; 0 where there is no group. */
  member: number;
  /** Days of the span with their kind. */
  workdays: CityDay[];
  /** Without those before the first week of orders and after the last: absence of an order tells nothing there. */
  daysOff: CityDay[];
  /** Writes a row of any dataset; columns left out are empty. */
  add(dataset: string, row: Row): void;
  /** Writes an exemption for a model and subject, valid over the whole span. */
  exempt(subject: string, reason: string, change?: Row): void;
  /** A duty roster day of a person. */
  onDuty(person: Staff, day: CityDay, place: string): void;
  /** A person of the unit's staff whom no other plant has. */
  claimStaff(unit: Unit, where?: (s: Staff) => boolean): Staff;
  /** A registered private car, made for this owner. */
  addPrivateCar(owner: Person | { companyCode: string }): PrivateCar;
  /** A person of the city by index, and who lives with them. */
  household(person: Person): Person[];
};

export type VehicleStage = Stage & { life: VehicleLife };
export type CarStage = Stage & { life: CarLife };
export type UnitStage = Stage & { life: UnitLife };
export type LotStage = Stage & { lot: Lot };

type Base<S, Subject> = {
  /** Slug of the model. */
  model: string;
  /** Which subjects will do; all unless said. */
  fits?: (subject: Subject, city: City) => boolean;
  /** One subject in `every` gets the violation; at least one in the smallest city. `group`: how many subjects act together (1). */
  violations: { every: number; group?: number };
  /** One subject in `every` gets a look-alike, for each of `kinds` kinds; at least one of each. */
  lookalikes: { every: number; kinds: number; group?: number };
  violate(stage: S): Truth[];
  lookalike(stage: S, kind: number): void;
};

export type VehiclePlant = Base<VehicleStage, OfficialCar> & { subjects: 'vehicle' };
export type CarPlant = Base<CarStage, PrivateCar> & { subjects: 'private-car' };
export type UnitPlant = Base<UnitStage, Unit> & { subjects: 'unit' };
export type LotPlant = Base<LotStage, Lot> & { subjects: 'lot' };
export type Plant = VehiclePlant | CarPlant | UnitPlant | LotPlant;
