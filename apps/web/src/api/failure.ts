import type { Localised } from '../texts/language.tsx';

/** What the server answers where it does not do what was asked. `code` is stable; `message` is for people. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly texts: Localised;
  readonly where: string | undefined;

  constructor(status: number, code: string, texts: Localised, where?: string) {
    super(texts.en);
    this.name = 'ApiFailure';
    this.status = status;
    this.code = code;
    this.texts = texts;
    this.where = where;
  }
}

const unreachable: Localised = {
  zh: '连不上服务器，请检查网络后重试',
  en: 'The server cannot be reached. Check the network and try again',
};
const unexpected: Localised = {
  zh: '服务器内部出错，已记入日志，请稍后重试',
  en: 'Something went wrong on the server and was logged. Try again later',
};

export function noAnswer(): ApiFailure {
  return new ApiFailure(0, 'unreachable', unreachable);
}

/** Reads { error: { code, message: { zh, en }, where } }; anything else is an unexpected failure. */
export async function failureOf(response: Response): Promise<ApiFailure> {
  const body = (await response.json().catch(() => undefined)) as
    | { error?: { code?: string; message?: Localised; where?: string } }
    | undefined;
  const error = body?.error;
  if (!error?.message) return new ApiFailure(response.status, 'unexpected', unexpected);
  return new ApiFailure(response.status, error.code ?? 'unexpected', error.message, error.where);
}

export function asFailure(error: unknown): ApiFailure {
  return error instanceof ApiFailure ? error : new ApiFailure(500, 'unexpected', unexpected);
}
