import type { CityDay } from './calendar.ts';
import type { City } from './city.ts';
import { at, dayText } from './clock.ts';
import type { Part } from './deal.ts';
import type { Row } from './life/unit-life.ts';
import type { Staff } from './people/units.ts';
import type { Stage } from './plant.ts';
import { privateCarRow } from './private-cars.ts';
import { stream } from './random.ts';
import type { Sink } from './write/sink.ts';

export type StageMaker = (part: Part, subject: string) => Stage;

/** A roster row: who is on duty on a day, where (a unit or a car's plate). */
export function dutyRow(staff: Staff, start: number, place: string, serial: number): Row {
  return {
    rec_id: `KQ${String(serial).padStart(8, '0')}`,
    id_no: staff.person.id,
    org_code: staff.unit.code,
    work_date: start,
    rec_type: '值班',
    in_time: at(start, '08:00'),
    out_time: at(start, '20:00'),
    place,
    approve_no: `值班〔${dayText(start).slice(0, 4)}〕${serial}号`,
  };
}

/** Workdays at either end of the span within which a unit's first and last orders fall. */
const orderDays = 5;

/** Days off with orders of every unit before and after them: outside of those a unit's feed of orders is not known to be there. */
function amongOrders(days: readonly CityDay[], workdays: readonly CityDay[]): CityDay[] {
  const [first, last] = [workdays[orderDays - 1], workdays.at(-orderDays)];
  const off = days.filter((d) => !d.workday);
  const among = off.filter((d) => first && last && d.start > first.start && d.start < last.start);
  return among.length > 0 ? among : off;
}

/** Makes the stage on which a plant acts. Rows that plants add are numbered through the whole city. */
export function makeStages(
  city: City,
  sink: Sink,
): { stageFor: StageMaker; onDuty: (staff: Staff, start: number, place: string) => void } {
  let exemptions = 0;
  let duties = 0;
  const workdays = city.days.filter((d) => d.workday);
  const daysOff = amongOrders(city.days, workdays);
  const onDuty = (staff: Staff, start: number, place: string): void =>
    sink.add('attendance_leave', dutyRow(staff, start, place, ++duties));
  const stageFor: StageMaker = (part, subject) => ({
    city,
    random: stream(city.seed, 'plant', part.plant.model, part.kind, subject),
    groupRandom: stream(city.seed, 'plant group', part.plant.model, part.kind, part.group),
    member: part.member,
    workdays,
    daysOff,
    add: (dataset, row) => sink.add(dataset, row),
    exempt: (key, reason, change = {}) =>
      sink.add('exemption_list', {
        ex_id: `HM${String(++exemptions).padStart(6, '0')}`,
        model_id: part.plant.model,
        subject_key: key,
        ex_reason: reason,
        doc_ref: `批〔${dayText(city.from).slice(0, 4)}〕${exemptions}号`,
        valid_from: city.from,
        valid_to: Math.min(city.to, city.from + 364 * 86_400_000),
        approver_id: city.units[0]?.head.person.id ?? null,
        ...change,
      }),
    onDuty: (person, on, place) => onDuty(person, on.start, place),
    claimStaff(unit, where = () => true) {
      const free = unit.staff.find((s) => !s.isHead && !s.claimedBy && where(s));
      if (!free) throw new Error(`${unit.name} has nobody left for ${part.plant.model}`);
      free.claimedBy = part.plant.model;
      return free;
    },
    addPrivateCar(owner) {
      const car = city.cars.add(owner);
      sink.add('private_vehicle', privateCarRow(car));
      return car;
    },
    household: (person) => city.people.members(person.household).map((i) => city.people.get(i)),
  });
  return { stageFor, onDuty };
}
