import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { PlumbError } from '@plumb/ground/problem';
import { testCaller } from '../house-fixture.ts';
import { type Resource, theHouse } from './policy-book.ts';
import { readPolicies } from './read-policies.ts';
import { adminRoles, type Role, roles } from './role.ts';

const library = join(import.meta.dirname, '../../../library');
const book = readPolicies(library);
const hit = (attributes: Resource['attributes'] = {}, place: Partial<Resource> = {}): Resource => ({
  type: 'hit',
  id: 'h1',
  unit: 'U1',
  region: '210202',
  attributes: { state: 'H20', ...attributes },
  ...place,
});

describe('what holds for everything', () => {
  test('nobody decides on their own request, nor on what they prepared', () => {
    const director = testCaller('conduct_director');
    const id = director.account_id;
    assert.equal(book.decide(director, 'hit:decide', hit({ requested_by: 'somebody' })), 'allow');
    assert.equal(book.decide(director, 'hit:decide', hit({ requested_by: id })), 'refuse');
    assert.equal(book.decide(director, 'hit:decide', hit({ prepared_by: ['somebody', id] })), 'refuse');
  });

  test('a machine keeps and withdraws, and never decides', () => {
    for (const kind of ['system', 'operator'] as const) {
      const machine = testCaller([], { kind });
      assert.equal(book.decide(machine, 'hit:withdraw', hit()), 'allow');
      assert.equal(book.decide(machine, 'hit:decide', hit()), 'refuse');
      assert.equal(book.decide(machine, 'hit:triage', hit()), 'refuse');
    }
  });

  test('administrators stay apart: an account with an administrator role and another sees nothing', () => {
    for (const roles of [
      ['system_admin', 'security_admin'],
      ['security_admin', 'audit_admin'],
      ['system_admin', 'audit_admin'],
      ['audit_admin', 'conduct_director'],
    ] as const)
      assert.equal(book.decide(testCaller(roles), 'hit:decide', hit()), 'unseen', roles.join('+'));
  });

  test('auditors, administrators and model engineers see no case', () => {
    for (const role of ['audit_admin', 'system_admin', 'security_admin', 'model_engineer', 'department_user'] as const)
      for (const action of book.actions.filter((name) => name.startsWith('hit:') && name !== 'hit:list'))
        assert.equal(book.decide(testCaller(role), action, hit()), 'unseen', `${role} ${action}`);
  });

  test('another unit or region is out of sight, not refused', () => {
    const analyst = testCaller('conduct_analyst', { units: ['U1'], regions: ['2102'] });
    assert.equal(book.decide(analyst, 'hit:triage', hit()), 'allow');
    assert.equal(book.decide(analyst, 'hit:triage', hit({}, { unit: 'U2' })), 'unseen');
    assert.equal(book.decide(analyst, 'hit:triage', hit({}, { region: '310101' })), 'unseen');
    assert.equal(book.decide(analyst, 'hit:triage', hit({}, { unit: null })), 'unseen');
    assert.equal(book.decide(analyst, 'hit:decide', hit()), 'refuse');
  });

  test('a misspelt attribute, an unknown noun or action is an error, never a permission', () => {
    const director = testCaller('conduct_director');
    assert.throws(() => book.decide(director, 'hit:decide', hit({ reqested_by: director.account_id })), /reqested_by/);
    assert.throws(() => book.decide(director, 'hit:explode', hit()), /knows no hit:explode on hit/);
    assert.throws(() => book.decide(director, 'hit:decide', { ...hit(), type: 'hti' }), /knows no hit:decide on hti/);
  });

  test('decisions are remembered by what policies can ask: ten thousand objects in well under a second', () => {
    const director = testCaller('conduct_director');
    const begun = performance.now();
    for (let at = 0; at < 10_000; at++) book.decide(director, 'hit:decide', { ...hit(), id: `h${at}` });
    assert.ok(performance.now() - begun < 1000);
  });
});

describe('policies that cannot be used stop the platform', () => {
  const broken = (name: string, text: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'plumb-policies-'));
    try {
      cpSync(join(library, 'policies'), join(folder, 'policies'), { recursive: true });
      writeFileSync(join(folder, 'policies', name), text);
      return assert.throws(
        () => readPolicies(folder),
        (error) => error instanceof PlumbError && error.code === 'policies' && (error.where ?? '').startsWith(name),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  test('not Cedar', () => broken('hit.cedar', 'permit everything;'));
  test('an attribute that people do not have', () =>
    broken(
      'hit.cedar',
      'permit (principal, action == Action::"hit:open", resource) when { principal.rolls.contains("x") };',
    ));
  test('an action of another noun', () =>
    broken('hit.cedar', 'permit (principal, action == Action::"clue:open", resource);'));
});

describe('what is worth showing', () => {
  const place = { unit: 'U1', region: '210202' };
  test('holds every action that is allowed to somebody for something', () => {
    const hits = ['H20', 'H31', 'H40', 'H60'].map((state) =>
      hit({ state, executor: 'U1', requested_by: 'other' }, place),
    );
    const asked = [
      ...['hit:see', 'hit:open', 'hit:triage', 'hit:dispatch', 'hit:decide', 'hit:withdraw'].flatMap((action) =>
        hits.map((on) => [action, on] as const),
      ),
      ...book.actions.filter((action) => action.endsWith(':list')).map((action) => [action, theHouse] as const),
    ];
    for (const role of Object.keys(roles) as Role[]) {
      const caller = testCaller(role);
      const shown = new Set(book.possible(caller));
      for (const [action, on] of asked)
        if (book.decide(caller, action, on) === 'allow') assert.ok(shown.has(action), `${role} ${action}`);
    }
  });

  test('leaves out what no resource would open', () => {
    assert.ok(!book.possible(testCaller('model_engineer')).some((action) => /^(hit|clue|task):/.test(action)));
    assert.ok(!book.possible(testCaller('audit_admin')).includes('hit:list'));
    assert.ok(!book.possible(testCaller('conduct_analyst')).includes('audit:read'));
    assert.ok(!book.possible(testCaller(['audit_admin', 'leader'])).includes('audit:read'));
  });
});

describe('iron rules, over every action that there is', () => {
  const offices = (Object.keys(roles) as Role[]).filter((role) => !(adminRoles as readonly Role[]).includes(role));
  const possible = new Map((Object.keys(roles) as Role[]).map((role) => [role, book.possible(testCaller(role))]));
  const of = (role: Role, noun: RegExp) => (possible.get(role) ?? []).filter((action) => noun.test(action));
  const business =
    /^(hit|task|candidate|clue|letter|rectification|suppression|run|model|batch|delivery|dataset|disclosure):(?!list)/;

  for (const role of adminRoles) test(`${role} does no business`, () => assert.deepEqual(of(role, business), []));

  test('auditors read the ledger, nobody else does', () => {
    assert.equal(of('audit_admin', /^audit:/).length, 4);
    for (const role of [...offices, 'system_admin', 'security_admin'] as const)
      assert.deepEqual(of(role, /^audit:/), [], role);
  });

  test('accounts are made and granted by two different administrators', () => {
    for (const role of Object.keys(roles) as Role[]) {
      const [makes, grants] = [of(role, /^account:create$/).length > 0, of(role, /^account:grant$/).length > 0];
      assert.deepEqual([makes, grants], [role === 'system_admin', role === 'security_admin'], role);
    }
  });

  test('who builds models sees no case, who triages changes no parameter', () => {
    assert.deepEqual(of('model_engineer', /^(hit|task|candidate|clue|letter|rectification):/), []);
    assert.deepEqual(of('conduct_analyst', /^model:.*(parameters|schedule|edit|draft)/), []);
  });

  test('leaders and supervised units take nothing away', () => {
    for (const role of ['leader', 'department_user'] as const)
      assert.deepEqual(of(role, /^export:(request|fetch)/), [], role);
  });

  test('somebody without a role may keep their own session, password and requests, and nothing else', () => {
    const bare = book.possible(testCaller([], { units: [], regions: [] }));
    assert.deepEqual(
      bare.filter(
        (action) => !/^(session|password|second-factor|approval|event):/.test(action) && !action.endsWith(':list'),
      ),
      [],
    );
  });

  test('no account administrates itself', () => {
    for (const role of ['system_admin', 'security_admin'] as const)
      for (const action of book.actions.filter((name) => /^account:(grant|disable|enable|reset|unlock)/.test(name))) {
        const self: Resource = { type: 'account', id: 'a', unit: null, region: null, attributes: { self: true } };
        assert.equal(book.decide(testCaller(role), action, self), 'refuse', `${role} ${action}`);
      }
  });
});
