import rateLimit from '@fastify/rate-limit';
import { PlumbError } from '@plumb/ground/problem';
import type { FastifyRequest } from 'fastify';
import type { App, DoorOptions } from '../door.ts';

const usual = 1200;

/** For routes where guessing pays: `config: { rateLimit: guessing }`. */
export const guessing = { max: 20, timeWindow: '1 minute' };

/** So many requests a minute for one account, or for one address where nobody is signed in. Kept in memory alone. */
export async function limitRates(app: App, options: DoorOptions): Promise<void> {
  await app.register(rateLimit, {
    max: options.requestsPerMinute ?? usual,
    timeWindow: '1 minute',
    keyGenerator: (request) => accountOf(request) ?? request.ip ?? 'socket',
    allowList: (request) => !(request.routeOptions.url ?? request.url).startsWith('/api/'),
    errorResponseBuilder: (_request, { ttl }) => {
      const seconds = Math.ceil(ttl / 1000);
      return new PlumbError({
        code: 'too-many',
        texts: { zh: `请求过于频繁,请 ${seconds} 秒后再试`, en: `too many requests; try again in ${seconds} s` },
        exit: 1,
      });
    },
  });
}

function accountOf(request: FastifyRequest): string | undefined {
  try {
    return request.caller.account_id;
  } catch {
    return undefined;
  }
}
