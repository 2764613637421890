import { useRead } from '../../api/reading.ts';
import { Reading } from '../../pieces/reading.tsx';
import { Section } from '../../pieces/section.tsx';
import { useSay } from '../../texts/language.tsx';
import { type Notice, NoticeList } from './notices.tsx';

/** What others did to this account of late, also after it was read: whoever came in wrongly cannot hide it. */
export function PastNotices() {
  const say = useSay();
  const read = useRead<{ items: Notice[] }>('/api/session/notices');
  return (
    <Section title={say({ zh: '他人对本账号的操作', en: 'What others did to this account' })}>
      <Reading of={read}>
        {({ items }) =>
          items.length > 0 ? (
            <NoticeList notices={items} />
          ) : (
            <p className="soft">{say({ zh: '近 90 天没有', en: 'Nothing in the last 90 days' })}</p>
          )
        }
      </Reading>
    </Section>
  );
}
