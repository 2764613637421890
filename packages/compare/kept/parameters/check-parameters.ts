import { PlumbError } from '@plumb/ground/problem';
import type { ModelSpec } from '../../model/model.ts';
import { isPattern, type ParameterValues, sqlValue } from '../../model/parameters.ts';

/** Refuses values that the model does not have or that lie outside its bounds. */
export function checkParameters(spec: ModelSpec, params: ParameterValues): void {
  for (const [name, value] of Object.entries(params)) {
    const one = Object.hasOwn(spec.params, name) ? spec.params[name] : undefined;
    if (!one) throw wrong(name, { zh: `模型 ${spec.id} 没有参数 ${name}`, en: `${spec.id} has no parameter ${name}` });
    if (one.type === 'pattern') {
      if (typeof value !== 'string' || value === '')
        throw wrong(name, { zh: `${name} 应为文字`, en: `${name} must be a text` });
      if (!isPattern(value))
        throw wrong(name, {
          zh: `${name} 应为正则表达式,不含环视和反向引用`,
          en: `${name} must be a regular expression without look-around or references back`,
        });
      continue;
    }
    if (one.type === 'time' && !(typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)))
      throw wrong(name, { zh: `${name} 应为 HH:MM 的时刻`, en: `${name} must be a time of day, HH:MM` });
    const [at, low, high] = [value, one.min, one.max].map((each) => Number(sqlValue(one, each)));
    if (!(Number(at) >= Number(low) && Number(at) <= Number(high)))
      throw wrong(name, {
        zh: `${name} 应在 ${one.min} 至 ${one.max} 之间`,
        en: `${name} must lie between ${one.min} and ${one.max}`,
      });
  }
}

function wrong(where: string, texts: { zh: string; en: string }): PlumbError {
  return new PlumbError({ code: 'bad-input', texts, where });
}
