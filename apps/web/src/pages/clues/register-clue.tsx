import { Alert, Form, Modal } from 'antd';
import { useNavigate } from 'react-router';
import { useWrite } from '../../api/reading.ts';
import { useSay } from '../../texts/language.tsx';
import { secrecyTitles, sourceTitles } from '../clue/clue.ts';
import { ActFields } from '../hit/act-fields.tsx';
import { type ActForm, type FormValues, inputOf } from '../hit/act-forms.ts';
import { subjectTitles } from '../hit/hit.ts';

const choices = <T extends Readonly<Record<string, { zh: string; en: string }>>>(titles: T, except: string[] = []) =>
  Object.entries(titles)
    .filter(([value]) => !except.includes(value))
    .map(([value, label]) => ({ value, label }));

const fields: ActForm = [
  {
    name: 'source',
    kind: 'choice',
    required: true,
    label: { zh: '来源', en: 'Source' },
    options: choices(sourceTitles, ['hit']),
  },
  {
    name: 'type',
    kind: 'choice',
    required: true,
    label: { zh: '被反映对象', en: 'Subject' },
    options: choices(subjectTitles, ['card', 'place']),
  },
  { name: 'label', kind: 'text', required: true, label: { zh: '姓名或名称', en: 'Name' } },
  {
    name: 'key',
    kind: 'text',
    required: true,
    label: { zh: '身份号码、统一代码或车牌', en: 'Identity number, code or plate' },
    hint: { zh: '用于查重;入库后只显示脱敏值', en: 'To find duplicates; shown masked from then on' },
  },
  { name: 'unit', kind: 'unit', required: false, label: { zh: '所在单位', en: 'Unit' } },
  { name: 'region', kind: 'text', required: true, label: { zh: '行政区划代码', en: 'Region code' } },
  { name: 'summary', kind: 'text', required: true, label: { zh: '摘要', en: 'Summary' } },
  { name: 'facts', kind: 'long', required: true, label: { zh: '反映的主要问题', en: 'What is reported' } },
  { name: 'rank', kind: 'text', required: false, label: { zh: '职级', en: 'Rank' } },
  {
    name: 'secrecy',
    kind: 'choice',
    required: true,
    label: { zh: '密级', en: 'Secrecy' },
    options: choices(secrecyTitles),
  },
  {
    name: 'real_name',
    kind: 'choice',
    required: true,
    label: { zh: '实名检举', en: 'Named reporter' },
    options: [
      { value: 'no', label: { zh: '否', en: 'No' } },
      {
        value: 'yes',
        label: { zh: '是(须在办结后 15 个工作日内反馈)', en: 'Yes (answered within 15 workdays of closing)' },
      },
    ],
  },
];

/** A clue that came another way than through a hit. Who reported it is kept elsewhere and never here. */
export function RegisterClue({ onClose }: { onClose(): void }) {
  const say = useSay();
  const navigate = useNavigate();
  const [form] = Form.useForm<FormValues>();
  const write = useWrite<{ id: string }>('POST /api/clues', ['/api/clues']);
  const send = (values: FormValues) => {
    const { type, key, label, real_name, ...rest } = inputOf(fields, values);
    write.mutate(
      { body: { ...rest, subject: { type, key, label }, real_name: real_name === 'yes' } },
      { onSuccess: ({ id }) => void navigate(`/clues/${id}`) },
    );
  };
  return (
    <Modal
      open
      width={620}
      title={say({ zh: '登记线索', en: 'Register a clue' })}
      okText={say({ zh: '登记', en: 'Register' })}
      cancelText={say({ zh: '取消', en: 'Cancel' })}
      confirmLoading={write.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        onFinish={send}
        initialValues={{ secrecy: 'internal', real_name: 'no' }}
      >
        <ActFields fields={fields} />
        {write.error && <Alert type="warning" showIcon title={say(write.error.texts)} />}
      </Form>
    </Modal>
  );
}
