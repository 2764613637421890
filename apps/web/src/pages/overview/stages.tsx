import { Link } from 'react-router';
import { useLanguage, useSay } from '../../texts/language.tsx';
import type { OverviewStatistics } from './overview.ts';
import styles from './stages.module.css';

/** 55.1亿, 3.2m: large counts as people say them. */
function shortCount(n: number, language: 'zh' | 'en'): string {
  const steps =
    language === 'zh'
      ? ([
          [1e8, '亿'],
          [1e4, '万'],
        ] as const)
      : ([
          [1e9, 'bn'],
          [1e6, 'm'],
        ] as const);
  const step = steps.find(([size]) => n >= size);
  return step
    ? `${(n / step[0]).toLocaleString('en-US', { maximumFractionDigits: 1 })}${step[1]}`
    : n.toLocaleString('en-US');
}

/** The four stages of the loop and what each has come to. */
export function Stages({ figures }: { figures: OverviewStatistics['loop']['figures'] }) {
  const say = useSay();
  const { language } = useLanguage();
  const number = (n: number) => n.toLocaleString('en-US');
  const stages = [
    {
      title: say({ zh: '采集数据', en: 'Collect' }),
      value: shortCount(figures.rows, language),
      note: say({ zh: '条记录入库', en: 'rows taken in' }),
      to: '/datasets',
    },
    {
      title: say({ zh: '模型比对', en: 'Compare' }),
      value: number(figures.hits),
      note: say({ zh: '个疑点', en: 'hits' }),
      to: '/hits',
    },
    {
      title: say({ zh: '线下核实', en: 'Verify' }),
      value: number(figures.verified),
      note: say({ zh: '个已核实，属实 {n}', en: 'verified, {n} confirmed' }, { n: figures.confirmed }),
      to: '/hits?verdict=true&verdict=partly',
    },
    {
      title: say({ zh: '反馈纠正', en: 'Correct' }),
      value: number(figures.corrected),
      note: say({ zh: '项整改到位，发文 {n} 份', en: 'put right, {n} letters' }, { n: figures.letters }),
      to: '/rectifications',
    },
  ];
  return (
    <ol className={styles['stages']}>
      {stages.map(({ title, value, note, to }, at) => (
        <li key={to}>
          <Link to={to} className={styles['stage'] ?? ''}>
            <span className={styles['title']}>
              <span className={styles['no']}>{at + 1}</span>
              {title}
            </span>
            <span>
              <b className={styles['value']}>{value}</b> <span className="soft">{note}</span>
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
