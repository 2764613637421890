import { Alert, Button, Form, Select } from 'antd';
import { useWrite } from '../../api/reading.ts';
import { useSession } from '../../api/session.tsx';
import { Section } from '../../pieces/section.tsx';
import { useTell } from '../../pieces/tell.ts';
import { useSay } from '../../texts/language.tsx';
import type { Names } from '../hits/names.ts';
import type { TaskView } from './task.ts';
import styles from './task-page.module.css';

/** Signing for the task: at least two verifiers, by name. */
export function Accept({ task, names }: { task: TaskView; names: Names }) {
  const say = useSay();
  const tell = useTell();
  const { session } = useSession();
  const accept = useWrite('POST /api/tasks/{id}/accept', ['/api/tasks', '/api/hits', '/api/inbox']);
  const possible = task.acts.find(({ act }) => act === 'task:accept');
  if (!possible) return null;
  const verifiers = names.colleagues.filter(
    ({ roles, unit }) => roles.includes('field_verifier') && unit === session?.account.unit,
  );
  const chosen =
    task.verifiers.length > 0 ? task.verifiers.map(({ account }) => account) : session ? [session.account.id] : [];
  return (
    <Section title={say({ zh: '签收任务', en: 'Accept the task' })}>
      {possible.allowed ? (
        <Form
          layout="vertical"
          requiredMark={false}
          initialValues={{ verifiers: chosen }}
          onFinish={({ verifiers }: { verifiers: string[] }) =>
            accept.mutate(
              { params: { id: task.id }, body: { revision: task.revision, verifiers } },
              { onSuccess: () => tell.done({ zh: '已签收', en: 'Accepted' }) },
            )
          }
        >
          <Form.Item
            name="verifiers"
            label={say({ zh: '核查人(不少于两人)', en: 'Verifiers (two at least)' })}
            rules={[
              {
                validator: async (_, value: string[]) => {
                  if (value.length < 2)
                    throw new Error(say({ zh: '核实须两人以上', en: 'At least two verifiers are needed' }));
                },
              },
            ]}
          >
            <Select
              mode="multiple"
              size="large"
              showSearch={{ optionFilterProp: 'label' }}
              options={verifiers.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          {accept.error && (
            <Alert type="warning" showIcon title={say(accept.error.texts)} className={styles['missing'] ?? ''} />
          )}
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            loading={accept.isPending}
            className={styles['big'] ?? ''}
          >
            {say({ zh: '签收', en: 'Accept' })}
          </Button>
        </Form>
      ) : (
        <p className="soft">{possible.why_not && say(possible.why_not)}</p>
      )}
    </Section>
  );
}
