import type { ModelSpec } from '../../model/model.ts';
import { sqlValue } from '../../model/parameters.ts';

const minutesOfTimeStep = 15;

/** A parameter one step up or down, where its bounds leave room. Patterns do not move. */
export function* parameterMoved(spec: ModelSpec): Generator<{ id: string; name: string; by: number }> {
  for (const [name, one] of Object.entries(spec.params)) {
    if (one.type === 'pattern') continue;
    const step = one.type === 'time' ? minutesOfTimeStep : one.step;
    const unit = one.type === 'time' ? ' min' : '';
    for (const by of [step, -step]) {
      const moved = Number(sqlValue(one, one.default)) + by;
      if (moved < Number(sqlValue(one, one.min)) || moved > Number(sqlValue(one, one.max))) continue;
      yield { id: `parameter: ${name} ${by > 0 ? '+' : '-'} ${step}${unit}`, name, by };
    }
  }
}
