import { Button, Form, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useWrite } from '../../api/reading.ts';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { Section } from '../../pieces/section.tsx';
import { useTell } from '../../pieces/tell.ts';
import { useSay } from '../../texts/language.tsx';
import styles from '../hit/acts.module.css';
import type { Acted, ActNow } from '../letters/letter.ts';
import { PlanDialog } from './plan-dialog.tsx';
import own from './rectification.module.css';
import { type People, type RectificationView, type Rule, touched } from './rectification.ts';

/** Attaching has its own place; relapses are told by looking back. */
const elsewhere = new Set(['file', 'relapse', 'overdue']);

/** What may be done with it now, and what is still missing for the rest. */
export function RectificationActs({ row }: { row: RectificationView }) {
  const say = useSay();
  const [doing, setDoing] = useState<ActNow>();
  const acts = row.acts.filter(({ act }) => !elsewhere.has(act));
  const possible = acts.filter(({ allowed }) => allowed);
  const blocked = acts.filter(({ allowed }) => !allowed);
  const close = () => setDoing(undefined);
  return (
    <Section title={say({ zh: '现在可以做什么', en: 'What can be done now' })}>
      {possible.length === 0 && (
        <p className="soft">
          {say({ zh: '在目前环节，您没有需要办理的事项。', en: 'At this stage there is nothing for you to do.' })}
        </p>
      )}
      <div className={styles['buttons']}>
        {possible.map((one, at) => (
          <Button key={one.act} type={at === 0 ? 'primary' : 'default'} onClick={() => setDoing(one)}>
            {say(one.title)}
          </Button>
        ))}
      </div>
      {blocked.length > 0 && (
        <ul className={styles['blocked']}>
          {blocked.map(({ act, title, why_not }) => (
            <li key={act}>
              <span>{say(title)}</span>
              <span className="faint">{why_not && say(why_not)}</span>
            </li>
          ))}
        </ul>
      )}
      {doing?.act === 'edit' && <PlanDialog row={row} unitName={row.unit_name} onClose={close} />}
      {doing && doing.act !== 'edit' && <ActDialog row={row} act={doing} onClose={close} />}
    </Section>
  );
}

const withReason = new Set([
  'request-extension',
  'grant-extension',
  'refuse-extension',
  'submit',
  'return',
  'accept',
  'look-back',
  'close',
  'reopen',
]);

type Values = {
  reason: string;
  text?: string;
  money_recovered?: number;
  rules_made?: Partial<Rule>[];
  people_handled?: People;
  until?: string;
  due?: string;
  despite?: string;
  accountability?: string;
  found?: boolean;
};

function ActDialog({ row, act, onClose }: { row: RectificationView; act: ActNow; onClose(): void }) {
  const say = useSay();
  const tell = useTell();
  const write = useWrite<Acted>(`POST /api/rectifications/{id}/${act.act}`, touched);
  const send = ({ rules_made, reason, ...values }: Values) =>
    write.mutate(
      {
        params: { id: row.id },
        body: {
          revision: row.revision,
          ...(withReason.has(act.act) && { reason: reason ?? '' }),
          ...values,
          ...(rules_made && {
            rules_made: rules_made.filter((one) => one?.title).map((one) => ({ number: '', ...one })),
          }),
        },
      },
      {
        onSuccess: () => {
          tell.done({ zh: `${act.title.zh}：已办理`, en: `${act.title.en}: done` });
          onClose();
        },
      },
    );
  return (
    <ReasonDialog<Values>
      open
      title={say(act.title)}
      act={say(act.title)}
      pending={write.isPending}
      failure={write.error}
      withoutReason={!withReason.has(act.act)}
      initial={{
        money_recovered: row.money_recovered,
        rules_made: row.rules_made,
        people_handled: row.people_handled,
        found: false,
        reason: act.act === 'submit' ? say({ zh: '整改完成', en: 'Put right' }) : '',
      }}
      note={
        act.act === 'recheck' &&
        say({
          zh: '同一模型将对该对象的现有数据再运行一次，完成后结果附在本页。',
          en: "The same model runs again on the subject's present data; its result is attached here.",
        })
      }
      onAct={send}
      onClose={onClose}
    >
      <Inputs row={row} act={act.act} />
    </ReasonDialog>
  );
}

function Inputs({ row, act }: { row: RectificationView; act: string }) {
  const say = useSay();
  const needed = [{ required: true, message: say({ zh: '必填', en: 'required' }) }];
  if (act === 'report') return <Report owed={row.money_owed} />;
  if (act === 'request-extension')
    return (
      <Form.Item name="until" label={say({ zh: '延期至', en: 'Until' })} rules={needed}>
        <Input type="date" />
      </Form.Item>
    );
  if (act === 'accept' && row.model && row.recheck !== 'clear')
    return (
      <Form.Item
        name="despite"
        label={say({ zh: '复查未通过仍予验收的理由', en: 'Why it is accepted though the re-check is not clear' })}
        extra={say({ zh: '须先复查；理由将记录在案', en: 'It has to be re-checked first; the reason is kept' })}
      >
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    );
  if (act === 'look-back')
    return (
      <Form.Item name="found" label={say({ zh: '回头看结果', en: 'What was seen' })}>
        <Radio.Group
          optionType="button"
          options={[
            { value: false, label: say({ zh: '未见反弹', en: 'Still right' }) },
            { value: true, label: say({ zh: '问题反弹', en: 'It has come back' }) },
          ]}
        />
      </Form.Item>
    );
  if (act === 'reopen')
    return (
      <>
        <Form.Item name="due" label={say({ zh: '新的整改期限', en: 'New date' })} rules={needed}>
          <Input type="date" />
        </Form.Item>
        <Form.Item
          name="accountability"
          label={say({
            zh: '问责情况（未发建议书时必填）',
            en: 'Who answers for it (where no letter of advice was issued)',
          })}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </>
    );
  return null;
}

function Report({ owed }: { owed: number }) {
  const say = useSay();
  return (
    <>
      <Form.Item
        name="text"
        label={say({ zh: '整改进展', en: 'What was done' })}
        rules={[{ required: true, whitespace: true, message: say({ zh: '必填', en: 'required' }) }]}
      >
        <Input.TextArea rows={4} maxLength={4000} showCount />
      </Form.Item>
      <Form.Item
        name="money_recovered"
        label={say({ zh: '累计已追金额（元，应追 {owed}）', en: 'Recovered in all (CNY, of {owed})' }, { owed })}
      >
        <InputNumber min={0} max={owed} precision={2} className={own['number'] ?? ''} />
      </Form.Item>
      <Form.Item label={say({ zh: '处理人数（四种形态）', en: 'People handled (four forms)' })}>
        <div className={own['four']}>
          {(['first', 'second', 'third', 'fourth'] as const).map((form, at) => (
            <Form.Item key={form} name={['people_handled', form]} noStyle>
              <InputNumber
                min={0}
                precision={0}
                prefix={['一', '二', '三', '四'][at]}
                aria-label={say({ zh: '第{n}种形态', en: 'form {n}' }, { n: at + 1 })}
              />
            </Form.Item>
          ))}
        </div>
      </Form.Item>
      <Form.Item label={say({ zh: '建章立制', en: 'Rules made' })}>
        <Form.List name="rules_made">
          {(items, { add, remove }) => (
            <div className={own['measures']}>
              {items.map(({ key, name }) => (
                <div key={key} className={own['measure']}>
                  <Form.Item name={[name, 'title']} noStyle>
                    <Input
                      placeholder={say({ zh: '制度名称', en: 'Title' })}
                      aria-label={say({ zh: '制度名称', en: 'Title' })}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'number']} noStyle>
                    <Input
                      placeholder={say({ zh: '文号', en: 'Number' })}
                      aria-label={say({ zh: '文号', en: 'Number' })}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'made_on']} noStyle>
                    <Input type="date" aria-label={say({ zh: '印发日期', en: 'Made on' })} />
                  </Form.Item>
                  <Button type="text" aria-label={say({ zh: '删除', en: 'Remove' })} onClick={() => remove(name)}>
                    ×
                  </Button>
                </div>
              ))}
              <Button type="dashed" onClick={() => add({})}>
                {say({ zh: '添加制度', en: 'Add a rule' })}
              </Button>
            </div>
          )}
        </Form.List>
      </Form.Item>
    </>
  );
}
