import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useWrite } from '../../api/reading.ts';
import { Facts } from '../../pieces/facts.tsx';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { Section } from '../../pieces/section.tsx';
import { useTell } from '../../pieces/tell.ts';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import type { ModelView } from './model.ts';

type Typed = { cron: string; look_back_days: string; enabled: boolean };

/** When the model runs by itself; what was missed is said, not hidden. */
export function ScheduleOf({ model }: { model: ModelView }) {
  const say = useSay();
  const tell = useTell();
  const { schedule } = model;
  const [open, setOpen] = useState(false);
  const send = useWrite('PUT /api/models/{id}/schedule', ['/api/models', '/api/schedules']);
  return (
    <Section
      title={say({ zh: '定时运行', en: 'Schedule' })}
      aside={
        model.acts.includes('schedule') && (
          <Button onClick={() => setOpen(true)}>{say({ zh: '设置', en: 'Set' })}</Button>
        )
      }
    >
      {schedule ? (
        <Facts
          items={[
            {
              label: say({ zh: '时间表', en: 'Times' }),
              value: <code>{schedule.enabled ? schedule.cron : say({ zh: '已停用', en: 'off' })}</code>,
            },
            {
              label: say({ zh: '回看', en: 'Looks back' }),
              value: say({ zh: '{n} 天', en: '{n} days' }, { n: schedule.look_back_days }),
            },
            { label: say({ zh: '上次完成', en: 'Last done' }), value: <When at={schedule.last_done} /> },
            ...(schedule.missed_at
              ? [{ label: say({ zh: '漏跑', en: 'Missed' }), value: <When at={schedule.missed_at} /> }]
              : []),
            ...(schedule.failed_since
              ? [{ label: say({ zh: '失败自', en: 'Failing since' }), value: <When at={schedule.failed_since} /> }]
              : []),
          ]}
        />
      ) : (
        <p className="faint">{say({ zh: '未设定时运行', en: 'It does not run by itself' })}</p>
      )}
      <ReasonDialog<Typed>
        open={open}
        title={say({ zh: '定时运行', en: 'Schedule' })}
        note={say({
          zh: '五段：分 时 日 月 星期，如 30 2 * * * 为每日 2:30。失败的运行使下一次回看更远。',
          en: 'Five fields: minute hour day month weekday, e.g. 30 2 * * * is 2:30 daily. A failed run makes the next look back further.',
        })}
        act={say({ zh: '保存', en: 'Save' })}
        pending={send.isPending}
        failure={send.error}
        initial={{
          cron: schedule?.cron ?? '30 2 * * *',
          look_back_days: String(schedule?.look_back_days ?? 90),
          enabled: schedule?.enabled ?? true,
        }}
        onClose={() => setOpen(false)}
        onAct={({ cron, look_back_days, enabled, reason }) =>
          send.mutate(
            { params: { id: model.id }, body: { cron, look_back_days: Number(look_back_days), enabled, reason } },
            {
              onSuccess: () => {
                setOpen(false);
                tell.done({ zh: '已保存', en: 'Saved' });
              },
            },
          )
        }
      >
        <Form.Item name="cron" label={say({ zh: '时间表', en: 'Times' })} rules={[{ required: true }]}>
          <Input />
        </Form.Item>
        <Form.Item
          name="look_back_days"
          label={say({ zh: '回看天数', en: 'Days to look back' })}
          rules={[{ required: true }]}
        >
          <Input inputMode="numeric" />
        </Form.Item>
        <Form.Item name="enabled" valuePropName="checked">
          <Checkbox>{say({ zh: '启用', en: 'On' })}</Checkbox>
        </Form.Item>
      </ReasonDialog>
    </Section>
  );
}
