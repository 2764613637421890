import type { Db } from '@plumb/stores/records/open-records';
import type { ParameterValues } from '../../model/parameters.ts';

export type InForce = { no: number; params: ParameterValues };

/** The approved parameters of each model that has any; the others run on the model's own. */
export async function parametersInForce(db: Db): Promise<Map<string, InForce>> {
  const rows = await db
    .selectFrom('model_parameters')
    .distinctOn('model')
    .select(['model', 'no', 'params'])
    .where('state', '=', 'approved')
    .orderBy('model')
    .orderBy('no', 'desc')
    .execute();
  return new Map(rows.map(({ model, no, params }) => [model, { no, params }]));
}
