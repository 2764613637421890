import type { Standard } from '@plumb/collect/contract/read-standards';
import type { LoadedYear } from '@plumb/ground/work-calendar';
import type { Row, Warehouse } from '@plumb/stores/warehouse/port';
import { compileDerived } from '../sql/compile-derived.ts';
import { derivedTableSpec } from './derived-table-spec.ts';
import { calendarRows, type YearRange } from './native/calendar.ts';
import { placeAreaRows } from './native/place-area.ts';
import { standardRows } from './native/standard.ts';
import { orderDerived } from './order-derived.ts';
import type { DerivedTable } from './read-derived.ts';
import { buildTrackTables } from './track-tables.ts';

export type DerivedOptions = {
  /** Holds every dataset that the tables read, empty where not delivered. */
  warehouse: Warehouse;
  /** From `readDerived`. */
  derived: ReadonlyMap<string, DerivedTable>;
  /** Ids of derived tables; other names are passed over. What they read is made too. */
  needed: Iterable<string>;
  /** Derived tables that are loaded as they are, in place of being made. */
  given?: ReadonlyMap<string, readonly Row[]>;
  /** From `readStandards`. */
  standards: readonly Standard[];
  /** The years of the calendar, from `yearsOf`. */
  years?: YearRange | undefined;
  loadedYears?: readonly LoadedYear[];
  /** Called when a table is done, and during the pass over the tracks with the fixes read so far. */
  onProgress?: (table: string, rows?: number) => void;
};

/** Creates every derived table needed, and what it reads, as a warehouse table named by its id. */
export async function buildDerived(options: DerivedOptions): Promise<void> {
  const { warehouse, derived, given = new Map(), onProgress = () => {} } = options;
  for (const [id, rows] of given) {
    const table = derived.get(id);
    if (!table) throw new Error(`no derived table ${id}`);
    await warehouse.load(derivedTableSpec(table), rows, 'replace');
  }
  const ordered = orderDerived(derived, options.needed, new Set(given.keys()));
  const tracks = ordered.filter(({ kind }) => kind === 'track');
  const others = ordered.filter(({ kind }) => kind !== 'track');
  const onTracks = readersOf(tracks, others);
  const make = async (tables: DerivedTable[]): Promise<void> => {
    for (const table of tables) {
      if (table.kind === 'sql') await createBySelect(warehouse, table);
      else await warehouse.load(derivedTableSpec(table), await nativeRows(table, options), 'replace');
      onProgress(table.id);
    }
  };
  const makeTracks = async (): Promise<void> => {
    if (tracks.length === 0) return;
    await buildTrackTables(warehouse, tracks, (fixes) => onProgress('gps_point', fixes));
    for (const { id } of tracks) onProgress(id);
  };
  // The pass over the tracks leaves the engine half idle: what does not read its tables is made meanwhile.
  const done = await Promise.allSettled([makeTracks(), make(others.filter((table) => !onTracks.has(table)))]);
  for (const one of done) if (one.status === 'rejected') throw one.reason;
  await make([...onTracks]);
}

/** Those of the tables, in order, that read the sources, be it through others. */
function readersOf(sources: readonly DerivedTable[], tables: readonly DerivedTable[]): Set<DerivedTable> {
  const names = new Set(sources.map(({ id }) => id));
  const readers = tables.filter(({ id, from }) => from.some((name) => names.has(name)) && names.add(id));
  return new Set(readers);
}

async function createBySelect(warehouse: Warehouse, table: DerivedTable): Promise<void> {
  const { id, sql } = table;
  if (sql === undefined) throw new Error(`derived table ${id} has no SQL`);
  const select = await compileDerived(table, sql, warehouse.engine);
  await warehouse.exec(`DROP TABLE IF EXISTS ${id}`);
  await warehouse.exec(`CREATE TABLE ${id} AS ${select}`);
}

async function nativeRows({ id }: DerivedTable, options: DerivedOptions): Promise<Row[]> {
  const { warehouse } = options;
  if (id === 'calendar') return calendarRows(warehouse, options.years, options.loadedYears);
  if (id === 'standard') return standardRows(warehouse, options.standards);
  if (id === 'place_area') return placeAreaRows(warehouse);
  throw new Error(`no code makes the derived table ${id}`);
}
