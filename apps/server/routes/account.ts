import { roles } from '@plumb/guard/access/role';
import { createAccount } from '@plumb/guard/account/create-account';
import { grantRoles } from '@plumb/guard/account/grant-roles';
import * as keep from '@plumb/guard/account/keep-account';
import { listAccounts, listColleagues } from '@plumb/guard/account/list-accounts';
import { recoverAdministrator } from '@plumb/guard/account/recover-administrator';
import { askPasswordReset, askSecondFactorReset } from '@plumb/guard/account/reset-access';
import { z } from 'zod';
import type { Door } from '../door.ts';

const tags = ['accounts'];
const role = z.enum(Object.keys(roles) as [keyof typeof roles, ...(keyof typeof roles)[]]);
const localised = z.object({ zh: z.string(), en: z.string() });
const account = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  unit: z.string(),
  roles: z.array(z.string()),
  units: z.array(z.string()).nullable().describe('null: all units of its regions'),
  regions: z.array(z.string()),
  state: z.enum(['active', 'disabled']),
  password_at: z.string(),
  must_change_password: z.boolean(),
  second_factor: z.boolean(),
  created_by: z.string(),
  created_at: z.string(),
  granted_by: z.string().nullable(),
  granted_at: z.string().nullable(),
  revision: z.number(),
});
const params = z.object({ id: z.string().min(1).max(100) });
const reason = z.string().trim().min(2).max(500);
const onAccount = z.object({ revision: z.number().int().min(1), reason });
const code = z.string().trim().min(1).max(40);
const approval = z
  .uuid()
  .nullable()
  .describe('Set: it waits for an administrator of another office, nothing has changed yet');

/** Accounts, by the system and the security administrator. */
export function accountRoutes({ app, house }: Door): void {
  app.get(
    '/api/accounts',
    {
      config: { action: 'account:list' },
      schema: {
        tags,
        summary: 'Every account',
        response: {
          200: z.object({
            items: z.array(account.extend({ sessions: z.number(), locked_until: z.string().nullable() })),
          }),
        },
      },
    },
    async ({ caller }) => ({ items: await listAccounts(house, caller) }),
  );
  app.get(
    '/api/colleagues',
    {
      config: { action: 'account:names' },
      schema: {
        tags,
        summary: 'Names and offices, to give work to',
        querystring: z.object({ role: role.optional(), unit: code.optional() }),
        response: {
          200: z.object({
            items: z.array(
              z.object({ id: z.string(), name: z.string(), unit: z.string(), roles: z.array(z.string()) }),
            ),
          }),
        },
      },
    },
    async ({ caller, query: { role, unit } }) => ({
      items: await listColleagues(house, caller, { ...(role ? { role } : {}), ...(unit ? { unit } : {}) }),
    }),
  );
  app.get(
    '/api/roles',
    {
      config: { action: 'session:list' },
      schema: {
        tags,
        summary: 'The roles there are',
        response: { 200: z.object({ items: z.array(z.object({ role, title: localised })) }) },
      },
    },
    async () => ({
      items: Object.entries(roles).map(([role, title]) => ({ role: role as keyof typeof roles, title })),
    }),
  );
  app.post(
    '/api/accounts',
    {
      config: { action: 'account:create', repeatable: false },
      schema: {
        tags,
        summary: 'Make an account without any role; the first half of its first password is shown once',
        body: z.object({ login: z.string().max(60), name: z.string().max(60), unit: code }),
        response: { 200: z.object({ id: z.string(), login: z.string(), first_half: z.string() }) },
      },
    },
    async ({ caller, body }) => createAccount(house, caller, body),
  );
  app.post(
    '/api/accounts/:id/roles',
    {
      config: { action: 'account:grant', repeatable: false },
      schema: {
        tags,
        summary:
          'Say what an account may do and see; its sessions end. A deciding office waits for a second administrator',
        params,
        body: z.object({
          revision: z.number().int().min(1),
          roles: z.array(z.string().max(40)).max(14),
          units: z.union([z.literal('all'), z.array(code).max(2000)]),
          regions: z.array(z.string().regex(/^\d{0,12}$/)).max(100),
          reason,
        }),
        response: { 200: z.object({ account, approval, second_half: z.string().nullable() }) },
      },
    },
    async ({ caller, params, body }) => grantRoles(house, caller, { account: params.id, ...body }),
  );
  app.post(
    '/api/accounts/:id/disable',
    {
      config: { action: 'account:disable' },
      schema: {
        tags,
        summary: 'Close an account; an administrator’s waits for a second administrator',
        params,
        body: onAccount,
        response: { 200: z.object({ account, approval }) },
      },
    },
    async ({ caller, params, body }) => keep.disableAccount(house, caller, { account: params.id, ...body }),
  );
  app.post(
    '/api/accounts/:id/enable',
    {
      config: { action: 'account:enable' },
      schema: {
        tags,
        summary: 'Open it again, without roles',
        params,
        body: onAccount,
        response: { 200: account },
      },
    },
    async ({ caller, params, body }) => keep.enableAccount(house, caller, { account: params.id, ...body }),
  );
  app.post(
    '/api/accounts/:id/reset-password',
    {
      config: { action: 'account:reset-password', repeatable: false },
      schema: {
        tags,
        summary: 'Ask for a one-time password; its first half is shown once, the second to who confirms',
        params,
        body: onAccount,
        response: { 200: z.object({ approval: z.uuid(), first_half: z.string() }) },
      },
    },
    async ({ caller, params, body }) => askPasswordReset(house, caller, { account: params.id, ...body }),
  );
  app.post(
    '/api/accounts/:id/reset-second-factor',
    {
      config: { action: 'account:reset-second-factor' },
      schema: {
        tags,
        summary: 'Ask to take the second factor away',
        params,
        body: onAccount,
        response: { 200: z.object({ approval: z.uuid() }) },
      },
    },
    async ({ caller, params, body }) => askSecondFactorReset(house, caller, { account: params.id, ...body }),
  );
  app.post(
    '/api/accounts/:id/unlock',
    {
      config: { action: 'account:unlock' },
      schema: {
        tags,
        summary: 'Lift the lock that failed sign-ins put on',
        params,
        body: z.object({ reason }),
        response: { 204: z.null() },
      },
    },
    async ({ caller, params, body }, reply) => {
      await keep.unlockAccount(house, caller, { account: params.id, ...body });
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/accounts/recover',
    {
      config: { action: 'account:recover', repeatable: false },
      schema: {
        tags,
        summary:
          'A one-time password for an administrator, on the machine’s own socket alone; every administrator is told',
        body: z.object({ login: z.string().trim().min(1).max(60), reason }),
        response: { 200: z.object({ login: z.string(), password: z.string() }) },
      },
    },
    async ({ caller, body }) => recoverAdministrator(house, caller, body),
  );
}
