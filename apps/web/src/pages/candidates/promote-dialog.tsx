import { Alert, Form, Modal } from 'antd';
import { useWrite } from '../../api/reading.ts';
import { useTell } from '../../pieces/tell.ts';
import { useSay } from '../../texts/language.tsx';
import { ActFields } from '../hit/act-fields.tsx';
import { actForms, type FormValues, inputOf } from '../hit/act-forms.ts';
import type { CandidateView } from './candidate.ts';

const fields = actForms['hit:to-clue'] ?? [];

/** Proposes that the hits weighed together become one clue; somebody else approves. */
export function PromoteDialog({ candidate, onClose }: { candidate: CandidateView; onClose(): void }) {
  const say = useSay();
  const tell = useTell();
  const [form] = Form.useForm<FormValues>();
  const write = useWrite('POST /api/candidates/{id}/to-clue', [
    '/api/candidates',
    '/api/hits',
    '/api/clues',
    '/api/inbox',
  ]);
  return (
    <Modal
      open
      title={say({ zh: '建议转问题线索', en: 'Propose a clue' })}
      okText={say({ zh: '提交审批', en: 'Send for approval' })}
      cancelText={say({ zh: '取消', en: 'Cancel' })}
      confirmLoading={write.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        onFinish={(values) =>
          write.mutate(
            { params: { id: candidate.id }, body: { revision: candidate.revision, ...inputOf(fields, values) } },
            {
              onSuccess: () => {
                tell.done({ zh: '已提交,待案管室审批', en: 'Sent; case management decides' });
                onClose();
              },
            },
          )
        }
      >
        <ActFields fields={fields} />
        {write.error && <Alert type="warning" showIcon title={say(write.error.texts)} />}
      </Form>
    </Modal>
  );
}
