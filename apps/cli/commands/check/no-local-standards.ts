import type { Localised } from '@plumb/ground/localised';

const named = 10;

/** Told where a region was asked for whose standards nobody delivered: a mistyped region must not pass for one without rules of its own. */
export function noLocalStandards(
  region: string | undefined,
  regions: readonly string[] | undefined,
): Localised | undefined {
  if (region === undefined || region === '000000' || regions === undefined || regions.includes(region))
    return undefined;
  const list = regions.slice(0, named).join('、') + (regions.length > named ? '…' : '');
  const known = list
    ? { zh: `有地方标准的区划:${list}`, en: `regions with standards: ${list.replaceAll('、', ', ')}` }
    : { zh: '没有送来任何地方标准', en: 'no local standard was delivered at all' };
  return {
    zh: `standard_table 中没有区划 ${region} 的标准,只按全国标准判断;${known.zh}`,
    en: `standard_table has no standard of region ${region}: only the nationwide ones were applied; ${known.en}`,
  };
}
