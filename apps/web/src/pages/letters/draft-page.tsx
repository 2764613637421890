import { Alert, Button, Form, Segmented } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useRead, useWrite } from '../../api/reading.ts';
import { PageHead } from '../../pieces/page-head.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { Section } from '../../pieces/section.tsx';
import { useTell } from '../../pieces/tell.ts';
import { useSay } from '../../texts/language.tsx';
import { useNames } from '../hits/names.ts';
import styles from './letter.module.css';
import { type Acted, letterKinds, type Template, touched, type Values } from './letter.ts';
import { LetterFields, type LetterFormValues, letterBody } from './letter-form.tsx';

type Prefill = { unit: string; unit_name: string; kind: string; fields: Values };

/** A new letter; about a hit or rectification it begins with what is known. */
export function DraftPage() {
  const say = useSay();
  const [search] = useSearchParams();
  const [chosen, setChosen] = useState(search.get('kind') ?? undefined);
  const query = { hit: search.get('hit'), rectification: search.get('rectification'), kind: chosen };
  const prefill = useRead<Prefill>('/api/letters/prefill', { query });
  const templates = useRead<{ items: Template[] }>('/api/letters/templates');
  return (
    <>
      <PageHead
        back={{ to: '/letters', label: say({ zh: '文书', en: 'Letters' }) }}
        title={say({ zh: '起草文书', en: 'Draft a letter' })}
        note={say({
          zh: '不得写入身份证号、账号等高敏信息；确需写入的，由签发人写明理由',
          en: 'No identity or account numbers; where one has to stand in it, the approver says why',
        })}
      />
      <Reading of={templates}>
        {({ items }) => (
          <Reading of={prefill}>
            {(start) => {
              const template = items.find(({ id }) => id === start.kind);
              return (
                template && (
                  <Section
                    aside={
                      <Segmented
                        value={start.kind}
                        onChange={setChosen}
                        options={Object.entries(letterKinds).map(([value, label]) => ({ value, label: say(label) }))}
                      />
                    }
                    title={say(template.title)}
                  >
                    <Draft key={start.kind} template={template} start={start} search={search} />
                  </Section>
                )
              );
            }}
          </Reading>
        )}
      </Reading>
    </>
  );
}

function Draft({ template, start, search }: { template: Template; start: Prefill; search: URLSearchParams }) {
  const say = useSay();
  const tell = useTell();
  const navigate = useNavigate();
  const names = useNames();
  const [form] = Form.useForm<LetterFormValues>();
  const write = useWrite<Acted>('POST /api/letters', touched);
  const about = (['hit', 'rectification'] as const).flatMap((type) => {
    const id = search.get(type);
    return id ? [{ type, id }] : [];
  });
  const known = names.units.find(({ code }) => code === start.unit)?.name;
  const save = (values: LetterFormValues) =>
    write.mutate(
      { body: { ...letterBody(values, template.fields), kind: template.id, about, follows: search.get('follows') } },
      {
        onSuccess: ({ id }) => {
          tell.done({ zh: '文稿已保存', en: 'Draft saved' });
          void navigate(`/letters/${id}`);
        },
      },
    );
  return (
    <Form
      form={form}
      layout="vertical"
      className={styles['narrow'] ?? ''}
      initialValues={{
        unit: start.unit || undefined,
        unit_name: start.unit_name || known || '',
        copies: [],
        fields: start.fields,
      }}
      onFinish={save}
    >
      <LetterFields fields={template.fields} units={names.units} />
      {write.error && (
        <Form.Item>
          <Alert type="error" showIcon title={say(write.error.texts)} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={write.isPending}>
        {say({ zh: '保存文稿并预览', en: 'Save and preview' })}
      </Button>
    </Form>
  );
}
