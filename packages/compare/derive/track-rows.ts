import type { FenceExit } from '@plumb/ground/track/fence-exit';
import type { Gap } from '@plumb/ground/track/gap';
import type { Stay } from '@plumb/ground/track/stay';
import type { Trip } from '@plumb/ground/track/trip';
import type { VehicleDay } from '@plumb/ground/track/vehicle-day';
import { dayMs } from '@plumb/stores/warehouse/naive-time';
import type { Row } from '@plumb/stores/warehouse/port';
import type { Fence } from './fences.ts';

/** Rows of the track tables; the columns are those of `library/derived/<table>.yaml`. */

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function span(start: number, end: number) {
  return { start_ts: start, end_ts: end, minutes: (end - start) / 60_000 };
}

export function stayRow(vehicle: string, stay: Stay, baseFence: string | null, baseOutMetres: number | null): Row {
  return {
    vehicle_id: vehicle,
    ...span(stay.start, stay.end),
    seen_minutes: (stay.seen - stay.start) / 60_000,
    lng: stay.lng,
    lat: stay.lat,
    points: stay.points,
    departed: stay.departed,
    base_fence_id: baseFence,
    base_out_m: baseOutMetres,
    first_row: stay.firstRow,
    last_row: stay.lastRow,
  };
}

export function tripRow(vehicle: string, trip: Trip): Row {
  return {
    vehicle_id: vehicle,
    ...span(trip.start, trip.end),
    km: trip.km,
    points: trip.points,
    start_lng: trip.startLng,
    start_lat: trip.startLat,
    end_lng: trip.endLng,
    end_lat: trip.endLat,
    odo_km: known(trip.odoKm),
    start_row: trip.startRow,
    end_row: trip.endRow,
  };
}

export function gapRow(vehicle: string, gap: Gap): Row {
  return {
    vehicle_id: vehicle,
    ...span(gap.start, gap.end),
    start_lng: gap.startLng,
    start_lat: gap.startLat,
    end_lng: gap.endLng,
    end_lat: gap.endLat,
    km: gap.km,
    odo_km: known(gap.odoKm),
    start_row: gap.startRow,
    end_row: gap.endRow,
  };
}

export function vehicleDayRow(vehicle: string, day: VehicleDay): Row {
  return {
    vehicle_id: vehicle,
    day: day.day * dayMs,
    km: day.km,
    odo_km: known(day.odoKm),
    gap_minutes: day.gapMinutes,
    points: day.points,
    first_ts: day.first,
    last_ts: day.last,
    first_row: day.firstRow,
    last_row: day.lastRow,
  };
}

export function fenceExitRow(vehicle: string, exit: FenceExit, fence: Fence): Row {
  return {
    vehicle_id: vehicle,
    fence_id: fence.id,
    fence_name: fence.name,
    ...span(exit.start, exit.end),
    points: exit.points,
    max_out_m: exit.maxOutMetres,
    far_lng: exit.farLng,
    far_lat: exit.farLat,
    first_row: exit.firstRow,
    last_row: exit.lastRow,
    fence_row: fence.row,
  };
}
