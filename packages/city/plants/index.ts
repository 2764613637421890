import type { Plant } from '../plant.ts';
import { fuelExceedsTank } from './fuel-exceeds-tank.ts';
import { officialCarHolidayTrip } from './official-car-holiday-trip.ts';

/** Every plant, one line each, in the order of the slugs. */
export const plants: readonly Plant[] = [fuelExceedsTank, officialCarHolidayTrip];
