import type { ModelSpec, ParameterSpec } from './model.ts';

export type ParameterValue = number | string;
export type ParameterValues = Record<string, ParameterValue>;

/** Minutes after midnight of 'HH:MM'. */
export function minuteOfTime(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}

/** The value as SQL sees it: a time of day becomes minutes after midnight. */
export function sqlValue(spec: ParameterSpec, value: ParameterValue): ParameterValue {
  return spec.type === 'time' && typeof value === 'string' ? minuteOfTime(value) : value;
}

/** Whether a text is a regular expression that every engine reads: RE2 knows neither look-around nor references back. */
export function isPattern(text: string): boolean {
  if (text === '' || /\(\?<?[=!]|\\[1-9k]/.test(text)) return false;
  try {
    return new RegExp(text, 'u').source.length > 0;
  } catch {
    return false;
  }
}

/** Defaults with `changed` laid over them, as SQL sees them. Throws on an unknown name or a value out of bounds. */
export function parameterValues(model: ModelSpec, changed: ParameterValues = {}): ParameterValues {
  const unknown = Object.keys(changed).find((name) => !Object.hasOwn(model.params, name));
  if (unknown) throw new Error(`${model.id} has no parameter ${unknown}`);
  const values: ParameterValues = {};
  for (const [name, spec] of Object.entries(model.params)) {
    const value = sqlValue(spec, changed[name] ?? spec.default);
    if (spec.type !== 'pattern') {
      const [low, high] = [sqlValue(spec, spec.min), sqlValue(spec, spec.max)];
      // NaN is on no side of a bound.
      if (typeof value !== 'number' || !(value >= Number(low) && value <= Number(high)))
        throw new Error(`${model.id}: ${name} = ${changed[name]} is outside ${spec.min} to ${spec.max}`);
    } else if (typeof value !== 'string' || !isPattern(value))
      throw new Error(`${model.id}: ${name} = ${value} is not a regular expression`);
    values[name] = value;
  }
  return values;
}
