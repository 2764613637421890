import type { Row, Warehouse } from '@plumb/stores/warehouse/port';
import type { ModelSpec } from '../model/model.ts';
import type { Hit } from '../run/hit.ts';

export type Place = { unit: string | null; region: string | null };

/** Where a subject's unit stands, by its type: the dataset, its key and the column of the unit. */
const registers: Partial<Record<string, readonly { dataset: string; key: string; unit: string }[]>> = {
  vehicle: [{ dataset: 'official_vehicle', key: 'plate', unit: 'org_code' }],
  card: [{ dataset: 'fuel_card', key: 'card_no', unit: 'org_code' }],
  person: [{ dataset: 'supervised_person', key: 'id_no', unit: 'org_code' }],
};

/** What `Units` reads beside the datasets that a run is about. */
export const unitDatasets = ['org_unit', 'official_vehicle', 'fuel_card', 'supervised_person'] as const;

/** Finds the unit and region of each finding: the model's own unit column, the unit itself, or the unit that the subject belongs to. */
export class Units {
  readonly #regions = new Map<string, string>();
  readonly #bySubject = new Map<string, string>();

  /** Reads the registers that these findings ask for. */
  static async read(warehouse: Warehouse, columns: ReadonlyMap<string, ReadonlySet<string>>): Promise<Units> {
    const units = new Units();
    const has = (dataset: string, ...names: string[]) => names.every((name) => columns.get(dataset)?.has(name));
    if (has('org_unit', 'org_code', 'admin_code'))
      for (const row of await warehouse.rows('SELECT org_code, admin_code FROM org_unit WHERE admin_code IS NOT NULL'))
        units.#regions.set(String(row['org_code']), String(row['admin_code']));
    for (const [type, places] of Object.entries(registers))
      for (const { dataset, key, unit } of places ?? []) {
        if (!has(dataset, key, unit)) continue;
        const rows = await warehouse.rows(
          `SELECT DISTINCT ${key} AS key, ${unit} AS unit FROM ${dataset} WHERE ${key} IS NOT NULL AND ${unit} IS NOT NULL ORDER BY ALL`,
        );
        for (const row of rows) units.#bySubject.set(`${type} ${row['key']}`, String(row['unit']));
      }
    return units;
  }

  of(hit: Hit, spec: ModelSpec, row: Row | undefined): Place {
    const unit = this.#unitOf(hit, spec, row);
    return { unit, region: unit === null ? null : (this.#regions.get(unit) ?? null) };
  }

  #unitOf({ subject }: Hit, spec: ModelSpec, row: Row | undefined): string | null {
    const said = spec.unit && row?.[spec.unit];
    if (typeof said === 'string' && said !== '') return said;
    if (subject.type === 'unit') return subject.key;
    return this.#bySubject.get(`${subject.type} ${subject.key}`) ?? null;
  }
}
