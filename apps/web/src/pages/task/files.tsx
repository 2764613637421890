import { CameraOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Section } from '../../pieces/section.tsx';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import type { Attachment, TaskView } from './task.ts';
import styles from './task-page.module.css';
import type { Uploads } from './use-uploads.ts';

/** Photos and documents: those on their way with their progress, those that arrived. */
export function Files({ task, uploads, working }: { task: TaskView; uploads: Uploads; working: boolean }) {
  const say = useSay();
  const take = (list: FileList | null) => uploads.add([...(list ?? [])], null);
  return (
    <Section
      title={say({ zh: '佐证材料', en: 'Photos and documents' })}
      aside={say({ zh: '{n} 份', en: '{n}' }, { n: task.files.length })}
      note={say({
        zh: '原件封存不改;查看用的照片副本已去掉拍摄位置等信息。',
        en: 'Originals are sealed as they are; the copies to look at carry no place or device.',
      })}
    >
      {working && (
        <div className={styles['picks']}>
          <label className={styles['pick']}>
            <CameraOutlined aria-hidden="true" />
            {say({ zh: '拍照', en: 'Take a photo' })}
            <input
              type="file"
              accept="image/*"
              capture="environment"
              onChange={(event) => {
                take(event.target.files);
                event.target.value = '';
              }}
            />
          </label>
          <label className={styles['pick']}>
            <PaperClipOutlined aria-hidden="true" />
            {say({ zh: '选择文件', en: 'Choose files' })}
            <input
              type="file"
              multiple
              accept="image/*,.pdf,.docx,.xlsx"
              onChange={(event) => {
                take(event.target.files);
                event.target.value = '';
              }}
            />
          </label>
        </div>
      )}
      {uploads.all.length > 0 && (
        <ul className={styles['uploads']} aria-live="polite">
          {uploads.all.map((upload) => (
            <li key={upload.id} className={styles['upload']}>
              <span className={styles['name']}>{upload.name}</span>
              <span>
                {upload.state === 'sending' && `${Math.round(upload.sent * 100)}%`}
                {upload.state === 'waiting' && say({ zh: '等待上传', en: 'waiting' })}
                {upload.state === 'failed' && (
                  <Button onClick={() => uploads.retry(upload.id)}>{say({ zh: '重试', en: 'Try again' })}</Button>
                )}
                {(upload.state === 'failed' || upload.state === 'refused') && (
                  <Button type="text" onClick={() => uploads.remove(upload.id)}>
                    {say({ zh: '移除', en: 'Remove' })}
                  </Button>
                )}
              </span>
              {upload.state === 'sending' && <progress value={upload.sent} max={1} aria-label={upload.name} />}
              {upload.why && <span className={styles['why']}>{say(upload.why)}</span>}
            </li>
          ))}
        </ul>
      )}
      {task.files.length === 0 && uploads.all.length === 0 ? (
        <p className="soft">
          {say({
            zh: '还没有材料。结论为属实或部分属实时,至少需要一份。',
            en: 'None yet. A verdict of true or partly true needs one at least.',
          })}
        </p>
      ) : (
        <ul className={styles['files']}>
          {task.files.map((file) => (
            <li key={file.id}>
              <FileCard task={task.id} file={file} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function FileCard({ task, file }: { task: string; file: Attachment }) {
  const address = `/api/tasks/${task}/files/${file.id}`;
  const size =
    file.bytes < 1_048_576 ? `${Math.ceil(file.bytes / 1024)} KB` : `${(file.bytes / 1_048_576).toFixed(1)} MB`;
  return (
    <a className={styles['file']} href={address} target="_blank" rel="noreferrer">
      {file.kind === 'photo' && file.has_view ? (
        <img className={styles['thumb']} src={address} alt={file.name} loading="lazy" />
      ) : (
        <span className={styles['thumb']}>{file.name.split('.').at(-1)}</span>
      )}
      <span className={styles['name']} title={`${file.name}\nSHA-256 ${file.sha256}`}>
        {file.name}
      </span>
      <span className="faint">
        {file.by_name} <When at={file.at} /> {size}
      </span>
    </a>
  );
}
