import { randomUUID } from 'node:crypto';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { ParameterValues } from '../../model/parameters.ts';
import { modelAt } from '../known-library.ts';
import { modelResource } from '../model-resource.ts';
import { checkParameters } from './check-parameters.ts';

export type ProposeParameters = {
  model: string;
  /** Only what is to differ from the model's own values. */
  params: ParameterValues;
  reason: string;
};

/** Proposes new values for a model's parameters, as its next version. They count once another person approves. */
export async function proposeParameters(
  house: House,
  caller: Caller,
  input: ProposeParameters,
): Promise<{ id: string; no: number }> {
  return act(house, caller, 'model:propose_parameters', async ({ db, now, authorise, record, announce }) => {
    const { spec } = modelAt(house.library, input.model);
    authorise('model:propose_parameters', modelResource(spec.id));
    checkParameters(spec, input.params);
    const before = await db
      .selectFrom('model_parameters')
      .select(['no', 'state', 'params'])
      .where('model', '=', spec.id)
      .orderBy('no', 'desc')
      .forUpdate()
      .execute();
    if (before.some(({ state }) => state === 'proposed')) throw alreadyProposed(spec.id);
    const id = randomUUID();
    const no = (before[0]?.no ?? 0) + 1;
    await db
      .insertInto('model_parameters')
      .values({
        id,
        model: spec.id,
        no,
        params: JSON.stringify(input.params),
        reason: input.reason,
        proposed_by: caller.account_id,
        proposed_at: now,
        state: 'proposed',
      })
      .execute();
    record({
      object: { type: 'model', id: spec.id },
      before: before.find(({ state }) => state === 'approved')?.params ?? {},
      after: input.params,
      reason: input.reason,
    });
    announce({ topic: 'approval', id, unit: null });
    return { id, no };
  });
}

function alreadyProposed(model: string): PlumbError {
  return new PlumbError({
    code: 'wrong-state',
    texts: {
      zh: `模型 ${model} 已有一份参数变更待批准,批准或退回之后才能再提`,
      en: `${model} has a proposal awaiting approval already; propose again once it is decided`,
    },
    exit: 1,
  });
}
