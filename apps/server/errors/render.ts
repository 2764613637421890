import type { Localised } from '@plumb/ground/localised';
import { PlumbError } from '@plumb/ground/problem';
import type { FastifyError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../door.ts';
import { badInput } from './bad-input.ts';
import { statusOf } from './status.ts';

/** The one shape of an error. */
export const errorReply = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.object({ zh: z.string(), en: z.string() }),
      where: z.string().nullable().describe('Field, file or header that is wrong'),
    }),
  })
  .meta({ id: 'Error' });

export type ErrorReply = z.infer<typeof errorReply>;

const framework: Readonly<Record<string, [code: string, status: number, texts: Localised]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['too-large', 413, { zh: '请求内容过大', en: 'the request is too large' }],
  FST_REQ_FILE_TOO_LARGE: ['too-large', 413, { zh: '文件过大', en: 'the file is too large' }],
  FST_FILES_LIMIT: ['too-large', 413, { zh: '一次上传的文件过多', en: 'too many files at once' }],
  FST_PARTS_LIMIT: ['too-large', 413, { zh: '一次上传的内容过多', en: 'too many parts at once' }],
  FST_FIELDS_LIMIT: ['too-large', 413, { zh: '一次上传的字段过多', en: 'too many fields at once' }],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'wrong-media-type',
    415,
    { zh: '不接受这种内容类型', en: 'this content type is not accepted' },
  ],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [
    'wrong-media-type',
    415,
    { zh: '应以 multipart/form-data 上传', en: 'send it as multipart/form-data' },
  ],
  FST_ERR_CTP_INVALID_JSON_BODY: ['bad-input', 422, { zh: '内容不是有效的 JSON', en: 'the body is not valid JSON' }],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['bad-input', 422, { zh: '缺少请求内容', en: 'the body is empty' }],
};

/** Renders every failure of the door in one place; what is not a known failure is logged and answered without its internals. */
export function renderErrors(app: App): void {
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const { status, body } = rendered(error);
    if (status >= 500) app.log.error({ err: error }, 'failed');
    return reply.code(status).type('application/json; charset=utf-8').serializer(JSON.stringify).send(body);
  });
  app.setNotFoundHandler((_request, reply) =>
    reply
      .code(404)
      .send(shaped('no-such-route', { zh: '没有这个接口', en: 'there is no such address' }, null) satisfies ErrorReply),
  );
}

function rendered(error: FastifyError): { status: number; body: ErrorReply } {
  if (error instanceof PlumbError)
    return { status: statusOf(error), body: shaped(error.code, error.texts, error.where ?? null) };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const { texts, where } = badInput(error.validation, String(error.validationContext ?? 'body'));
    return { status: 422, body: shaped('bad-input', texts, where) };
  }
  const known = framework[error.code];
  if (known) return { status: known[1], body: shaped(known[0], known[2], null) };
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return {
      status: error.statusCode,
      body: shaped('bad-input', { zh: '请求无法识别', en: 'the request cannot be read' }, null),
    };
  return {
    status: 500,
    body: shaped(
      'failed',
      { zh: '系统出错,已记录,请稍后再试', en: 'something failed here and was logged; try again later' },
      null,
    ),
  };
}

const shaped = (code: string, message: Localised, where: string | null): ErrorReply => ({
  error: { code, message, where },
});
