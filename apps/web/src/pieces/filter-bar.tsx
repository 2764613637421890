import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { useSay } from '../texts/language.tsx';
import styles from './filter-bar.module.css';
import type { FilterSpec, Filters } from './filters.ts';
import { SavedViews } from './saved-views.tsx';

type FilterBarProps = {
  specs: readonly FilterSpec[];
  filters: Filters;
  /** Offers the saved views of hits. */
  views?: boolean;
};

export function FilterBar({ specs, filters, views = false }: FilterBarProps) {
  const say = useSay();
  return (
    <search className={styles['bar']}>
      {views && <SavedViews filters={filters} />}
      {specs.map((spec) => (
        <Filter key={spec.key} spec={spec} filters={filters} />
      ))}
      {filters.any && (
        <Button type="text" onClick={() => filters.wear('')}>
          {say({ zh: '清除条件', en: 'Clear filters' })}
        </Button>
      )}
    </search>
  );
}

function Filter({ spec, filters }: { spec: FilterSpec; filters: Filters }) {
  const say = useSay();
  const label = say(spec.label);
  const values = filters.get(spec.key);
  if (spec.kind === 'text')
    return <TextFilter label={label} value={values[0] ?? ''} take={(value) => filters.set(spec.key, [value])} />;
  if (spec.kind === 'day')
    return (
      <DatePicker
        className={styles['day'] ?? ''}
        aria-label={label}
        placeholder={label}
        value={values[0] ? dayjs(values[0]) : null}
        onChange={(day) => filters.set(spec.key, [day?.format('YYYY-MM-DD') ?? ''])}
      />
    );
  const options = spec.options.map((option) => ({
    value: option.value,
    label: typeof option.label === 'string' ? option.label : say(option.label),
  }));
  const many = spec.kind === 'many';
  return (
    <Select
      aria-label={label}
      placeholder={label}
      className={styles['choice'] ?? ''}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      maxTagCount="responsive"
      popupMatchSelectWidth={false}
      options={options}
      {...(many && { mode: 'multiple' as const })}
      value={many ? [...values] : (values[0] ?? null)}
      onChange={(value: string | string[] | null) => filters.set(spec.key, [value ?? []].flat())}
    />
  );
}

const typedFor = 300;

function TextFilter({ label, value, take }: { label: string; value: string; take: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the wait
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => take(typed.trim()), typedFor);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <Input
      className={styles['text'] ?? ''}
      aria-label={label}
      placeholder={label}
      allowClear
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
