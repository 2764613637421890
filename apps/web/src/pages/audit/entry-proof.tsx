import { Modal } from 'antd';
import { useRead } from '../../api/reading.ts';
import { Facts } from '../../pieces/facts.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import styles from './audit.module.css';
import type { Proof } from './ledger.ts';

/** That one entry is under the last signed checkpoint: enough for who has neither the platform nor the other entries. */
export function EntryProof({ seq, onClose }: { seq: number; onClose: () => void }) {
  const say = useSay();
  const proof = useRead<Proof>('/api/ledger/{seq}/proof', { params: { seq } });
  return (
    <Modal
      open
      footer={null}
      width={680}
      title={say({ zh: '第 {seq} 条的证明', en: 'Proof of entry {seq}' }, { seq })}
      onCancel={onClose}
    >
      <Reading of={proof}>
        {({ leaf_hash, path, hash, checkpoint }) => (
          <Facts
            items={[
              {
                label: say({ zh: '检查点', en: 'Checkpoint' }),
                value: say({ zh: '共 {n} 条时', en: 'at {n} entries' }, { n: checkpoint.size }),
              },
              { label: say({ zh: '签名时间', en: 'Signed at' }), value: <When at={checkpoint.at} /> },
              { label: say({ zh: '算法', en: 'Algorithms' }), value: `${hash} · ${checkpoint.algorithm} · RFC 9162` },
              {
                label: say({ zh: '条目哈希', en: 'Leaf hash' }),
                value: <code className={styles['long']}>{leaf_hash}</code>,
                wide: true,
              },
              {
                label: say({ zh: '审计路径', en: 'Audit path' }),
                value: (
                  <ol className={styles['path']}>
                    {path.map((node) => (
                      <li key={node}>
                        <code className={styles['long']}>{node}</code>
                      </li>
                    ))}
                  </ol>
                ),
                wide: true,
              },
              {
                label: say({ zh: '根', en: 'Root' }),
                value: <code className={styles['long']}>{checkpoint.root}</code>,
                wide: true,
              },
              {
                label: say({ zh: '签名', en: 'Signature' }),
                value: <code className={styles['long']}>{checkpoint.signature}</code>,
                wide: true,
              },
            ]}
          />
        )}
      </Reading>
    </Modal>
  );
}
