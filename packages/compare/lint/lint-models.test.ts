import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Cases } from '../cases/cases.ts';
import { lintModels, modelRules } from './lint-models.ts';
import { lintWorld } from './lint-world.ts';
import type { LintWorld, Subject } from './rule.ts';

const library = join(import.meta.dirname, '../../../library');
let world: LintWorld;
let good: Subject;

before(() => {
  world = lintWorld(library);
  const found = world.all.find((one) => one.model.spec.id === 'fuel-exceeds-tank');
  assert.ok(found);
  good = found;
});

type Break = (subject: Subject, world: LintWorld) => void;
const cases =
  (change: (cases: Cases) => void): Break =>
  (subject) =>
    change(subject.cases as Cases);
const spec =
  (change: (spec: Subject['model']['spec']) => void): Break =>
  (subject) =>
    change(subject.model.spec);
const sql =
  (change: (sql: string) => string): Break =>
  (subject) => {
    subject.model.sql = change(subject.model.sql);
  };
const without = (test: (one: Cases['cases'][number]) => boolean) =>
  cases((all) => {
    all.cases = all.cases.filter((one) => !test(one));
  });
const beside =
  (change: (spec: Subject['model']['spec']) => void): Break =>
  (subject, world) => {
    const other = structuredClone(subject);
    other.model.spec.id = 'another-model';
    other.model.spec.no = 'B99';
    other.model.spec.title = { zh: '另一个', en: 'Another' };
    change(other.model.spec);
    world.all = [subject, other];
  };
const isHit = (one: Cases['cases'][number]) => one.expect.some((want) => want.outcome === 'hit');

/** For every rule one way to break it. */
const breaks: Record<string, Break> = {
  'id-is-folder': spec((s) => {
    s.id = 'fuel-exceeds-bucket';
  }),
  'field-is-folder': spec((s) => {
    s.field = 'parking';
  }),
  'id-unique': beside((s) => {
    s.id = 'fuel-exceeds-tank';
  }),
  'number-unique': beside((s) => {
    s.no = 'B01';
  }),
  'title-unique': beside((s) => {
    s.title = { zh: '单次加油超油箱', en: 'Another' };
  }),
  'title-en-unique': beside((s) => {
    s.title = { zh: '另一个', en: 'Fill larger than the tank' };
  }),
  'field-is-letter': beside((s) => {
    s.field = 'parking';
  }),
  'three-files': (subject) => subject.files.push('notes.txt'),
  'has-cases': (subject) => {
    subject.files = ['model.yaml', 'detect.sql'];
  },
  'status-locked': (_, world) => {
    world.lock = {};
  },
  'lock-matches': (subject) => {
    subject.digest = 'f'.repeat(64);
  },
  'version-rises': (subject, world) => {
    world.lock = { [subject.model.spec.id]: { version: 9, sha256: subject.digest } };
  },
  'chinese-is-chinese': spec((s) => {
    s.title.zh = 'Tank';
  }),
  'english-is-english': spec((s) => {
    s.title.en = 'Tank 油箱';
  }),
  'title-short': spec((s) => {
    s.title.zh = '单次加油超过油箱容积百分之五以上的情形及其他各种情形';
  }),
  'question-asks': spec((s) => {
    s.question.en = 'The fuel did not fit.';
  }),
  'reason-placeholders-agree': spec((s) => {
    s.reason.en = '{plate} took {liters} l';
  }),
  'reason-is-concrete': spec((s) => {
    s.reason = { zh: '{plate} 加油过多', en: '{plate} took too much' };
  }),
  'reason-no-verdict': spec((s) => {
    s.reason.zh += ',涉嫌违纪';
  }),
  'reason-names-nobody': spec((s) => {
    s.reason.zh += '{person_name}';
  }),
  'verify-distinct': spec((s) => {
    s.verify.push(s.verify[0] as { zh: string; en: string });
  }),
  'innocent-distinct': spec((s) => {
    s.innocent.push(s.innocent[0] as { zh: string; en: string });
  }),
  'no-todo': spec((s) => {
    s.title.en = 'TODO';
  }),
  'basis-known': spec((s) => {
    s.basis.push({ rule: '没有的规定', clause: '全文', verified: false });
  }),
  'basis-distinct': spec((s) => {
    s.basis.push(s.basis[0] as (typeof s.basis)[number]);
  }),
  'basis-clause-verified': spec((s) => {
    s.basis.push({ rule: '刑法', clause: '第99条', verified: false });
  }),
  'severity-in-band': spec((s) => {
    s.severity = 'high';
    s.letter = 'remind';
  }),
  'lists-known': spec((s) => {
    s.lists.push('vehicles-9-9');
  }),
  'lists-distinct': spec((s) => {
    s.lists.push(s.lists[0] as string);
  }),
  'vehicle-models-listed': spec((s) => {
    s.lists = [];
  }),
  'parameter-bounded': spec((s) => {
    if (s.params['tol']?.type === 'number') s.params['tol'].min = 0.9;
  }),
  'parameter-default-inside': spec((s) => {
    if (s.params['tol']?.type === 'number') s.params['tol'].default = 0.9;
  }),
  'parameter-step': spec((s) => {
    if (s.params['tol']?.type === 'number') s.params['tol'].step = 3;
  }),
  'parameter-unit-known': spec((s) => {
    if (s.params['tol']?.type === 'number') s.params['tol'].unit = 'furlong';
  }),
  'parameter-pattern-compiles': spec((s) => {
    s.params['words'] = { type: 'pattern', default: '(', why: { zh: '词', en: 'words' } };
  }),
  'parameter-used': spec((s) => {
    s.params['spare'] = structuredClone(s.params['tol'] as (typeof s.params)[string]);
  }),
  'parameter-declared': sql((text) => text.replace('$tol', '$tolerance')),
  'input-is-dataset': spec((s) => {
    s.inputs['fuel_receipt'] = ['x'];
  }),
  'input-columns-exist': spec((s) => {
    s.inputs['fuel_txn']?.push('colour');
  }),
  'input-once': spec((s) => {
    s.optional_inputs = { ...s.optional_inputs, fuel_txn: ['txn_id'] };
  }),
  'has-required-input': spec((s) => {
    s.inputs = {};
  }),
  'derived-exists': spec((s) => {
    s.derived = { ...s.derived, no_such: ['x'] };
  }),
  'derived-columns-exist': spec((s) => {
    s.derived?.['trip']?.push('colour');
  }),
  'positions-through-derived': sql((text) => text.replace('FROM fuel_use', 'FROM gps_point')),
  'exemption-unique': spec((s) => {
    s.exemptions.push(s.exemptions[0] as (typeof s.exemptions)[number]);
  }),
  'exemption-list-named': spec((s) => {
    s.exemptions = s.exemptions.filter((one) => one.needs === 'sql');
  }),
  'exemption-marked': sql((text) => text.replace(/exempt\('reversed', ([^)]*)\)/, '($1)')),
  'exemption-declared': spec((s) => {
    s.exemptions = s.exemptions.filter((one) => one.id !== 'reversed');
  }),
  'not-evaluable-unique': spec((s) => {
    s.not_evaluable?.push(s.not_evaluable[0] as NonNullable<typeof s.not_evaluable>[number]);
  }),
  'cases-of-schema': (subject) => {
    subject.cases = 'cases.0.name: too short';
  },
  'case-names-unique': cases((all) => {
    all.cases.push(all.cases[0] as Cases['cases'][number]);
  }),
  'case-plain-hit': without((one) => isHit(one) && !one.boundary && !one.exemption),
  'case-near-miss': without((one) => one.near_miss === true),
  'case-boundary-hit': without((one) => one.boundary?.['tol'] === 'hit'),
  'case-boundary-clear': without((one) => one.boundary?.['tol'] === 'clear'),
  'case-boundary-known': cases((all) => {
    all.cases[0] = { ...(all.cases[0] as Cases['cases'][number]), boundary: { nothing: 'hit' } };
  }),
  'case-exemption': without((one) => one.exemption === 'reversed'),
  'case-exemption-known': cases((all) => {
    all.cases[0] = { ...(all.cases[0] as Cases['cases'][number]), exemption: 'nothing' };
  }),
  'case-exemption-list-valid': without((one) => 'exemption_list' in (one.rows ?? {}) && !isHit(one)),
  'case-exemption-list-expired': without((one) => 'exemption_list' in (one.rows ?? {}) && isHit(one)),
  'case-not-evaluable': without((one) => one.not_evaluable === 'no-tank'),
  'case-not-evaluable-known': cases((all) => {
    all.cases[0] = { ...(all.cases[0] as Cases['cases'][number]), not_evaluable: 'nothing' };
  }),
  'case-tells-fact': cases((all) => {
    for (const one of all.cases) for (const want of one.expect) delete want.fact;
  }),
  'case-tells-reason': cases((all) => {
    for (const one of all.cases) for (const want of one.expect) delete want.says;
  }),
  'sql-no-semicolon': sql((text) => `${text};`),
  'sql-line-length': sql((text) => `${text}\n-- ${'long '.repeat(40)}`),
  'sql-no-tabs': sql((text) => `${text}\n\t`),
  'sql-gives-evidence': sql((text) => text.replaceAll('ev_', 'proof_')),
  'sql-gives-outputs': sql((text) => text.replaceAll('first_time', 'earliest')),
  'sql-money-rounded': sql((text) => `${text}\n-- sum(f.amount)`),
  'sql-in-subset': sql((text) => text.replace('SELECT v.brand_model', 'SELECT random() AS r, v.brand_model')),
};

test('every rule is broken by its example, and only then', async () => {
  const clean = await lintModels({ ...world, all: [good] });
  const silent: string[] = [];
  for (const rule of modelRules) {
    const [subject, around] = [structuredClone(good), { ...world, all: [] as Subject[] }];
    breaks[rule.id]?.(subject, around);
    if (around.all.length === 0) around.all = [subject];
    if ((await rule.check(subject, around)).length === 0) silent.push(rule.id);
  }
  assert.deepEqual(silent, [], 'rules that their example does not break');
  assert.deepEqual(
    clean.filter((problem) => problem.rule !== 'status-locked'),
    [],
  );
});

test('there is an example for every rule and a rule for every example', () => {
  assert.deepEqual(Object.keys(breaks).sort(), modelRules.map((rule) => rule.id).sort());
  assert.ok(modelRules.length >= 40);
});

test('the library keeps every rule', async () => {
  assert.deepEqual(await lintModels(world), []);
});
