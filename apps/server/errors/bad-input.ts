import type { Localised } from '@plumb/ground/localised';
import type { ZodFastifySchemaValidationError } from 'fastify-type-provider-zod';

type Parameters = Readonly<Record<string, unknown>>;

/** What was expected, by the kind of the schema's complaint. */
const expectations: Readonly<Record<string, (given: Parameters) => Localised>> = {
  invalid_type: ({ expected }) => ({ zh: `应为 ${expected}`, en: `expected ${expected}` }),
  invalid_value: ({ values }) => ({
    zh: `只能是 ${list(values, '、')}`,
    en: `must be one of ${list(values, ', ')}`,
  }),
  invalid_format: ({ format }) => ({ zh: `格式不对(${format})`, en: `is not in the form expected (${format})` }),
  too_small: ({ minimum, origin }) =>
    origin === 'string' || origin === 'array'
      ? { zh: `至少 ${minimum} ${origin === 'string' ? '字' : '项'}`, en: `needs at least ${minimum}` }
      : { zh: `不能小于 ${minimum}`, en: `must be ${minimum} or more` },
  too_big: ({ maximum, origin }) =>
    origin === 'string' || origin === 'array'
      ? { zh: `至多 ${maximum} ${origin === 'string' ? '字' : '项'}`, en: `at most ${maximum}` }
      : { zh: `不能大于 ${maximum}`, en: `must be ${maximum} or less` },
  unrecognized_keys: ({ keys }) => ({ zh: `不认识的字段 ${list(keys, '、')}`, en: `unknown ${list(keys, ', ')}` }),
  custom: () => ({ zh: '不符合要求', en: 'does not meet the rule' }),
};

/** The first complaint of a schema as one line, and the field that it is about ('body.reason'). */
export function badInput(
  complaints: readonly ZodFastifySchemaValidationError[],
  part: string,
): { texts: Localised; where: string } {
  const [first] = complaints;
  const path = (first?.instancePath ?? '').split('/').filter(Boolean);
  const where = [part === 'querystring' ? 'query' : part, ...path].join('.');
  const expected = (expectations[first?.keyword ?? 'custom'] ?? expectations['custom'])?.(first?.params ?? {});
  const field = path.join('.') || (part === 'body' ? '' : part);
  return {
    where,
    texts: {
      zh: `${field ? `${field}:` : ''}${expected?.zh}`,
      en: `${field ? `${field}: ` : ''}${expected?.en}`,
    },
  };
}

const list = (values: unknown, comma: string) => (Array.isArray(values) ? values.map(String).join(comma) : '');
