import { placesOf } from '../city.ts';
import { at, minute } from '../clock.ts';
import type { Place } from '../plane/places.ts';
import { routeMetres } from '../plane/plane.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';

/**
 * The group meets at one hotel or funeral home on one day off; each car comes a few minutes after the one before.
 * Violations and look-alikes (kind) have hotels of their own: an exemption holds for all of a place.
 */
function gather(
  { life, city, daysOff, groupRandom, member }: VehicleStage,
  kind: number,
  reason: string,
): { place: Place; day: string } {
  const places = [...placesOf(city, 'hotel'), ...placesOf(city, 'funeral')];
  const place = groupRandom.pick(places.filter((_, i) => i % 3 === kind + 1));
  const on = groupRandom.pick(daysOff);
  life.clear(on.start, at(on.start, '23:59'));
  const kmh = 48;
  const drive = (routeMetres(life.base, place) / 1000 / kmh) * 60 * minute;
  life.addJourney({
    depart: at(on.start, '11:10') + member * 12 * minute - Math.round(drive / 1000) * 1000,
    stops: [{ place, stayMin: 100 }],
    kmh,
    order: { reason, dest: place, destName: place.name },
  });
  return { place, day: on.text };
}

export const officialCarWeddingFuneralCluster: VehiclePlant = {
  model: 'official-car-wedding-funeral-cluster',
  subjects: 'vehicle',
  fits: (car) => car.useType === '业务保障',
  violations: { every: 180, group: 4 },
  lookalikes: { every: 900, kinds: 2, group: 4 },

  violate(stage) {
    const { place, day } = gather(stage, -1, '走访联系点');
    if (stage.member > 0) return [];
    return [{ subject: place.id, fact: `${place.id}|${day}`, note: `非工作日多单位公车聚集于${place.name}` }];
  },

  lookalike(stage, kind) {
    const { place } = gather(stage, kind, kind === 0 ? '参加因公牺牲人员追悼会' : '走访联系点');
    if (kind === 1 && stage.member === 0) stage.exempt(place.id, '大型会议活动报备');
  },
};
