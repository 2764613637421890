import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRead, useWrite } from '../../api/reading.ts';
import type { Reply } from '../../api/reply.ts';
import { useMay } from '../../api/session.tsx';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { useTell } from '../../pieces/tell.ts';
import { useSay } from '../../texts/language.tsx';
import { type DatasetItem, wayNames } from './dataset.ts';

type Deliver = { dataset?: string; way?: string; source: string; files: FileList };

/** Files from this computer into the platform: kept first, then loaded. */
export function DeliverButton() {
  const say = useSay();
  const may = useMay();
  const tell = useTell();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [files, setFiles] = useState<FileList | null>(null);
  const datasets = useRead<{ items: DatasetItem[] }>('/api/datasets', { enabled: open });
  const send = useWrite<Reply<'POST /api/deliveries'>>('POST /api/deliveries', ['/api/deliveries', '/api/datasets']);
  if (!may('delivery:receive')) return null;
  const act = ({ dataset, way, source }: Deliver) => {
    const body = new FormData();
    for (const file of files ?? []) body.append('files', file, file.name);
    send.mutate(
      { body, query: { dataset, way, source } },
      {
        onSuccess: ({ id, no, repeated }) => {
          tell.done(
            repeated
              ? {
                  zh: `内容与第 ${no} 次送数完全相同，没有重复入库`,
                  en: `The same as delivery ${no}: nothing was loaded twice`,
                }
              : { zh: '已接收，正在装载', en: 'Received, being loaded' },
          );
          setOpen(false);
          void navigate(`/deliveries/${id}`);
        },
      },
    );
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {say({ zh: '送入数据', en: 'Deliver data' })}
      </Button>
      <ReasonDialog<Deliver>
        open={open}
        title={say({ zh: '送入数据', en: 'Deliver data' })}
        act={say({ zh: '送入', en: 'Deliver' })}
        pending={send.isPending}
        failure={send.error}
        withoutReason
        onAct={act}
        onClose={() => setOpen(false)}
        note={say({
          zh: '可一次选择多个文件（csv、xlsx、parquet、jsonl，每个不超过 50 MB，更大的请用 ./plumb load）。同样的文件再送一次会被认出。',
          en: 'Several files at once (csv, xlsx, parquet, jsonl, each up to 50 MB; larger ones with ./plumb load). The same files again are recognised.',
        })}
      >
        <Form.Item label={say({ zh: '文件', en: 'Files' })} htmlFor="deliver-files" required>
          <input id="deliver-files" type="file" multiple required onChange={(event) => setFiles(event.target.files)} />
        </Form.Item>
        <Form.Item name="dataset" label={say({ zh: '数据集', en: 'Dataset' })}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={say({ zh: '按文件名与表头识别', en: 'Recognised by name and header' })}
            options={(datasets.data?.items ?? []).map(({ id, no, title }) => ({
              value: id,
              label: `${no} ${say(title)} ${id}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="way" label={say({ zh: '方式', en: 'Way in' })}>
          <Select
            allowClear
            placeholder={say({ zh: '按契约', en: 'As the contract says' })}
            options={Object.entries(wayNames).map(([value, label]) => ({ value, label: say(label) }))}
          />
        </Form.Item>
        <Form.Item
          name="source"
          label={say({ zh: '来源部门', en: 'Delivered by' })}
          rules={[{ required: true, whitespace: true, message: say({ zh: '请写明来源', en: 'Say who delivers' }) }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </ReasonDialog>
    </>
  );
}
