import type { Item, Reply } from '../../api/reply.ts';
import type { StateTone } from '../../pieces/state-names.ts';
import type { Localised } from '../../texts/language.tsx';

export type ModelItem = Item<'GET /api/models'>;
export type ModelView = Reply<'GET /api/models/{id}'>;
export type ShownParameters = ModelView['versions'][number];
export type Precision = ModelView['precision_by_version'][number];
export type SuppressionItem = Item<'GET /api/suppressions'>;

export const modelStates: Record<ModelItem['status'], Localised & { tone: StateTone }> = {
  draft: { zh: '草稿', en: 'Draft', tone: 'out' },
  trial: { zh: '试用', en: 'Trial', tone: 'waiting' },
  active: { zh: '启用', en: 'Active', tone: 'settled' },
  retired: { zh: '停用', en: 'Retired', tone: 'out' },
};

export const fieldNames: Record<string, Localised> = {
  'fuel-cards': { zh: '加油卡', en: 'Fuel cards' },
  'official-cars': { zh: '公务用车', en: 'Official cars' },
  parking: { zh: '停车', en: 'Parking' },
};

export const subjectNames: Record<string, Localised> = {
  person: { zh: '人员', en: 'Person' },
  unit: { zh: '单位', en: 'Unit' },
  vehicle: { zh: '车辆', en: 'Vehicle' },
  company: { zh: '企业', en: 'Company' },
  community: { zh: '社区', en: 'Community' },
  card: { zh: '卡', en: 'Card' },
  place: { zh: '地点', en: 'Place' },
};

export const proposalStates: Record<ShownParameters['state'], Localised & { tone: StateTone }> = {
  proposed: { zh: '待批准', en: 'Proposed', tone: 'waiting' },
  approved: { zh: '已批准', en: 'Approved', tone: 'settled' },
  refused: { zh: '未批准', en: 'Refused', tone: 'out' },
};

export const share = (value: number | null) => (value === null ? '—' : `${(value * 100).toFixed(0)}%`);
