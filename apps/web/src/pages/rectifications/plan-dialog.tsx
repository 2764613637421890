import { Alert, Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useNavigate } from 'react-router';
import { useWrite } from '../../api/reading.ts';
import { useTell } from '../../pieces/tell.ts';
import { nowInBeijing } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import type { Acted } from '../letters/letter.ts';
import styles from './rectification.module.css';
import { kinds, type Measure, type RectificationView, touched, type WaitingRequest } from './rectification.ts';

type Plan = {
  title: string;
  problem: string;
  kind: string;
  unit_name: string;
  responsible?: string;
  goal?: string;
  measures?: Partial<Measure>[];
  due?: string;
  money_involved?: number;
  money_owed?: number;
};

type PlanDialogProps = { request?: WaitingRequest; row?: RectificationView; unitName: string; onClose(): void };

/** The lists of problem, responsibility, measures and dates: for a new one, or for one that is not issued yet. */
export function PlanDialog({ request, row, unitName, onClose }: PlanDialogProps) {
  const say = useSay();
  const tell = useTell();
  const navigate = useNavigate();
  const [form] = Form.useForm<Plan>();
  const write = useWrite<Acted>(row ? 'POST /api/rectifications/{id}/edit' : 'POST /api/rectifications', touched);
  const save = (plan: Plan) =>
    write.mutate(
      {
        ...(row && { params: { id: row.id } }),
        body: {
          ...plan,
          responsible: plan.responsible ?? '',
          goal: plan.goal ?? '',
          measures: (plan.measures ?? []).filter((one) => one?.text),
          due: plan.due || null,
          money_involved: plan.money_involved ?? 0,
          money_owed: plan.money_owed ?? 0,
          ...(row ? { revision: row.revision } : { request: request?.id ?? null }),
        },
      },
      {
        onSuccess: ({ id, no }) => {
          tell.done(row ? { zh: '清单已保存', en: 'Saved' } : { zh: `已立项，第 ${no} 号`, en: `Opened as no. ${no}` });
          onClose();
          if (!row) void navigate(`/rectifications/${id}`);
        },
      },
    );
  const needed = [{ required: true, message: say({ zh: '必填', en: 'required' }) }];
  return (
    <Modal
      open
      width={680}
      title={row ? say({ zh: '完善清单', en: 'Edit the lists' }) : say({ zh: '整改立项', en: 'Open a rectification' })}
      okText={say({ zh: '保存', en: 'Save' })}
      cancelText={say({ zh: '取消', en: 'Cancel' })}
      confirmLoading={write.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={startOf(request, row, unitName)} onFinish={save}>
        <Form.Item name="title" label={say({ zh: '标题', en: 'Title' })} rules={needed}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="problem" label={say({ zh: '问题', en: 'Problem' })} rules={needed}>
          <Input.TextArea rows={3} maxLength={2000} showCount />
        </Form.Item>
        <div className={styles['pair']}>
          <Form.Item name="unit_name" label={say({ zh: '责任单位', en: 'Responsible unit' })} rules={needed}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="responsible" label={say({ zh: '责任人', en: 'Person in charge' })}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="kind" label={say({ zh: '类别', en: 'Kind' })} rules={needed}>
            <Select options={Object.entries(kinds).map(([value, label]) => ({ value, label: say(label) }))} />
          </Form.Item>
          <Form.Item name="due" label={say({ zh: '整改期限', en: 'Due' })}>
            <Input type="date" />
          </Form.Item>
        </div>
        <Form.Item name="goal" label={say({ zh: '整改目标', en: 'Goal' })}>
          <Input maxLength={500} />
        </Form.Item>
        <Measures />
        <div className={styles['pair']}>
          <Form.Item name="money_involved" label={say({ zh: '涉及金额（元）', en: 'Money involved (CNY)' })}>
            <InputNumber min={0} precision={2} className={styles['number'] ?? ''} />
          </Form.Item>
          <Form.Item name="money_owed" label={say({ zh: '应追金额（元）', en: 'Money owed (CNY)' })}>
            <InputNumber min={0} precision={2} className={styles['number'] ?? ''} />
          </Form.Item>
        </div>
        {write.error && <Alert type="error" showIcon title={say(write.error.texts)} />}
      </Form>
    </Modal>
  );
}

function startOf(
  request: WaitingRequest | undefined,
  row: RectificationView | undefined,
  unitName: string,
): Partial<Plan> {
  if (row) {
    const { title, problem, kind, unit_name, responsible, goal, measures, due_at, money_involved, money_owed } = row;
    return {
      title,
      problem,
      kind,
      unit_name,
      measures,
      money_involved,
      money_owed,
      responsible: responsible ?? '',
      goal: goal ?? '',
      due: due_at?.slice(0, 10) ?? '',
    };
  }
  const due = new Date(nowInBeijing() + (request?.due_days ?? 30) * 86_400_000).toISOString().slice(0, 10);
  return {
    title: request ? `${request.model_title.zh}问题整改` : '',
    problem: request?.problem ?? '',
    kind: 'by_date',
    unit_name: unitName,
    measures: [{}],
    due,
    money_involved: request?.amount ?? 0,
    money_owed: request?.amount ?? 0,
  };
}

function Measures() {
  const say = useSay();
  const label = {
    text: say({ zh: '措施', en: 'Measure' }),
    owner: say({ zh: '责任', en: 'Owner' }),
    due: say({ zh: '期限', en: 'By' }),
  };
  return (
    <Form.Item label={say({ zh: '措施清单', en: 'Measures' })}>
      <Form.List name="measures">
        {(items, { add, remove }) => (
          <div className={styles['measures']}>
            {items.map(({ key, name }) => (
              <div key={key} className={styles['measure']}>
                <Form.Item name={[name, 'text']} noStyle>
                  <Input placeholder={label.text} aria-label={label.text} maxLength={500} />
                </Form.Item>
                <Form.Item name={[name, 'owner']} noStyle>
                  <Input placeholder={label.owner} aria-label={label.owner} maxLength={60} />
                </Form.Item>
                <Form.Item name={[name, 'due']} noStyle>
                  <Input type="date" aria-label={label.due} />
                </Form.Item>
                <Button type="text" aria-label={say({ zh: '删除', en: 'Remove' })} onClick={() => remove(name)}>
                  ×
                </Button>
              </div>
            ))}
            <Button type="dashed" onClick={() => add({})}>
              {say({ zh: '添加措施', en: 'Add a measure' })}
            </Button>
          </div>
        )}
      </Form.List>
    </Form.Item>
  );
}
