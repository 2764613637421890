import { Button } from 'antd';
import { useRead, useWrite } from '../../api/reading.ts';
import { Reading } from '../../pieces/reading.tsx';
import { Section } from '../../pieces/section.tsx';
import { useTell } from '../../pieces/tell.ts';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import styles from './account.module.css';

type OpenSession = { id: string; started_at: string; seen_at: string; agent: string; current: boolean };

/** Where this account is signed in; any of them can be ended. */
export function Sessions() {
  const say = useSay();
  const tell = useTell();
  const sessions = useRead<{ items: OpenSession[] }>('/api/sessions');
  const end = useWrite('POST /api/sessions/{id}/end', ['/api/sessions']);
  return (
    <Section title={say({ zh: '登录中的会话', en: 'Where you are signed in' })}>
      <Reading of={sessions}>
        {({ items }) => (
          <ul>
            {items.map((one) => (
              <li key={one.id} className={styles['session']}>
                <div>
                  <b>{one.agent ? one.agent : say({ zh: '未知设备', en: 'Unknown device' })}</b>
                  {one.current && <span className={styles['current']}>{say({ zh: '本机', en: 'this one' })}</span>}
                  <p className="soft">
                    {say({ zh: '登录于', en: 'since' })} <When at={one.started_at} /> ·{' '}
                    {say({ zh: '最近使用', en: 'last used' })} <When at={one.seen_at} />
                  </p>
                </div>
                {!one.current && (
                  <Button
                    onClick={() =>
                      end.mutate(
                        { params: { id: one.id } },
                        { onSuccess: () => tell.done({ zh: '会话已结束', en: 'Session ended' }), onError: tell.failed },
                      )
                    }
                  >
                    {say({ zh: '结束', en: 'End' })}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Reading>
    </Section>
  );
}
