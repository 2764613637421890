import { Alert, Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { ApiFailure } from '../api/failure.ts';
import { useSay } from '../texts/language.tsx';
import { useFocusBack } from './focus-back.ts';

type ReasonDialogProps<Values> = {
  open: boolean;
  title: string;
  /** What follows from the act, before it is done. */
  note?: ReactNode;
  /** The button's word: what will be done. */
  act: string;
  pending: boolean;
  failure: ApiFailure | null;
  /** Form.Item fields beside the reason. */
  children?: ReactNode;
  initial?: Partial<Values>;
  /** Left out: the reason is asked for. */
  withoutReason?: boolean;
  onAct: (values: Values & { reason: string }) => void;
  onClose: () => void;
};

/** An act with its reason. What was typed stays when the server refuses. */
export function ReasonDialog<Values extends object = object>(props: ReasonDialogProps<Values>) {
  const { open, title, note, act, pending, failure, children, initial, withoutReason, onAct, onClose } = props;
  const say = useSay();
  const [form] = Form.useForm();
  useFocusBack(open);
  return (
    <Modal
      open={open}
      title={title}
      okText={act}
      cancelText={say({ zh: '取消', en: 'Cancel' })}
      confirmLoading={pending}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={() => form.resetFields()}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial ?? {}} onFinish={onAct}>
        {note && <Form.Item>{note}</Form.Item>}
        {children}
        {!withoutReason && (
          <Form.Item
            name="reason"
            label={say({ zh: '理由', en: 'Reason' })}
            rules={[{ required: true, whitespace: true, message: say({ zh: '请写明理由', en: 'Give the reason' }) }]}
          >
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        )}
        {failure && (
          <Form.Item>
            <Alert type="error" showIcon title={say(failure.texts)} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
