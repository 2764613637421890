import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import type { App } from './door.ts';

/** Serves the built web application; every address that is no file is the application itself. */
export async function serveWeb(app: App, folder: string): Promise<void> {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const index = (reply: FastifyReply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(page.replaceAll('__CSP_NONCE__', reply.cspNonce.style));
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) =>
      reply.header(
        'cache-control',
        path.includes(`${join(folder, 'assets')}/`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  app.get('/', { schema: { hide: true } }, (_request, reply) => index(reply));
  app.get('/*', { schema: { hide: true } }, (request, reply) =>
    request.url.startsWith('/api/') || /\.\w+$/.test(request.url.split('?')[0] ?? '')
      ? reply.callNotFound()
      : index(reply),
  );
}
