import type { Localised } from './language.tsx';

const names: Readonly<Record<string, Localised>> = {
  car: { zh: '辆', en: 'cars' },
  'car park': { zh: '个停车场', en: 'car parks' },
  card: { zh: '张卡', en: 'cards' },
  day: { zh: '天', en: 'days' },
  degree: { zh: '度', en: 'degrees' },
  fill: { zh: '次', en: 'fills' },
  fix: { zh: '个定位点', en: 'positions' },
  hour: { zh: '小时', en: 'hours' },
  km: { zh: '公里', en: 'km' },
  litre: { zh: '升', en: 'litres' },
  m: { zh: '米', en: 'm' },
  minute: { zh: '分钟', en: 'minutes' },
  night: { zh: '夜', en: 'nights' },
  order: { zh: '单', en: 'orders' },
  person: { zh: '人', en: 'persons' },
  ratio: { zh: '(比例)', en: '(ratio)' },
  session: { zh: '次停车', en: 'sessions' },
  sigma: { zh: '倍标准差', en: 'sigma' },
  stay: { zh: '次停留', en: 'stays' },
  trip: { zh: '趟', en: 'trips' },
  unit: { zh: '个单位', en: 'units' },
  year: { zh: '年', en: 'years' },
  yuan: { zh: '元', en: 'yuan' },
};

/** Unit of a model's parameter, as it stands after the number. */
export const unitName = (unit: string): Localised => names[unit] ?? { zh: unit, en: unit };
