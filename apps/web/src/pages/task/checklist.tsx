import { CameraOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useWrite } from '../../api/reading.ts';
import { Section } from '../../pieces/section.tsx';
import { textOf } from '../../pieces/track-map/naive-time.ts';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { type Draft, keepDraft, readDraft, withDraft, withoutTaken } from './findings-draft.ts';
import { type ChecklistItem, type Finding, findingNames, type TaskView } from './task.ts';
import styles from './task-page.module.css';
import type { Uploads } from './use-uploads.ts';

const settleFor = 900;
const now = () => textOf(Date.now() + 8 * 3_600_000);

/** The questions of the model, answered one by one. What is typed is kept on the phone until the server has it. */
export function Checklist({ task, working, uploads }: { task: TaskView; working: boolean; uploads: Uploads }) {
  const say = useSay();
  const { draft, answer, sending, failed } = useFindings(task);
  const items = withDraft(task.checklist, draft);
  const answered = items.filter(({ finding }) => finding !== null).length;
  return (
    <Section
      title={say({ zh: '核查清单', en: 'Checklist' })}
      aside={say({ zh: '已答 {a}/{n}', en: '{a} of {n}' }, { a: answered, n: items.length })}
    >
      {failed && (
        <p className={styles['missing']} role="status">
          {say({
            zh: '暂未上传,已存在本机;联网后自动上传。',
            en: 'Not sent yet, kept on this phone; sent once there is a network.',
          })}{' '}
          {failed}
        </p>
      )}
      <ol className={styles['items']}>
        {items.map((item, n) => (
          <li key={item.id}>
            <Question
              n={n + 1}
              item={item}
              working={working}
              sending={sending}
              onAnswer={(finding, note) => answer(item.id, finding, note)}
              onPhoto={(files) => uploads.add(files, item.id)}
              photos={task.files.filter(({ question }) => question === item.id).length}
            />
          </li>
        ))}
      </ol>
    </Section>
  );
}

type QuestionProps = {
  n: number;
  item: ChecklistItem & { unsent: boolean };
  working: boolean;
  sending: boolean;
  photos: number;
  onAnswer(finding: Finding, note: string): void;
  onPhoto(files: File[]): void;
};

function Question({ n, item, working, sending, photos, onAnswer, onPhoto }: QuestionProps) {
  const say = useSay();
  const [note, setNote] = useState(item.note ?? '');
  useEffect(() => setNote(item.note ?? ''), [item.note]);
  return (
    <fieldset className={styles['item']} disabled={!working}>
      <legend>
        <b>{n}</b>
        <span>{say(item.text)}</span>
      </legend>
      <div className={styles['choices']}>
        {(Object.keys(findingNames) as Finding[]).map((finding) => (
          <label key={finding} className={styles['choice']}>
            <input
              type="radio"
              name={item.id}
              checked={item.finding === finding}
              onChange={() => onAnswer(finding, note.trim())}
            />
            {say(findingNames[finding])}
          </label>
        ))}
      </div>
      {working && (
        <div className={styles['under']}>
          <Input.TextArea
            rows={2}
            size="large"
            maxLength={1000}
            value={note}
            aria-label={say({ zh: '第 {n} 项的说明', en: 'Note on item {n}' }, { n })}
            placeholder={say({ zh: '怎么查的,看到什么', en: 'How it was checked, what was seen' })}
            onChange={(event) => setNote(event.target.value)}
            onBlur={() => item.finding && note.trim() !== (item.note ?? '') && onAnswer(item.finding, note.trim())}
          />
          <label className={styles['pick']}>
            <CameraOutlined aria-hidden="true" />
            {photos > 0 ? say({ zh: '照片 {n}', en: 'Photos {n}' }, { n: photos }) : say({ zh: '拍照', en: 'Photo' })}
            <input
              type="file"
              accept="image/*"
              capture="environment"
              aria-label={say({ zh: '为第 {n} 项拍照', en: 'Photo for item {n}' }, { n })}
              onChange={(event) => {
                onPhoto([...(event.target.files ?? [])]);
                event.target.value = '';
              }}
            />
          </label>
        </div>
      )}
      {!working && item.note && <p className="soft">{item.note}</p>}
      {item.finding && (
        <p className={`${styles['kept']} ${item.unsent ? styles['unsent'] : ''}`}>
          {item.unsent ? (
            sending ? (
              say({ zh: '正在上传…', en: 'Sending…' })
            ) : (
              say({ zh: '存在本机,待上传', en: 'Kept on this phone, not sent yet' })
            )
          ) : (
            <>
              {item.by_name} <When at={item.at} />
            </>
          )}
        </p>
      )}
    </fieldset>
  );
}

/** Findings typed here, kept in the browser's store, sent when typing rests and when the network returns. */
function useFindings(task: TaskView) {
  const say = useSay();
  const [draft, setDraft] = useState<Draft>(() => readDraft(localStorage, task.id));
  const write = useWrite('POST /api/tasks/{id}/findings', ['/api/tasks']);
  const { mutateAsync } = write;
  const busy = useRef(false);
  useEffect(() => setDraft((before) => withoutTaken(before, task.checklist)), [task.checklist]);
  useEffect(() => keepDraft(localStorage, task.id, draft), [task.id, draft]);
  const flush = useCallback(async () => {
    const findings = Object.values(draft);
    if (findings.length === 0 || busy.current) return;
    busy.current = true;
    try {
      await mutateAsync({ params: { id: task.id }, body: { findings } });
      setDraft((before) => Object.fromEntries(Object.entries(before).filter(([id, one]) => draft[id]?.at !== one.at)));
    } catch {
      // Told beside the list; the draft stays and goes with the next try.
    } finally {
      busy.current = false;
    }
  }, [draft, mutateAsync, task.id]);
  useEffect(() => {
    const timer = setTimeout(flush, settleFor);
    addEventListener('online', flush);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', flush);
    };
  }, [flush]);
  return {
    draft,
    answer: (question: string, finding: Finding, note: string) =>
      setDraft((before) => ({ ...before, [question]: { question, finding, note, at: now() } })),
    sending: write.isPending,
    failed: write.error && Object.keys(draft).length > 0 ? say(write.error.texts) : undefined,
  };
}
