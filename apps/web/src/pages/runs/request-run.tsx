import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRead, useWrite } from '../../api/reading.ts';
import type { Item, Reply } from '../../api/reply.ts';
import { useMay } from '../../api/session.tsx';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { useSay } from '../../texts/language.tsx';

type Asked = { models?: string[]; as_of?: string };

/** Asks for a run of some or all models. */
export function RequestRun({ model }: { model?: string }) {
  const say = useSay();
  const may = useMay();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const models = useRead<{ items: Item<'GET /api/models'>[] }>('/api/models', { enabled: open && !model });
  const send = useWrite<Reply<'POST /api/runs'>>('POST /api/runs', ['/api/runs']);
  if (!may('run:request')) return null;
  const title = model ? say({ zh: '运行此模型', en: 'Run this model' }) : say({ zh: '运行模型', en: 'Run models' });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {title}
      </Button>
      <ReasonDialog<Asked>
        open={open}
        title={title}
        act={say({ zh: '运行', en: 'Run' })}
        pending={send.isPending}
        failure={send.error}
        onClose={() => setOpen(false)}
        onAct={({ models: chosen, as_of, reason }) =>
          send.mutate(
            {
              body: {
                reason,
                ...(model ? { models: [model] } : chosen?.length ? { models: chosen } : {}),
                ...(as_of ? { as_of } : {}),
              },
            },
            {
              onSuccess: ({ id }) => {
                setOpen(false);
                void navigate(`/runs/${id}`);
              },
            },
          )
        }
      >
        {!model && (
          <Form.Item name="models" label={say({ zh: '模型', en: 'Models' })}>
            <Select
              mode="multiple"
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={say({ zh: '全部启用的模型', en: 'Every active model' })}
              options={(models.data?.items ?? [])
                .filter(({ status }) => status === 'active')
                .map(({ id, no, title: name }) => ({ value: id, label: `${no} ${say(name)}` }))}
            />
          </Form.Item>
        )}
        <Form.Item
          name="as_of"
          label={say({ zh: '判断时点', en: 'Judged as of' })}
          extra={say({ zh: '缺省为数据中最后一天终了', en: 'Left out: the end of the last day in the data' })}
        >
          <Input type="date" />
        </Form.Item>
      </ReasonDialog>
    </>
  );
}
