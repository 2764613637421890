import type { Item, Reply } from '../../api/reply.ts';
import type { StateTone } from '../../pieces/state-names.ts';
import type { Localised } from '../../texts/language.tsx';

export type DatasetItem = Item<'GET /api/datasets'>;
export type DatasetView = Reply<'GET /api/datasets/{id}'>;
export type QuarantineItem = Item<'GET /api/datasets/{id}/quarantine'>;
export type DeliveryItem = Item<'GET /api/deliveries'>;
export type DeliveryView = Reply<'GET /api/deliveries/{id}'>;
export type BatchItem = DatasetView['latest'][number];

export const freshnessNames: Record<DatasetItem['freshness'], Localised & { tone: StateTone }> = {
  fresh: { zh: '及时', en: 'Fresh', tone: 'settled' },
  late: { zh: '迟到', en: 'Late', tone: 'waiting' },
  stale: { zh: '中断', en: 'Stale', tone: 'waiting' },
  unscheduled: { zh: '不定期', en: 'No rhythm', tone: 'moving' },
  never: { zh: '未送过', en: 'Never came', tone: 'out' },
};

export const wayNames: Record<DatasetItem['way'], Localised> = {
  full: { zh: '全量', en: 'Full' },
  incremental: { zh: '增量', en: 'Incremental' },
  collection: { zh: '分类采集', en: 'Collected' },
  line: { zh: '专线', en: 'Dedicated line' },
};

export const batchStates: Record<BatchItem['state'], Localised & { tone: StateTone }> = {
  loading: { zh: '装载中', en: 'Loading', tone: 'moving' },
  loaded: { zh: '在用', en: 'In place', tone: 'settled' },
  replaced: { zh: '已被替换', en: 'Replaced', tone: 'out' },
};

export const deliveryStates: Record<DeliveryItem['state'], Localised & { tone: StateTone }> = {
  received: { zh: '已接收', en: 'Received', tone: 'waiting' },
  loading: { zh: '装载中', en: 'Loading', tone: 'moving' },
  loaded: { zh: '已装载', en: 'Loaded', tone: 'settled' },
  failed: { zh: '失败', en: 'Failed', tone: 'out' },
};

export const count = (n: number) => n.toLocaleString('en-US');
export const percent = (share: number, digits = 1) => `${(share * 100).toFixed(digits)}%`;
export const sizeOf = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
