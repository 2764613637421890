import { Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/reading.ts';
import { EmptyState } from '../../pieces/empty-state.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { Section } from '../../pieces/section.tsx';
import { nowInBeijing, When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import styles from './letter.module.css';

type Entry = {
  number: string;
  object_type: 'letter' | 'task';
  object_id: string;
  unit_name: string | null;
  issued_at: string;
  cancelled_at: string | null;
  cancelled_because: string | null;
};

/** Every number of a year in its order; a cancelled one stays with its reason. */
export function RegisterPage() {
  const say = useSay();
  const present = new Date(nowInBeijing()).getUTCFullYear();
  const [year, setYear] = useState(present);
  const register = useRead<{ items: Entry[] }>('/api/letters/register', { query: { year } });
  return (
    <>
      <PageHead
        back={{ to: '/letters', label: say({ zh: '文书', en: 'Letters' }) }}
        title={say({ zh: '文号登记簿', en: 'Register of numbers' })}
        actions={
          <Select
            aria-label={say({ zh: '年份', en: 'Year' })}
            value={year}
            onChange={setYear}
            options={[0, 1, 2, 3].map((back) => ({ value: present - back, label: String(present - back) }))}
          />
        }
      />
      <Section flush>
        <Reading
          of={register}
          empty={{
            when: ({ items }) => items.length === 0,
            show: <EmptyState title={say({ zh: '这一年没有编号', en: 'No numbers in this year' })} />,
          }}
        >
          {({ items }) => (
            <table className={styles['register']}>
              <thead>
                <tr>
                  <th scope="col">{say({ zh: '文号', en: 'Number' })}</th>
                  <th scope="col">{say({ zh: '主送', en: 'To' })}</th>
                  <th scope="col">{say({ zh: '编号时间', en: 'Given' })}</th>
                  <th scope="col">{say({ zh: '状态', en: 'State' })}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((entry) => (
                  <tr key={entry.number} {...(entry.cancelled_at && { className: styles['cancelled'] ?? '' })}>
                    <td className="number">
                      <Link to={`/${entry.object_type}s/${entry.object_id}`}>{entry.number}</Link>
                    </td>
                    <td>{entry.unit_name ?? '—'}</td>
                    <td>
                      <When at={entry.issued_at} />
                    </td>
                    <td>
                      {entry.cancelled_at
                        ? `${say({ zh: '作废：', en: 'cancelled: ' })}${entry.cancelled_because}`
                        : say({ zh: '有效', en: 'in force' })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Reading>
      </Section>
    </>
  );
}
