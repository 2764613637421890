import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import type { App, DoorOptions } from '../door.ts';

/** Finds out who asks, before anything else is done; only routes that say `open` answer to nobody. */
export function identify(app: App, options: DoorOptions): void {
  const known = new WeakMap<object, Caller>();
  app.decorateRequest('caller', {
    getter() {
      const caller = known.get(this);
      if (!caller) throw notSignedIn();
      return caller;
    },
  });
  app.addHook('onRequest', async (request) => {
    // The route, not the address: '/%61pi/…' and 'http://host/api/…' find the same routes.
    if (!request.routeOptions.url?.startsWith('/api/')) return;
    refuseForeignOrigin(request.headers.origin, request.headers.host);
    const caller = await options.callerOf(request.headers);
    if (caller) known.set(request, caller);
    else if (!request.routeOptions.config.open) throw notSignedIn();
  });
}

/** A page of another site cannot act with the cookies of ours. */
function refuseForeignOrigin(origin: string | undefined, host: string | undefined): void {
  if (origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)) return;
  throw new PlumbError({
    code: 'foreign-origin',
    texts: { zh: '请求来自其他网站,已拒绝', en: 'the request comes from another site and was refused' },
    where: 'origin',
    exit: 1,
  });
}

function notSignedIn(): PlumbError {
  return new PlumbError({
    code: 'not-signed-in',
    texts: { zh: '请先登录', en: 'sign in first' },
    exit: 1,
  });
}
