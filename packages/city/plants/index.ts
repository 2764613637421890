import type { Plant } from '../plant.ts';
import { fuelCardVehicleApart } from './fuel-card-vehicle-apart.ts';
import { fuelExceedsTank } from './fuel-exceeds-tank.ts';
import { fuelGradeMismatch } from './fuel-grade-mismatch.ts';
import { fuelHoliday } from './fuel-holiday.ts';
import { fuelMultiplePerDay } from './fuel-multiple-per-day.ts';
import { fuelNonfuelPurchase } from './fuel-nonfuel-purchase.ts';
import { fuelOutOfArea } from './fuel-out-of-area.ts';
import { fuelSmallFrequent } from './fuel-small-frequent.ts';
import { officialCarHolidayTrip } from './official-car-holiday-trip.ts';

/** Every plant, one line each, in the order of the slugs. */
export const plants: readonly Plant[] = [
  fuelCardVehicleApart,
  fuelExceedsTank,
  fuelGradeMismatch,
  fuelHoliday,
  fuelMultiplePerDay,
  fuelNonfuelPurchase,
  fuelOutOfArea,
  fuelSmallFrequent,
  officialCarHolidayTrip,
];
