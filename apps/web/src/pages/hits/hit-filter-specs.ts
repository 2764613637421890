import { useMemo } from 'react';
import { useRead } from '../../api/reading.ts';
import type { FilterSpec } from '../../pieces/filters.ts';
import { severityNames } from '../../pieces/severity-mark.tsx';
import { statesOf } from '../../pieces/state-names.ts';
import type { Localised } from '../../texts/language.tsx';
import { verdictTitles } from '../hit/hit.ts';
import type { Names } from './names.ts';

export type ModelName = { id: string; title: Localised; field: string };

const optionsOf = (titles: Readonly<Record<string, Localised>>) =>
  Object.entries(titles).map(([value, label]) => ({ value, label }));

/** What the queue can be narrowed by. The states come first: they have tabs of their own. */
export function useHitFilterSpecs({ units }: Names): readonly FilterSpec[] {
  const models = useRead<{ items: ModelName[] }>('/api/models').data?.items;
  return useMemo(
    (): FilterSpec[] => [
      { key: 'state', kind: 'many', label: { zh: '状态', en: 'State' }, options: statesOf('H') },
      { key: 'text', kind: 'text', label: { zh: '编号或对象', en: 'Number or subject' } },
      { key: 'severity', kind: 'many', label: { zh: '严重程度', en: 'Severity' }, options: optionsOf(severityNames) },
      {
        key: 'model',
        kind: 'many',
        label: { zh: '监督模型', en: 'Model' },
        options: (models ?? []).map(({ id, title }) => ({ value: id, label: title })),
      },
      {
        key: 'unit',
        kind: 'many',
        label: { zh: '单位', en: 'Unit' },
        options: units.map(({ code, name }) => ({ value: code, label: name })),
      },
      {
        key: 'assigned',
        kind: 'one',
        label: { zh: '承办', en: 'Assigned' },
        options: [
          { value: 'me', label: { zh: '由我承办', en: 'To me' } },
          { value: 'none', label: { zh: '未分派', en: 'To nobody' } },
        ],
      },
      {
        key: 'overdue',
        kind: 'one',
        label: { zh: '期限', en: 'Limit' },
        options: [{ value: 'true', label: { zh: '已超期', en: 'Overdue' } }],
      },
      { key: 'verdict', kind: 'many', label: { zh: '核实结论', en: 'Verdict' }, options: optionsOf(verdictTitles) },
      { key: 'from', kind: 'day', label: { zh: '发生自', en: 'From' } },
      { key: 'to', kind: 'day', label: { zh: '至', en: 'to' } },
      {
        key: 'hidden',
        kind: 'one',
        label: { zh: '范围', en: 'Scope' },
        options: [{ value: 'true', label: { zh: '含撤回、屏蔽、归并', en: 'With withdrawn, suppressed, merged' } }],
      },
    ],
    [models, units],
  );
}
