import type { PlumbError } from '@plumb/ground/problem';

/** HTTP status by error code. A code that is not here is bad input (422), or a "no" of the records (409) where its exit says so. */
const statuses: Readonly<Record<string, number>> = {
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'second-factor-needed': 401,
  'session-ended': 401,
  'not-allowed': 403,
  'own-request': 403,
  'foreign-origin': 403,
  'not-found': 404,
  'file-missing': 404,
  'no-such-route': 404,
  'wrong-state': 409,
  'changed-meanwhile': 409,
  'key-reused': 409,
  'too-large': 413,
  'wrong-media-type': 415,
  'bad-input': 422,
  'too-many': 429,
  'locked-out': 429,
  stopping: 503,
};

export function statusOf(error: PlumbError): number {
  return statuses[error.code] ?? (error.exit === 1 ? 409 : 422);
}
