import { useRead } from '../../api/reading.ts';
import { FigureLink, FigureRow } from '../../pieces/figure-link.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { Section } from '../../pieces/section.tsx';
import { useSay } from '../../texts/language.tsx';
import styles from './overview.module.css';
import type { Inbox } from './overview.ts';

/** What waits for this person, a number a kind; each leads to its list. */
export function NeedsMe() {
  const say = useSay();
  const inbox = useRead<Inbox>('/api/inbox');
  const nothing = <p className={styles['calm']}>{say({ zh: '没有等您处理的事项。', en: 'Nothing waits for you.' })}</p>;
  return (
    <section aria-labelledby="needs-me">
      <h2 id="needs-me" className={styles['heading']}>
        {say({ zh: '今天等我处理', en: 'Needs me today' })}
      </h2>
      <Reading
        of={inbox}
        rows={2}
        empty={{ when: ({ items }) => items.every(({ count }) => count === 0), show: <Section>{nothing}</Section> }}
      >
        {({ items }) => (
          <FigureRow few>
            {items
              .filter(({ count }) => count > 0)
              .map(({ kind, title, count, overdue, link }) => (
                <FigureLink
                  key={kind}
                  label={say(title)}
                  value={count.toLocaleString('en-US')}
                  to={link}
                  note={
                    overdue > 0 ? (
                      <span className={styles['late']}>
                        {say({ zh: '其中超期 {n}', en: '{n} overdue' }, { n: overdue })}
                      </span>
                    ) : (
                      say({ zh: '均在期限内', en: 'all in time' })
                    )
                  }
                />
              ))}
          </FigureRow>
        )}
      </Reading>
    </section>
  );
}
