import { Modal } from 'antd';
import { useSay } from '../../texts/language.tsx';
import styles from './key-sheet.module.css';
import { keySheet } from './queue-keys.ts';

export function KeySheet({ open, onClose }: { open: boolean; onClose(): void }) {
  const say = useSay();
  return (
    <Modal open={open} onCancel={onClose} footer={null} width={420} title={say({ zh: '快捷键', en: 'Keys' })}>
      <dl className={styles['sheet']}>
        {keySheet.map((line) => (
          <div key={line.command}>
            <dt>
              {line.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{say(line)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
