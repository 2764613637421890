import swagger from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from './door.ts';
import { errorReply } from './errors/render.ts';

/** Answers that any route may give, so that no route repeats them. */
const failures: Readonly<Record<string, string>> = {
  401: 'Not signed in',
  403: 'Seen, but not allowed',
  404: 'Not there, or not for this caller',
  409: 'Wrong state, changed meanwhile, or the key was used for something else',
  422: 'Bad input; `where` names the field',
  429: 'Too many requests',
  500: 'Failed here; nothing was done',
};

const idempotencyKey = z.object({
  'idempotency-key': z.string().optional().describe('8 to 100 characters; the same key never acts twice'),
});

/** The description of the whole API as OpenAPI 3.1, made from the routes' own schemas. */
export async function openApi(app: App): Promise<void> {
  app.addHook('onRoute', (route) => {
    if (!route.schema || !route.url.startsWith('/api')) return;
    const response = (route.schema.response ?? {}) as Record<string, unknown>;
    for (const [status, description] of Object.entries(failures)) {
      if (route.config?.open && (status === '403' || status === '404')) continue;
      response[status] ??= errorReply.describe(description);
    }
    route.schema.response = response;
    if (route.method !== 'GET' && route.method !== 'HEAD' && !route.config?.open)
      route.schema.headers ??= idempotencyKey;
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '准绳 Plumbline',
        version: '0.1.0',
        description: 'Lists: `?limit=&cursor=` → `{ items, next_cursor }`. Times are Beijing times without zone.',
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session' } },
      },
    },
    transform: (given) => {
      const { schema, url } = jsonSchemaTransform(given);
      const { config } = given.route;
      return {
        url,
        schema: {
          ...schema,
          security: config?.open ? [] : [{ session: [] }],
          ...(config?.action ? { 'x-action': config.action } : {}),
        },
      };
    },
    transformObject: jsonSchemaTransformObject,
  });
}
