import { failureOf, noAnswer } from './failure.ts';

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;
export type Params = Readonly<Record<string, string | number>>;
/** 'POST /api/hits/{id}/dispatch' */
export type Route = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /api/${string}`;

export type Input = {
  params?: Params;
  query?: Query;
  /** JSON, or a FormData as it is. */
  body?: unknown;
  /** Of one act: the same key sent again does not act again. Made here where left out. */
  idempotencyKey?: string;
  signal?: AbortSignal;
};

type Watcher = () => void;
const signedOut = new Set<Watcher>();

/** Tells when the server says that nobody is signed in. */
export function onSignedOut(watcher: Watcher): () => void {
  signedOut.add(watcher);
  return () => signedOut.delete(watcher);
}

export function addressOf(path: string, params: Params = {}, query: Query = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  return search.size > 0 ? `${filled}?${search}` : filled;
}

async function ask(route: Route, input: Input): Promise<Response> {
  const [method = 'GET', path = ''] = route.split(' ');
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['idempotency-key'] = input.idempotencyKey ?? crypto.randomUUID();
  const form = input.body instanceof FormData;
  if (input.body !== undefined && !form) headers['content-type'] = 'application/json';
  const body = form ? (input.body as FormData) : input.body === undefined ? null : JSON.stringify(input.body);
  let response: Response;
  try {
    response = await fetch(addressOf(path, input.params, input.query), {
      method,
      headers,
      body,
      credentials: 'same-origin',
      ...(input.signal && { signal: input.signal }),
    });
  } catch (error) {
    if (input.signal?.aborted) throw error;
    throw noAnswer();
  }
  if (response.ok) return response;
  if (response.status === 401) for (const watcher of signedOut) watcher();
  throw await failureOf(response);
}

/** One request. Throws ApiFailure; the reply is the JSON body, undefined where there is none. */
export async function call<Reply>(route: Route, input: Input = {}): Promise<Reply> {
  const response = await ask(route, input);
  if (response.status === 204) return undefined as Reply;
  return (await response.json()) as Reply;
}

/** One request whose reply is a file: { blob, name }. */
export async function callForFile(route: Route, input: Input = {}): Promise<{ blob: Blob; name: string }> {
  const response = await ask(route, input);
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '');
  return { blob: await response.blob(), name: decodeURIComponent(named?.[1] ?? 'download') };
}
