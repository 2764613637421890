import { roles } from '@plumb/guard/access/role';
import { type AccountNotice, listNotices, readNotices } from '@plumb/guard/account/account-notice';
import { presentOf } from '@plumb/guard/account/caller-of';
import { changePassword } from '@plumb/guard/account/change-password';
import { beginSecondFactor, confirmSecondFactor } from '@plumb/guard/account/second-factor';
import { endSession, listSessions } from '@plumb/guard/account/sessions';
import { signIn } from '@plumb/guard/account/sign-in';
import { z } from 'zod';
import type { Door } from '../door.ts';
import { guessing } from '../security/rate-limits.ts';
import { nameOfUnit } from '../unit-names.ts';

const localised = z.object({ zh: z.string(), en: z.string() });
const notice = z.object({
  id: z.string(),
  at: z.string(),
  what: z.enum([
    'password_reset',
    'second_factor_reset',
    'role_grant',
    'account_disable',
    'account_enable',
    'account_unlock',
    'console_recovery',
    'console_recovery_of',
  ]),
  asked_by: z.string(),
  confirmed_by: z.string().nullable(),
  reason: z.string(),
  subject: z.string().nullable().describe('Sign-in name of another account that it is about'),
  read_at: z.string().nullable(),
});
const session = z.object({
  account: z.object({
    id: z.string(),
    login: z.string(),
    name: z.string(),
    roles: z.array(z.string()),
    unit: z.string(),
    unit_name: z.string(),
  }),
  role_names: z.array(localised),
  actions: z.array(z.string()).describe('What the policies allow to this caller for at least some object'),
  assurance: z.enum(['password', 'second_factor']),
  second_factor: z.boolean(),
  must_change_password: z.boolean(),
  must_enrol_second_factor: z.boolean(),
  notices: z.array(notice).describe('What others did to this account, not read yet'),
});
const openSession = z.object({
  id: z.string(),
  started_at: z.string(),
  seen_at: z.string(),
  agent: z.string(),
  second_factor: z.boolean(),
  current: z.boolean(),
});
const tags = ['session'];
const password = z.string().min(1).max(200);

/** Coming in and going out, and what one keeps oneself: password, second factor, open sessions. */
export function sessionRoutes({ app, house, options }: Door): void {
  app.get(
    '/api/session',
    {
      config: { action: 'session:list' },
      schema: { tags, summary: 'Who is signed in, and what they may do', response: { 200: session } },
    },
    async ({ caller, headers }) => {
      const present = await presentOf(house, headers);
      const must = present?.must ?? [];
      const held = present?.account.roles ?? caller.roles;
      return {
        account: {
          id: caller.account_id,
          login: present?.account.login ?? caller.account_id,
          name: caller.name,
          roles: [...held],
          unit: caller.unit,
          unit_name: await nameOfUnit(options.warehouse, caller.unit),
        },
        role_names: held.flatMap((role) => (Object.hasOwn(roles, role) ? [roles[role as keyof typeof roles]] : [])),
        actions: [...house.policies.possible(caller)],
        assurance: caller.assurance,
        second_factor: present?.account.second_factor ?? false,
        must_change_password: must.includes('change-password'),
        must_enrol_second_factor: must.includes('enrol-second-factor'),
        notices: present ? (await listNotices(house, caller)).filter(({ read_at }) => read_at === null).map(shown) : [],
      };
    },
  );
  app.post(
    '/api/session/sign-in',
    {
      config: { open: true, action: 'session:sign-in', rateLimit: guessing },
      schema: {
        tags,
        summary: 'Sign in; with a second factor, once more with its code',
        body: z.object({ login: z.string().min(1).max(100), password, code: z.string().max(40).optional() }),
        response: { 204: z.null() },
      },
    },
    async ({ body, headers }, reply) => {
      const { login, password, code } = body;
      const { cookies } = await signIn(house, { login, password, ...(code ? { code } : {}) }, headers['user-agent']);
      return reply.header('set-cookie', cookies).code(204).send(null);
    },
  );
  app.post(
    '/api/session/sign-out',
    {
      config: { action: 'session:end' },
      schema: { tags, summary: 'End this session', response: { 204: z.null() } },
    },
    async ({ caller }, reply) => {
      await endSession(house, caller, caller.session_id);
      return reply
        .header('set-cookie', 'plumb.session_token=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict')
        .code(204)
        .send(null);
    },
  );
  app.post(
    '/api/session/password',
    {
      config: { action: 'password:change', repeatable: false, rateLimit: guessing },
      schema: {
        tags,
        summary: 'Change one’s own password; the other sessions end',
        body: z.object({ present: password, password }),
        response: { 204: z.null() },
      },
    },
    async ({ caller, body }, reply) => {
      await changePassword(house, caller, body);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/session/second-factor',
    {
      config: { action: 'second-factor:enrol', repeatable: false, rateLimit: guessing },
      schema: {
        tags,
        summary: 'Begin a second factor: its secret and the recovery codes, shown once',
        body: z.object({ password }),
        response: { 200: z.object({ uri: z.string(), recovery_codes: z.array(z.string()) }) },
      },
    },
    async ({ caller, headers, body }) => beginSecondFactor(house, caller, headers.cookie ?? '', body.password),
  );
  app.post(
    '/api/session/second-factor/confirm',
    {
      config: { action: 'second-factor:enrol', repeatable: false, rateLimit: guessing },
      schema: {
        tags,
        summary: 'Confirm it with a first code',
        body: z.object({ code: z.string().max(20) }),
        response: { 204: z.null() },
      },
    },
    async ({ caller, headers, body }, reply) => {
      const { cookies } = await confirmSecondFactor(house, caller, headers.cookie ?? '', body.code);
      return reply.header('set-cookie', cookies).code(204).send(null);
    },
  );
  app.get(
    '/api/session/notices',
    {
      config: { action: 'session:notices' },
      schema: {
        tags,
        summary: 'What others did to one’s own account of late, read or not',
        response: { 200: z.object({ items: z.array(notice) }) },
      },
    },
    async ({ caller }) => ({ items: (await listNotices(house, caller)).map(shown) }),
  );
  app.post(
    '/api/session/notices/read',
    {
      config: { action: 'session:notices' },
      schema: {
        tags,
        summary: 'These were read; they stay in the list',
        body: z.object({ ids: z.array(z.uuid()).max(500) }),
        response: { 204: z.null() },
      },
    },
    async ({ caller, body }, reply) => {
      await readNotices(house, caller, body.ids);
      return reply.code(204).send(null);
    },
  );
  app.get(
    '/api/sessions',
    {
      config: { action: 'session:list' },
      schema: {
        tags,
        summary: 'One’s own open sessions; of another account for the security administrator',
        querystring: z.object({ account: z.string().max(100).optional() }),
        response: { 200: z.object({ items: z.array(openSession) }) },
      },
    },
    async ({ caller, query }) => {
      const found = await listSessions(house, caller, query.account);
      return {
        items: found.map(({ id, started_at, seen_at, agent, second_factor }) => ({
          id,
          started_at,
          seen_at,
          agent,
          second_factor,
          current: id === caller.session_id,
        })),
      };
    },
  );
  app.post(
    '/api/sessions/:id/end',
    {
      config: { action: 'session:end' },
      schema: {
        tags,
        summary: 'End a session',
        params: z.object({ id: z.string().max(100) }),
        response: { 204: z.null() },
      },
    },
    async ({ caller, params }, reply) => {
      await endSession(house, caller, params.id);
      return reply.code(204).send(null);
    },
  );
}

function shown({ asked_by_name, confirmed_by_name, ...rest }: AccountNotice): z.infer<typeof notice> {
  return { ...rest, asked_by: asked_by_name, confirmed_by: confirmed_by_name };
}
