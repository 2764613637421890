import { request } from 'node:http';
import { resolve } from 'node:path';
import { type ExitCode, PlumbError } from '@plumb/ground/problem';
import { dataFolder } from '@plumb/server/settings';
import { holdsData, noData } from './no-data.ts';

export type Asking = {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  /** What input that it refuses means: usually what was typed, for a delivery the files. */
  badInput?: ExitCode;
};

/** Asks the platform that runs on this data folder, through its local socket. Throws `no-data`, `not-running`, or what it refused. */
export async function askPlatform<T>(
  data: string,
  path: string,
  { method = 'GET', body, headers, badInput = 2 }: Asking = {},
): Promise<T> {
  const json = body === undefined ? undefined : JSON.stringify(body);
  const sent = { ...headers, ...(json === undefined ? {} : { 'content-type': 'application/json' }) };
  const { status, text } = await exchange(data, method, path, sent, json);
  const answer = text === '' ? undefined : JSON.parse(text);
  if (status < 400) return answer as T;
  const { code, message, where } = answer.error as {
    code: string;
    message: { zh: string; en: string };
    where?: string;
  };
  // The sentence about a field of the request names it.
  const place = where && !/^(?:body|query|params)\b/.test(where) ? { where } : {};
  throw new PlumbError({ code, texts: message, exit: status === 422 ? badInput : 1, ...place });
}

export async function isRunning(data: string): Promise<boolean> {
  return exchange(data, 'GET', '/api/health', {}).then(
    () => true,
    () => false,
  );
}

/** One exchange; `body` may be a stream of bytes (uploads). */
export function exchange(
  data: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string | AsyncIterable<Uint8Array>,
): Promise<{ status: number; text: string }> {
  const { promise, resolve: done, reject } = Promise.withResolvers<{ status: number; text: string }>();
  const asked = request({ socketPath: dataFolder(resolve(data)).socket, method, path, headers }, (response) => {
    const pieces: Buffer[] = [];
    response.on('data', (piece: Buffer) => pieces.push(piece));
    response.on('end', () => done({ status: response.statusCode ?? 500, text: Buffer.concat(pieces).toString() }));
    response.on('error', reject);
  });
  asked.on('error', (cause: NodeJS.ErrnoException) => {
    const away = cause.code === 'ENOENT' || cause.code === 'ECONNREFUSED';
    reject(away ? notThere(data, cause) : cause);
  });
  if (typeof body === 'string' || body === undefined) asked.end(body);
  else send(asked, body).catch(reject);
  return promise;
}

async function send(asked: ReturnType<typeof request>, body: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of body) if (!asked.write(piece)) await new Promise((drained) => asked.once('drain', drained));
  asked.end();
}

function notThere(data: string, cause: unknown): PlumbError {
  if (!holdsData(data)) return noData(data);
  return new PlumbError({
    code: 'not-running',
    texts: {
      zh: `数据目录 ${data} 上没有准绳在运行:请先 ./plumb up,或用 --data 指定目录`,
      en: `no platform runs on ${data}: start it with ./plumb up, or name its folder with --data`,
    },
    exit: 1,
    cause,
  });
}
