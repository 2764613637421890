import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import multipart from '@fastify/multipart';
import type { OwnedWarehouse } from '@plumb/collect/batch/owned-warehouse';
import type { Caller } from '@plumb/guard/access/caller';
import type { House } from '@plumb/guard/house';
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController, type RawServerDefault } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Announcements } from './announcements.ts';
import { renderErrors } from './errors/render.ts';
import { idempotentWrites } from './idempotent-writes.ts';
import { logSettings } from './log.ts';
import { measure } from './measure.ts';
import { openApi } from './open-api.ts';
import { registerRoutes } from './routes.ts';
import { secureHeaders } from './security/headers.ts';
import { identify } from './security/identify.ts';
import { limitRates } from './security/rate-limits.ts';
import type { DataFolder } from './settings.ts';
import { serveWeb } from './web-files.ts';

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What a route file gets: `export function hitRoutes({ app, house }: Door): void`. */
export type Door = { app: App; house: House; options: DoorOptions };

export type DoorOptions = {
  /** Who asks; undefined: nobody is signed in. */
  callerOf(headers: IncomingHttpHeaders): Promise<Caller | undefined>;
  announcements: Announcements;
  /** The kept datasets, for what is drawn from them. */
  warehouse?: OwnedWarehouse;
  /** Where the installation lies; with it backups can be written. */
  folder?: DataFolder;
  /** Folder of the built web application; without it only `/api` answers. */
  web?: string;
  log?: 'info' | 'warn' | 'silent';
  /** Requests a minute for one account or address; stricter ones are set at their routes. */
  requestsPerMinute?: number;
  /** Further routes, for tests. */
  also?(door: Door): void;
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route does, as the policies name it. */
    action?: string;
    /** Answers without sign-in. */
    open?: boolean;
    /** False: the answers of its acts are not kept under the Idempotency-Key, because they hold what is shown only once. */
    repeatable?: boolean;
  }
  interface FastifyRequest {
    /** Who asks. Throws `not-signed-in` on routes that are open. */
    caller: Caller;
  }
}

const jsonLimit = 1024 * 1024;
const uploadLimit = 50 * 1024 * 1024;

/** The HTTP door of a house: ready to listen or to `inject`. */
export async function buildServer(house: House, options: DoorOptions): Promise<App> {
  const app: App = fastify({
    logger: logSettings(options.log ?? 'silent'),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: jsonLimit,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 120_000,
    forceCloseConnections: true,
    return503OnClosing: true,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  renderErrors(app);
  measure(app);
  await secureHeaders(app);
  identify(app, options);
  await limitRates(app, options);
  await app.register(multipart, { limits: { fileSize: uploadLimit, files: 20, fields: 50, fieldSize: 64 * 1024 } });
  await openApi(app);
  idempotentWrites(app, house);
  registerRoutes({ app, house, options });
  options.also?.({ app, house, options });
  if (options.web) await serveWeb(app, options.web);
  await app.ready();
  return app;
}
