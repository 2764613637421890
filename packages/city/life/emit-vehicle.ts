import { businessCode } from '../city.ts';
import { vehicleRow } from '../fleet.ts';
import { latOf, lngOf, type Point } from '../plane/plane.ts';
import type { Sink } from '../write/sink.ts';
import type { Whitelist } from './car-life.ts';
import type { Fill, Order, Parking, Pass } from './records.ts';
import { drawTrack, passesOf, type Track } from './track.ts';
import type { VehicleLife } from './vehicle-life.ts';

/** Numbers the rows of the whole city. */
export type Serials = { pass: number; session: number };

/** A GeoJSON point. */
export function pointText(p: Point): string {
  return `{"type":"Point","coordinates":[${lngOf(p.x)},${latOf(p.y)}]}`;
}

function orderRow(life: VehicleLife, order: Order): Record<string, string | number | boolean | null> {
  return {
    order_id: order.id,
    vehicle_id: life.car.vehicleId,
    org_code: life.car.unit.code,
    applicant_id: order.applicant.person.id,
    driver_id: order.driver.person.id,
    passengers: JSON.stringify(order.passengers),
    reason: order.reason,
    dest: order.destName,
    dest_geo: pointText(order.dest),
    start_plan: order.start,
    end_plan: order.end,
    cross_area: order.crossArea,
    approve_time: order.approved,
    approver_id: order.approved === null ? null : order.approver.person.id,
    plan_km: order.planKm,
  };
}

function fillRow(fill: Fill): Record<string, string | number | null> {
  return {
    txn_id: fill.id,
    card_no: fill.cardNo,
    txn_time: fill.time,
    station_id: fill.station.id,
    station_name: fill.station.name,
    lng: lngOf(fill.station.x),
    lat: latOf(fill.station.y),
    goods_type: fill.goodsType,
    goods_name: fill.goodsName,
    grade: fill.grade,
    liters: fill.litres,
    amount: fill.amount,
    forecourt_plate: fill.forecourtPlate,
  };
}

/** Writes a camera, tag or toll pass. */
export function emitPass(sink: Sink, serials: Serials, pass: Pass): void {
  serials.pass++;
  sink.add('vehicle_pass', {
    pass_id: `KK${String(serials.pass).padStart(9, '0')}`,
    plate: pass.plate,
    pass_time: pass.time,
    device_id: pass.deviceId,
    lng: lngOf(pass.x),
    lat: latOf(pass.y),
    direction: pass.direction,
    pass_source: pass.source,
    tag_id: pass.source === 'rfid' ? `E${pass.plate.slice(2)}` : null,
    confidence: pass.confidence,
    fee: pass.source === 'etc' ? 12 : null,
  });
}

/** Writes a stay in a car park. */
export function emitParking(sink: Sink, serials: Serials, stay: Parking): void {
  serials.session++;
  sink.add('parking_session', {
    sess_id: `TC${String(serials.session).padStart(9, '0')}`,
    lot_id: stay.lot.id,
    plate: stay.plate,
    in_time: stay.in,
    out_time: stay.out,
    fee_due: stay.due,
    fee_paid: stay.paid,
    pay_method: stay.method,
    release_type: stay.release,
    operator_id: stay.operator,
    lng: lngOf(stay.lot.x),
    lat: latOf(stay.lot.y),
  });
}

/** The row of a plate on a car park's list. */
export function whitelistRow(plate: string, entry: Whitelist, n: number): Record<string, string | number | null> {
  return {
    wl_id: `BM${plate.slice(1)}${n + 1}`,
    lot_id: entry.lot.id,
    lot_name: entry.lot.name,
    plate,
    free_type: entry.freeType,
    reason: entry.reason,
    approver: entry.approver,
    valid_from: entry.from,
    valid_to: entry.to,
    operator_id: `${entry.lot.id}-A`,
  };
}

/** Writes everything of one official car. `park` settles and writes its stays in car parks. */
export function emitVehicle(
  seed: number,
  sink: Sink,
  life: VehicleLife,
  track: Track,
  serials: Serials,
  park: (p: Parking) => void,
): void {
  const { car } = life;
  sink.add('official_vehicle', vehicleRow(car));
  for (const card of life.cards) {
    sink.add('fuel_card', {
      card_no: card.cardNo,
      master_no: card.masterNo,
      bind_plate: card.bindPlate,
      org_code: card.orgCode,
      keeper_id: card.keeper.person.id,
      limit_goods: card.limitGoods,
      day_limit: card.dayLimit,
      status: card.status,
    });
  }
  const orders = [...life.journeys.flatMap((j) => j.order ?? []), ...life.idleOrders].sort((a, b) => a.start - b.start);
  for (const order of orders) sink.add('dispatch_order', orderRow(life, order));
  for (const fill of [...life.fills].sort((a, b) => a.time - b.time)) sink.add('fuel_txn', fillRow(fill));
  life.maintenance.forEach((visit, n) => {
    sink.add('vehicle_maintenance', {
      rec_id: `WX${car.vehicleId.slice(1)}${String(n + 1).padStart(3, '0')}`,
      plate: car.plate,
      shop_uscc: businessCode(visit.shop),
      in_time: visit.in,
      out_time: visit.out,
      odometer: visit.odometer ?? Math.round(life.firstOdometer + life.kmUntil(visit.in)),
      item: visit.item,
      part_name: visit.part,
      amount: visit.amount,
      invoice_no: `26219900${car.vehicleId.slice(1)}${String(n + 1).padStart(6, '0')}`,
    });
  });
  for (const stay of life.parkings) park(stay);
  for (const pass of passesOf(seed, life)) emitPass(sink, serials, pass);
  if (car.status === '报废' && life.journeys.length === 0) return;
  drawTrack(seed, life, track);
  sink.track(car.vehicleId, track);
}
