import { addDays } from '@plumb/ground/period';
import type { Row, Warehouse } from '@plumb/stores/warehouse/port';

export type Span = { from: string; to: string };

/** What the warehouse knows of a vehicle in a span of time. Rows carry the columns of their datasets. */
export type VehicleDay = (plate: string, span: Span) => Promise<{ fills: Row[]; orders: Row[]; fixes: Row[] }>;

const mostFixes = 20_000;

/** Reads it from the datasets; what was never delivered is empty. */
export function vehicleDayOf(warehouse: Warehouse): VehicleDay {
  const read = async (dataset: string, sql: string, parameters: Record<string, string>) => {
    const known = await warehouse.rows('SELECT table_name FROM information_schema.tables WHERE table_name = $dataset', {
      dataset,
    });
    return known.length > 0 ? warehouse.rows(sql, parameters) : [];
  };
  return async (plate, { from, to }) => {
    const at = { plate, from, to };
    const [fills, orders, fixes] = await Promise.all([
      read(
        'fuel_txn',
        `SELECT t.txn_time, t.station_name, t.goods_type, t.liters, t.amount, t.lng, t.lat FROM fuel_txn t JOIN fuel_card c ON c.card_no = t.card_no
        WHERE c.bind_plate = $plate AND t.txn_time >= $from::TIMESTAMP AND t.txn_time <= $to::TIMESTAMP ORDER BY t.txn_time LIMIT 500`,
        at,
      ),
      read(
        'dispatch_order',
        `SELECT o.start_plan, o.end_plan, o.reason, o.order_id FROM dispatch_order o JOIN official_vehicle v ON v.vehicle_id = o.vehicle_id
        WHERE v.plate = $plate AND o.start_plan <= $to::TIMESTAMP AND coalesce(o.end_plan, o.start_plan) >= $from::TIMESTAMP ORDER BY o.start_plan LIMIT 500`,
        at,
      ),
      read(
        'gps_point',
        `SELECT p.ts, p.lng, p.lat, p.speed FROM gps_point p JOIN official_vehicle v ON v.vehicle_id = p.vehicle_id
        WHERE v.plate = $plate AND p.ts >= $from::TIMESTAMP AND p.ts <= $to::TIMESTAMP AND p.lng IS NOT NULL ORDER BY p.ts LIMIT ${mostFixes}`,
        at,
      ),
    ]);
    return { fills, orders, fixes };
  };
}

/** The day of a moment, from noon before to noon after where it lies in the night. */
export function spanAround(moment: string): Span {
  const day = moment.slice(0, 10);
  const hour = Number(moment.slice(11, 13));
  if (hour < 5) return { from: `${addDays(day, -1)} 12:00:00`, to: `${day} 12:00:00` };
  return { from: `${day} 00:00:00`, to: `${day} 23:59:59` };
}
