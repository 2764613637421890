import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useWrite } from '../../api/reading.ts';
import { Section } from '../../pieces/section.tsx';
import { useTell } from '../../pieces/tell.ts';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import styles from './rectification.module.css';
import { type Evidence, type EvidenceKind, evidenceKinds, type RectificationView, touched } from './rectification.ts';

/** Proofs, vouchers, rules: what is attached, and what is still to be attached. */
export function EvidenceSection({ row }: { row: RectificationView }) {
  const say = useSay();
  const tell = useTell();
  const input = useId();
  const [kind, setKind] = useState<EvidenceKind>('proof');
  const write = useWrite<Evidence>('POST /api/rectifications/{id}/files', touched);
  const working = row.acts.some(({ act, allowed }) => act === 'file' && allowed);
  const send = async (files: readonly File[]) => {
    for (const file of files) {
      const body = new FormData();
      body.append('id', crypto.randomUUID());
      body.append('kind', kind);
      body.append('file', file);
      await write.mutateAsync({ params: { id: row.id }, body }).catch(tell.failed);
    }
  };
  return (
    <Section
      title={say({ zh: '佐证材料', en: 'Evidence' })}
      aside={say({ zh: '{n} 份', en: '{n}' }, { n: row.evidence.length })}
    >
      {working && (
        <div className={styles['attach']}>
          <Select<EvidenceKind>
            aria-label={say({ zh: '材料类别', en: 'Kind' })}
            value={kind}
            onChange={setKind}
            options={Object.entries(evidenceKinds).map(([value, label]) => ({
              value: value as EvidenceKind,
              label: say(label),
            }))}
          />
          <label htmlFor={input} className={styles['pick']}>
            {write.isPending ? say({ zh: '上传中…', en: 'Sending…' }) : say({ zh: '选择文件', en: 'Choose files' })}
            <input
              id={input}
              type="file"
              multiple
              accept="image/*,.pdf,.docx,.xlsx"
              disabled={write.isPending}
              onChange={(event) => {
                void send([...(event.target.files ?? [])]);
                event.target.value = '';
              }}
            />
          </label>
          <span className="faint">
            {say({ zh: '照片、pdf、docx、xlsx，每份不超过 20 MB', en: 'photos, pdf, docx, xlsx; at most 20 MB each' })}
          </span>
        </div>
      )}
      {row.evidence.length === 0 && (
        <p className="soft">
          {say({
            zh: '还没有材料。提交销号至少附一份，追缴须附凭证。',
            en: 'None yet. One at least is needed to hand it in; money recovered needs its voucher.',
          })}
        </p>
      )}
      <ul className={styles['files']}>
        {row.evidence.map((one) => (
          <li key={one.id}>
            <span>
              <span className={styles['tag']}>{say(evidenceKinds[one.kind])}</span> {one.name}
              <span className={styles['sub']}>
                {one.by_name} · <When at={one.at} /> · <span title={one.sha256}>SHA-256 {one.sha256.slice(0, 12)}</span>
              </span>
            </span>
            <a href={`/api/rectifications/${row.id}/files/${one.id}`} download={one.name}>
              <Button size="small">{say({ zh: '下载', en: 'Download' })}</Button>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
