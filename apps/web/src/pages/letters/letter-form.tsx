import { Button, Form, Input, Select } from 'antd';
import { useSay } from '../../texts/language.tsx';
import styles from './letter.module.css';
import type { TemplateField, Values } from './letter.ts';

export type LetterFormValues = {
  unit: string;
  unit_name: string;
  copies: string[];
  urgency: '特急' | '加急' | null;
  secrecy: string | null;
  fields: Values;
};

type LetterFieldsProps = { fields: readonly TemplateField[]; units: readonly { code: string; name: string }[] };

/** What a letter is made of: to whom, and the fields of its template. */
export function LetterFields({ fields, units }: LetterFieldsProps) {
  const say = useSay();
  const form = Form.useFormInstance<LetterFormValues>();
  const required = say({ zh: '必填', en: 'required' });
  return (
    <>
      <Form.Item
        name="unit"
        label={say({ zh: '主送单位', en: 'To the unit' })}
        rules={[{ required: true, message: required }]}
      >
        {units.length > 0 ? (
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={units.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(code: string) =>
              form.setFieldValue('unit_name', units.find((one) => one.code === code)?.name ?? '')
            }
          />
        ) : (
          <Input placeholder={say({ zh: '单位编码', en: 'Unit code' })} />
        )}
      </Form.Item>
      <Form.Item
        name="unit_name"
        label={say({ zh: '主送机关（全称或规范化简称）', en: 'As it is addressed' })}
        rules={[{ required: true, whitespace: true, message: required }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      {fields.map((field) => (
        <TemplateInput key={field.id} field={field} />
      ))}
      <Form.Item name="copies" label={say({ zh: '抄送', en: 'Copies to' })}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['，', ',', '、']} />
      </Form.Item>
      <Form.Item name="urgency" label={say({ zh: '紧急程度', en: 'Urgency' })}>
        <Select
          allowClear
          options={['加急', '特急'].map((value) => ({ value, label: value }))}
          placeholder={say({ zh: '不标注', en: 'not marked' })}
        />
      </Form.Item>
    </>
  );
}

function TemplateInput({ field }: { field: TemplateField }) {
  const say = useSay();
  const label = say(field.label);
  const hint = field.hint && say(field.hint);
  const name = ['fields', field.id];
  const rules = field.required
    ? [{ required: true, message: say({ zh: '送签前必填', en: 'needed before it is submitted' }), warningOnly: true }]
    : [];
  if (field.kind === 'list') return <ListInput field={field} label={label} />;
  return (
    <Form.Item name={name} label={label} rules={rules} {...(hint && { extra: hint })}>
      {field.kind === 'long_text' ? (
        <Input.TextArea rows={4} maxLength={field.max} showCount />
      ) : (
        <Input maxLength={field.max} showCount />
      )}
    </Form.Item>
  );
}

/** Entries one under the other; each becomes a numbered paragraph. */
function ListInput({ field, label }: { field: TemplateField; label: string }) {
  const say = useSay();
  return (
    <Form.Item label={label} required={field.required}>
      <Form.List name={['fields', field.id]}>
        {(items, { add, remove }) => (
          <div className={styles['list']}>
            {items.map(({ key, name }, at) => (
              <div key={key} className={styles['row']}>
                <Form.Item name={name} noStyle>
                  <Input.TextArea rows={2} maxLength={field.max} aria-label={`${label} ${at + 1}`} />
                </Form.Item>
                <Button
                  type="text"
                  onClick={() => remove(name)}
                  aria-label={say({ zh: '删除第 {n} 条', en: 'Remove entry {n}' }, { n: at + 1 })}
                >
                  ×
                </Button>
              </div>
            ))}
            <Button type="dashed" onClick={() => add('')}>
              {say({ zh: '添加一条', en: 'Add an entry' })}
            </Button>
          </div>
        )}
      </Form.List>
    </Form.Item>
  );
}

/** As the API takes it: nothing empty, nothing that the template does not have. */
export function letterBody(values: LetterFormValues, fields: readonly TemplateField[]) {
  const filled = fields.map(({ id, kind }) => {
    const value = values.fields?.[id];
    if (kind === 'list') return [id, [value ?? []].flat().filter((one) => one?.trim())] as const;
    return [id, String(value ?? '')] as const;
  });
  return {
    unit: values.unit,
    unit_name: values.unit_name,
    copies: values.copies ?? [],
    urgency: values.urgency ?? null,
    secrecy: values.secrecy ?? null,
    fields: Object.fromEntries(filled),
  };
}
