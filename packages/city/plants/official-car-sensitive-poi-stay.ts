import { businessCode, type City, nearest, placesOf } from '../city.ts';
import { at, dayText, minute, momentText } from '../clock.ts';
import type { Journey } from '../life/records.ts';
import type { OrderPlan } from '../life/vehicle-life.ts';
import type { Place, PlaceKind } from '../plane/places.ts';
import { apart } from '../plane/plane.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';

const kinds: PlaceKind[] = ['hotel', 'restaurant', 'estate', 'scenic', 'farmstay', 'club'];

type Errand = { place: Place; site: Place };

/** A place of the kinds within reach of the base and a site so near to it that the stop is no detour; not the hotel where the unit meets. */
function errandFrom(city: City, base: Place, from: PlaceKind[], turn: number): Errand | undefined {
  const own = nearest(city, 'hotel', base)[0];
  const pairs: Errand[] = [];
  for (const place of from.flatMap((kind) => placesOf(city, kind))) {
    if (place === own || apart(place, base) > 20_000) continue;
    const site = nearest(city, 'site', place, 8000).find((p) => apart(p, place) > 3000 && apart(p, base) > 1000);
    if (site) pairs.push({ place, site });
  }
  return pairs[turn % pairs.length];
}

/** A workday's drive to a site with a stop at the place. */
function stopAt(stage: VehicleStage, { place, site }: Errand, stayMin: number, words: OrderPlan): Journey {
  const { life, random, workdays } = stage;
  const on = random.pick(workdays);
  life.clear(on.start, at(on.start, '23:59'));
  return life.addJourney({
    depart: at(on.start, '09:30'),
    stops: [
      { place: site, stayMin: 25 },
      { place, stayMin },
    ],
    order: { reason: '参加业务工作会议', dest: site, destName: site.name, ...words },
  });
}

export const officialCarSensitivePoiStay: VehiclePlant = {
  model: 'official-car-sensitive-poi-stay',
  subjects: 'vehicle',
  fits: ({ unit }, city) =>
    errandFrom(city, unit.base, ['hotel'], 0) !== undefined && errandFrom(city, unit.base, ['estate'], 0) !== undefined,
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 4 },

  violate(stage) {
    const { life, city, random } = stage;
    const errand = errandFrom(city, life.base, kinds, random.int(0, 1000)) as Errand;
    const { plate } = life.car;
    const stop = stopAt(stage, errand, 75, {}).stops[1];
    const arrive = stop?.arrive ?? 0;
    return [
      {
        subject: plate,
        from: momentText(arrive - 2 * minute),
        to: momentText(arrive + minute),
        note: `公车在${errand.place.name}久停,派车单目的地为${errand.site.name}`,
      },
    ];
  },

  lookalike(stage, kind) {
    const { life, city, add, random } = stage;
    const hotel = errandFrom(city, life.base, ['hotel'], random.int(0, 1000)) as Errand;
    const estate = errandFrom(city, life.base, ['estate'], random.int(0, 1000)) as Errand;
    if (kind === 0) stopAt(stage, hotel, 75, { dest: hotel.place, destName: hotel.place.name });
    else if (kind === 1) {
      const { place } = estate;
      stopAt(stage, estate, 60, { reason: '入户走访困难群众', dest: place, destName: '联系社区' });
    } else if (kind === 2) stopAt(stage, hotel, 16, {});
    else {
      const journey = stopAt(stage, hotel, 75, {});
      const on = dayText(journey.depart);
      add('reception_record', {
        recep_id: `JD${life.car.vehicleId}`,
        org_code: life.car.unit.code,
        letter_no: `函〔${on.slice(0, 4)}〕${life.car.index}号`,
        approve_time: `${on} 08:30:00`,
        approver_id: life.car.unit.head.person.id,
        recep_date: on,
        meal_type: '中',
        guest_org: '岭南市人民政府办公室',
        guests: '[]',
        guest_cnt: 5,
        companions: '[]',
        companion_cnt: 2,
        place_uscc: businessCode(hotel.place),
        place_name: hotel.place.name,
        meal_amt: 400,
        alcohol_amt: 0,
        lodging_amt: 0,
      });
    }
  },
};
