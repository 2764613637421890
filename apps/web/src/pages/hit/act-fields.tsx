import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { useRead } from '../../api/reading.ts';
import { type Localised, useSay } from '../../texts/language.tsx';
import { type Names, useNames } from '../hits/names.ts';
import type { ActForm, Field } from './act-forms.ts';

/** The fields of an act, inside the antd Form that sends it. */
export function ActFields({ fields }: { fields: ActForm }) {
  const say = useSay();
  const names = useNames();
  return fields.map((field) => (
    <Form.Item
      key={field.name}
      name={field.name}
      label={say(field.label)}
      {...(field.hint && { extra: say(field.hint) })}
      rules={[
        {
          required: field.required,
          whitespace: true,
          message: say({ zh: '请填写“{label}”', en: '{label}: needed' }, { label: say(field.label) }),
          ...typeOf(field),
        },
      ]}
    >
      {control(field, names, say)}
    </Form.Item>
  ));
}

/** antd checks blanks in texts alone. */
const typeOf = ({ kind }: Field) =>
  kind === 'money' || kind === 'number'
    ? { type: 'number' as const, whitespace: false }
    : kind === 'people'
      ? { type: 'array' as const, whitespace: false }
      : {};

function control(field: Field, names: Names, say: (text: Localised) => string) {
  const search = { showSearch: { optionFilterProp: 'label' }, popupMatchSelectWidth: false } as const;
  const people = names.colleagues
    .filter(({ roles }) => !field.roles || roles.some((role) => field.roles?.includes(role)))
    .map(({ id, name, unit }) => ({ value: id, label: `${name} · ${names.unit(unit)}` }));
  const staffed = new Set(
    names.colleagues.filter(({ roles }) => roles.some((role) => field.roles?.includes(role))).map(({ unit }) => unit),
  );
  const units = field.roles ? [...staffed].map((code) => ({ code, name: names.unit(code) })) : names.units;
  switch (field.kind) {
    case 'long':
      return <Input.TextArea rows={3} maxLength={2000} />;
    case 'text':
      return <Input maxLength={200} />;
    case 'day':
      return <Input type="date" />;
    case 'money':
      return <InputNumber min={0} precision={2} controls={false} />;
    case 'number':
      return <InputNumber min={field.min ?? 0} precision={0} />;
    case 'unit':
      return units.length > 0 ? (
        <Select {...search} options={units.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))} />
      ) : (
        <Input maxLength={60} />
      );
    case 'person':
      return <Select {...search} options={people} />;
    case 'people':
      return <Select {...search} mode="multiple" options={people} />;
    case 'dataset':
      return <DatasetField />;
    default: {
      const options = (field.options ?? []).map(({ value, label }) => ({ value, label: say(label) }));
      return options.length <= 4 ? <Radio.Group options={options} /> : <Select options={options} />;
    }
  }
}

type DatasetName = { id: string; title: Localised };

/** A data set by its title; by its name where the list is not open to the reader. */
function DatasetField(props: { id?: string; value?: string; onChange?: (value: string) => void }) {
  const say = useSay();
  const datasets = useRead<{ items: DatasetName[] }>('/api/datasets').data?.items;
  if (!datasets) return <Input {...props} maxLength={60} onChange={(event) => props.onChange?.(event.target.value)} />;
  return (
    <Select
      {...props}
      showSearch={{ optionFilterProp: 'label' }}
      options={datasets.map(({ id, title }) => ({ value: id, label: `${say(title)} ${id}` }))}
    />
  );
}
