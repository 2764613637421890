import type { Contract } from '@plumb/collect/contract/contract';
import type { Track } from '../life/track.ts';
import type { Row } from '../life/unit-life.ts';

/** Where the rows of a city go. Date and datetime cells may be epoch ms of the naive time or their text. */
export interface Sink {
  /** Rows written so far, by dataset. */
  readonly rows: Record<string, number>;
  add(dataset: string, row: Row): void;
  /** All fixes of one vehicle, in the order they were delivered. */
  track(vehicleId: string, track: Track): void;
  /** Waits where writing has fallen behind. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** The datasets that the city writes. */
export const cityDatasets = [
  'person_registry',
  'kinship_relation',
  'supervised_person',
  'org_unit',
  'appointment_record',
  'payroll',
  'attendance_leave',
  'official_vehicle',
  'private_vehicle',
  'gps_point',
  'vehicle_pass',
  'fuel_card',
  'fuel_txn',
  'dispatch_order',
  'vehicle_maintenance',
  'parking_whitelist',
  'parking_session',
  'poi',
  'geofence',
  'finance_voucher',
  'invoice',
  'treasury_payment',
  'reception_record',
  'meeting_training',
  'real_estate',
  'calendar_day',
  'standard_table',
  'exemption_list',
  'enterprise_registry',
] as const;

/** The column names of a contract, and what each holds. */
export function columnsOf(
  contract: Contract,
): { name: string; zh: string; type: Contract['columns'][string]['type'] }[] {
  return Object.entries(contract.columns).map(([name, { zh, type }]) => ({ name, zh, type }));
}
