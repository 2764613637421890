import type { Plant } from '../plant.ts';
import { carAllowanceDoubleDip } from './car-allowance-double-dip.ts';
import { fuelCardUnmanaged } from './fuel-card-unmanaged.ts';
import { fuelCardVehicleApart } from './fuel-card-vehicle-apart.ts';
import { fuelCashOut } from './fuel-cash-out.ts';
import { fuelConsumptionAbnormal } from './fuel-consumption-abnormal.ts';
import { fuelExceedsTank } from './fuel-exceeds-tank.ts';
import { fuelGradeMismatch } from './fuel-grade-mismatch.ts';
import { fuelHoliday } from './fuel-holiday.ts';
import { fuelIdleVehicle } from './fuel-idle-vehicle.ts';
import { fuelMultiplePerDay } from './fuel-multiple-per-day.ts';
import { fuelNonfuelPurchase } from './fuel-nonfuel-purchase.ts';
import { fuelOutOfArea } from './fuel-out-of-area.ts';
import { fuelPrivatePlateAtPump } from './fuel-private-plate-at-pump.ts';
import { fuelSmallFrequent } from './fuel-small-frequent.ts';
import { maintenanceAbnormal } from './maintenance-abnormal.ts';
import { officialCarBorrowedFromEnterprise } from './official-car-borrowed-from-enterprise.ts';
import { officialCarCommuteShuttle } from './official-car-commute-shuttle.ts';
import { officialCarGeofenceExit } from './official-car-geofence-exit.ts';
import { officialCarGpsAnprConflict } from './official-car-gps-anpr-conflict.ts';
import { officialCarGpsBlackout } from './official-car-gps-blackout.ts';
import { officialCarHolidayTrip } from './official-car-holiday-trip.ts';
import { officialCarMileageMismatch } from './official-car-mileage-mismatch.ts';
import { officialCarNoDispatchTrip } from './official-car-no-dispatch-trip.ts';
import { officialCarOffhoursTrip } from './official-car-offhours-trip.ts';
import { officialCarOverQuotaCar, officialCarOverQuotaUnit } from './official-car-over-quota.ts';
import { officialCarOvernightOffBase } from './official-car-overnight-off-base.ts';
import { officialCarParkingAnomaly } from './official-car-parking-anomaly.ts';
import { officialCarRouteDeviation } from './official-car-route-deviation.ts';
import { officialCarSchoolRun } from './official-car-school-run.ts';
import { officialCarSensitivePoiStay } from './official-car-sensitive-poi-stay.ts';
import { officialCarWeddingFuneralCluster } from './official-car-wedding-funeral-cluster.ts';
import { parkingFreeRelease } from './parking-free-release.ts';
import { parkingOperatorLeak } from './parking-operator-leak.ts';
import { parkingWhitelistNoBasis } from './parking-whitelist-no-basis.ts';
import { parkingWhitelistPrivilege } from './parking-whitelist-privilege.ts';
import { privateCarCostReimbursed } from './private-car-cost-reimbursed.ts';

/** Every plant, one line each, in the order of the slugs. */
export const plants: readonly Plant[] = [
  carAllowanceDoubleDip,
  fuelCardUnmanaged,
  fuelCardVehicleApart,
  fuelCashOut,
  fuelConsumptionAbnormal,
  fuelExceedsTank,
  fuelGradeMismatch,
  fuelHoliday,
  fuelIdleVehicle,
  fuelMultiplePerDay,
  fuelNonfuelPurchase,
  fuelOutOfArea,
  fuelPrivatePlateAtPump,
  fuelSmallFrequent,
  maintenanceAbnormal,
  officialCarBorrowedFromEnterprise,
  officialCarCommuteShuttle,
  officialCarGeofenceExit,
  officialCarGpsAnprConflict,
  officialCarGpsBlackout,
  officialCarHolidayTrip,
  officialCarMileageMismatch,
  officialCarNoDispatchTrip,
  officialCarOffhoursTrip,
  officialCarOverQuotaCar,
  officialCarOverQuotaUnit,
  officialCarOvernightOffBase,
  officialCarParkingAnomaly,
  officialCarRouteDeviation,
  officialCarSchoolRun,
  officialCarSensitivePoiStay,
  officialCarWeddingFuneralCluster,
  parkingFreeRelease,
  parkingOperatorLeak,
  parkingWhitelistNoBasis,
  parkingWhitelistPrivilege,
  privateCarCostReimbursed,
];
