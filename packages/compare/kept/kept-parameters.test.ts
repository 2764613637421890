import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { explainDifference } from './explain-difference.ts';
import { analyst, base, codeOf, director, engineer, keptScene, model, two } from './kept-fixture.ts';
import { decideParameters } from './parameters/decide-parameters.ts';
import { proposeParameters } from './parameters/propose-parameters.ts';
import { requestRun } from './request-run.ts';

const s = keptScene();
const { load, run, hits, versions } = s;

describe('parameters', () => {
  const raise = { model, params: { tol: 0.5 }, reason: '油箱标称误差较大' };

  test('are proposed by an engineer, approved by another, and never turned by who weighs hits', async () => {
    await load({ ...base, 'fuel_txn.csv': two });
    const before = await run();
    assert.equal(await codeOf(proposeParameters(s.house, analyst, raise)), 'not-allowed');
    assert.equal(await codeOf(proposeParameters(s.house, engineer, { ...raise, params: { tol: 0.9 } })), 'bad-input');
    assert.equal(
      await codeOf(proposeParameters(s.house, engineer, { ...raise, params: { tolerance: 0.1 } })),
      'bad-input',
    );
    const { id } = await proposeParameters(s.house, engineer, raise);
    assert.equal(await codeOf(proposeParameters(s.house, engineer, raise)), 'wrong-state');
    const both = { ...engineer, roles: ['model_engineer', 'conduct_director'] as const };
    assert.equal(
      await codeOf(decideParameters(s.house, both, { proposal: id, approve: true, reason: '同意' })),
      'not-allowed',
    );
    assert.equal(
      await codeOf(decideParameters(s.house, analyst, { proposal: id, approve: true, reason: '同意' })),
      'not-allowed',
    );
    await decideParameters(s.house, director, { proposal: id, approve: true, reason: '同意' });
    const after = await run();
    assert.deepEqual([after.models[0]?.params, after.models[0]?.params_no], [{ tol: 0.5 }, 1]);
    assert.deepEqual(
      explainDifference(before, after).inputs.map(({ en }) => en),
      [`parameters of ${model} changed (tol: — → 0.5)`],
    );
    assert.ok((await versions((await hits())[0]?.id as string)).some((version) => version.includes('params')));
  });

  test('given for one run make it a trial, which changes no hit', async () => {
    await load({ ...base, 'fuel_txn.csv': two });
    const trial = await run({ params: { [model]: { tol: 0.5 } } }, engineer);
    assert.equal(trial.purpose, 'trial');
    assert.equal(trial.summary?.[0]?.hits, 2);
    assert.deepEqual(await hits(), []);
    assert.equal(
      await codeOf(
        requestRun(s.house, analyst, {
          models: [model],
          purpose: 'manual',
          reason: '试',
          params: { [model]: { tol: 0.5 } },
        }),
      ),
      'not-allowed',
    );
  });
});
