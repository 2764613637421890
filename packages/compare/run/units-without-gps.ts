import type { Warehouse } from '@plumb/stores/warehouse/port';
import type { Model } from '../model/model.ts';
import { type ParameterValues, parameterValues } from '../model/parameters.ts';
import { digestOf } from './evidence.ts';
import type { Hit } from './hit.ts';

/** Whether a model's judgement rests on positions. */
export function needsGps(model: Model): boolean {
  return 'gps_point' in model.spec.inputs;
}

/** "Cannot be judged" for every unit whose vehicles in use sent no position at all, for every model that rests on positions. Reads unit_feed. */
export async function unitsWithoutGps(
  warehouse: Warehouse,
  models: Model[],
  changed: Record<string, ParameterValues> = {},
): Promise<Hit[]> {
  const resting = models.filter(needsGps);
  if (resting.length === 0) return [];
  const silent = await warehouse.rows(
    'SELECT org_code, vehicles, gps_vehicles FROM unit_feed WHERE vehicles > gps_vehicles AND org_code IS NOT NULL',
  );
  return resting.flatMap((model) =>
    silent.map((row) => {
      const cars = Number(row['vehicles']) - Number(row['gps_vehicles']);
      const unit = String(row['org_code']);
      const facts = {
        model: model.spec.id,
        version: model.spec.version,
        outcome: 'not_evaluable' as const,
        subject: { type: 'unit', key: unit, label: unit },
        fact_key: 'gps_point',
        occurred_at: null,
        amount: null,
        severity: model.spec.severity,
        reason: {
          zh: `单位 ${unit} 有 ${cars} 辆在用公车没有任何有效定位,无法判断`,
          en: `Unit ${unit}: ${cars} official car(s) in use sent no valid position: cannot be judged`,
        },
        because: 'no-gps',
        evidence: [],
        params: parameterValues(model.spec, changed[model.spec.id]),
      };
      return { ...facts, digest: digestOf(facts) };
    }),
  );
}
