import type { Contract } from '@plumb/collect/contract/contract';
import type { Caller } from '@plumb/guard/access/caller';
import { unseen } from '@plumb/guard/access/refusal';
import { act } from '@plumb/guard/act';
import { openDisclosure } from '@plumb/guard/disclosure/open-disclosure';
import type { House } from '@plumb/guard/house';
import type { FrozenEvidence } from '@plumb/stores/records/tables/hit';
import type { Row } from '@plumb/stores/warehouse/port';
import { contractsOf } from '../model-of.ts';
import type { HitTimeline } from './hit-view.ts';
import { hitResource, loadHit, loadTask } from './load-hit.ts';
import { spanAround, type VehicleDay } from './vehicle-day.ts';

type Event = HitTimeline['events'][number];

const kinds: Record<string, Event['kind']> = {
  fuel_txn: 'fill',
  dispatch_order: 'dispatch',
  gps_point: 'fix',
  stay: 'stay',
  vehicle_pass: 'pass',
  parking_session: 'parking',
};

/**
 * What happened around the moment of a hit, from its frozen evidence and, for vehicles, from the day's fills and orders. Moments
 * and places of tracks are L4: only with a disclosure. Leaves a trace.
 */
export async function hitTimeline(
  house: House,
  caller: Caller,
  input: { hit: string; disclosure?: string | undefined },
  vehicleDay?: VehicleDay,
): Promise<HitTimeline> {
  return act(house, caller, 'hit:open', async (act) => {
    const hit = await loadHit(act.db, input.hit);
    if (!hit) throw unseen({ type: 'hit', id: input.hit });
    act.authorise('hit:open', hitResource(hit, await loadTask(act.db, hit.task)));
    const disclosure = input.disclosure
      ? await openDisclosure(act, { type: 'hit', id: hit.id }, input.disclosure)
      : null;
    act.record({
      object: { type: 'hit', id: hit.id },
      reason: disclosure ? `timeline, disclosure ${disclosure.id}` : 'timeline',
    });
    const version = await act.db
      .selectFrom('hit_version')
      .select('evidence')
      .where('hit', '=', hit.id)
      .orderBy('no', 'desc')
      .executeTakeFirst();
    const span = spanAround(hit.occurred_at ?? hit.created_at);
    const open = disclosure !== null;
    const contracts = contractsOf(house);
    const events = (version?.evidence ?? []).flatMap((one) => eventOf(one, contracts.get(one.dataset), open));
    const day = hit.subject_type === 'vehicle' && vehicleDay ? await vehicleDay(hit.subject_key, span) : undefined;
    const around = [
      ...(day?.fills ?? []).flatMap((row) => eventOf(evidenceOf('fuel_txn', row), contracts.get('fuel_txn'), open)),
      ...(day?.orders ?? []).flatMap((row) =>
        eventOf(evidenceOf('dispatch_order', row), contracts.get('dispatch_order'), open),
      ),
    ];
    return { ...span, events: merged([...events, ...around]), track: open ? (day?.fixes ?? []).map(fixOf) : null };
  });
}

const evidenceOf = (dataset: string, row: Row): FrozenEvidence => ({ dataset, row, source_file: '', source_line: 0 });

function eventOf({ dataset, row }: FrozenEvidence, contract: Contract | undefined, open: boolean): Event[] {
  const time = dataset === 'dispatch_order' ? 'start_plan' : contract?.time;
  const at = time ? row[time] : undefined;
  if (!contract || !time || typeof at !== 'string') return [];
  const closed = contract.columns[time]?.level === 'L4' || dataset === 'gps_point';
  if (closed && !open) return [];
  const until = row['end_plan'] ?? row['out_time'];
  const place = open || (contract.columns['lng']?.level ?? 'L4') < 'L3';
  const number = (name: string) => (place && typeof row[name] === 'number' ? (row[name] as number) : null);
  return [
    {
      at,
      until: typeof until === 'string' ? until : null,
      kind: kinds[dataset] ?? 'other',
      dataset,
      text: wordsOf(dataset, row, contract),
      lng: number('lng'),
      lat: number('lat'),
    },
  ];
}

function wordsOf(dataset: string, row: FrozenEvidence['row'], contract: Contract): Event['text'] {
  const say = (name: string) => (row[name] === null || row[name] === undefined ? '—' : String(row[name]));
  if (dataset === 'fuel_txn')
    return {
      zh: `加油 ${say('liters')} 升,${say('station_name')}`,
      en: `${say('liters')} l at ${say('station_name')}`,
    };
  if (dataset === 'dispatch_order')
    return { zh: `派车 ${say('order_id')}:${say('reason')}`, en: `dispatch ${say('order_id')}: ${say('reason')}` };
  return contract.title;
}

const fixOf = (row: Row) => ({
  at: String(row['ts']),
  lng: Number(row['lng']),
  lat: Number(row['lat']),
  speed: row['speed'] === null || row['speed'] === undefined ? null : Number(row['speed']),
});

/** In the order of time; what is both evidence and of the day is told once. */
function merged(events: Event[]): Event[] {
  const told = new Map(events.map((event) => [`${event.dataset} ${event.at} ${event.text.zh}`, event]));
  return [...told.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
