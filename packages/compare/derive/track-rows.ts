import type { FenceExit } from '@plumb/ground/track/fence-exit';
import type { Gap } from '@plumb/ground/track/gap';
import type { Stay } from '@plumb/ground/track/stay';
import type { Trip } from '@plumb/ground/track/trip';
import type { VehicleDay } from '@plumb/ground/track/vehicle-day';
import { dayMs } from '@plumb/stores/warehouse/naive-time';

/**
 * Rows of the track tables, numbers only so that they can be handed from thread to thread as typed columns: NaN where unknown,
 * vehicle and fence by their number in the pass. The other columns are those of `library/derived/<table>.yaml`.
 */
export type TrackRow = Record<string, number>;

function span(start: number, end: number) {
  return { start_ts: start, end_ts: end, minutes: (end - start) / 60_000 };
}

export function stayRow(vehicle: number, stay: Stay, baseOutMetres: number): TrackRow {
  return {
    vehicle,
    ...span(stay.start, stay.end),
    seen_minutes: (stay.seen - stay.start) / 60_000,
    lng: stay.lng,
    lat: stay.lat,
    points: stay.points,
    departed: Number(stay.departed),
    base_out_m: baseOutMetres,
    first_row: stay.firstRow,
    last_row: stay.lastRow,
  };
}

export function tripRow(vehicle: number, trip: Trip): TrackRow {
  return {
    vehicle,
    ...span(trip.start, trip.end),
    km: trip.km,
    points: trip.points,
    start_lng: trip.startLng,
    start_lat: trip.startLat,
    end_lng: trip.endLng,
    end_lat: trip.endLat,
    odo_km: trip.odoKm,
    start_row: trip.startRow,
    end_row: trip.endRow,
  };
}

export function gapRow(vehicle: number, gap: Gap): TrackRow {
  return {
    vehicle,
    ...span(gap.start, gap.end),
    start_lng: gap.startLng,
    start_lat: gap.startLat,
    end_lng: gap.endLng,
    end_lat: gap.endLat,
    km: gap.km,
    odo_km: gap.odoKm,
    start_row: gap.startRow,
    end_row: gap.endRow,
  };
}

export function vehicleDayRow(vehicle: number, day: VehicleDay): TrackRow {
  return {
    vehicle,
    day: day.day * dayMs,
    km: day.km,
    odo_km: day.odoKm,
    gap_minutes: day.gapMinutes,
    points: day.points,
    first_ts: day.first,
    last_ts: day.last,
    first_row: day.firstRow,
    last_row: day.lastRow,
  };
}

export function fenceExitRow(vehicle: number, exit: FenceExit): TrackRow {
  return {
    vehicle,
    fence: exit.fence,
    ...span(exit.start, exit.end),
    points: exit.points,
    max_out_m: exit.maxOutMetres,
    far_lng: exit.farLng,
    far_lat: exit.farLat,
    first_row: exit.firstRow,
    last_row: exit.lastRow,
  };
}
