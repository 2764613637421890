import { Alert, Button } from 'antd';
import { useWrite } from '../../api/reading.ts';
import { Facts } from '../../pieces/facts.tsx';
import { Section } from '../../pieces/section.tsx';
import { useSay } from '../../texts/language.tsx';
import styles from './audit.module.css';
import type { Verified } from './ledger.ts';

/** Verifies the whole ledger now and says what was found. */
export function Verification() {
  const say = useSay();
  const verify = useWrite<Verified | null>('POST /api/ledger/verify', ['/api/ledger']);
  const found = verify.data;
  return (
    <Section
      title={say({ zh: '完整性', en: 'Integrity' })}
      note={say({
        zh: '逐条重算哈希,并与签名检查点核对。不依赖平台的校验:导出账本后运行 ./plumb audit verify --file。',
        en: 'Every entry is hashed anew and compared with the signed checkpoints. Without the platform: export the ledger and run ./plumb audit verify --file.',
      })}
      aside={
        <Button loading={verify.isPending} onClick={() => verify.mutate({ body: {} })}>
          {say({ zh: '立即校验', en: 'Verify now' })}
        </Button>
      }
    >
      <div aria-live="polite" className={styles['found'] ?? ''}>
        {verify.error && <Alert type="error" showIcon title={say(verify.error.texts)} />}
        {found === null && say({ zh: '账本尚无条目', en: 'The ledger has no entry yet' })}
        {found && <Found found={found} />}
      </div>
    </Section>
  );
}

function Found({ found }: { found: Verified }) {
  const say = useSay();
  return (
    <>
      <Alert
        type={found.ok ? 'success' : 'error'}
        showIcon
        title={
          found.ok
            ? say(
                { zh: '完好:{n} 条均未被改动', en: 'Whole: none of the {n} entries was changed' },
                { n: found.entries },
              )
            : say({ zh: '有误:自第 {n} 条起', en: 'Wrong: from entry {n} on' }, { n: found.first_wrong ?? 0 })
        }
        description={
          found.ok ? undefined : (
            <ul>
              {found.findings.map(({ kind, seq, text }) => (
                <li key={`${kind}-${seq}`}>{say(text)}</li>
              ))}
            </ul>
          )
        }
      />
      <Facts
        items={[
          { label: say({ zh: '签名检查点', en: 'Signed checkpoints' }), value: found.checkpoints },
          { label: say({ zh: '签名覆盖至', en: 'Signed up to' }), value: found.signed_to },
          { label: say({ zh: '算法', en: 'Algorithms' }), value: `${found.hash} · ${found.algorithm}` },
          {
            label: say({ zh: '根', en: 'Root' }),
            value: <code className={styles['long']}>{found.root}</code>,
            wide: true,
          },
          {
            label: say({ zh: '公钥', en: 'Public key' }),
            value: <code className={styles['long']}>{found.public_key}</code>,
            wide: true,
          },
        ]}
      />
    </>
  );
}
