import { FigureLink, FigureRow } from '../../pieces/figure-link.tsx';
import { moneyText } from '../../pieces/money.tsx';
import { useLanguage, useSay } from '../../texts/language.tsx';
import styles from './overview.module.css';
import type { OverviewStatistics } from './overview.ts';

type TotalsProps = { totals: OverviewStatistics['totals']; asOf: string };

/** The loop in eight numbers, each leading to what it counts. */
export function Totals({ totals, asOf }: TotalsProps) {
  const say = useSay();
  const { language } = useLanguage();
  const number = (n: number) => n.toLocaleString('en-US');
  return (
    <section aria-labelledby="standing">
      <h2 id="standing" className={styles['heading']}>
        {say({ zh: '总体情况', en: 'Where everything stands' })}
        <span>{say({ zh: '截至 {at}', en: 'as of {at}' }, { at: asOf.slice(0, 16) })}</span>
      </h2>
      <FigureRow>
        <FigureLink label={say({ zh: '疑点', en: 'Hits' })} value={number(totals.hits)} to="/hits" />
        <FigureLink
          label={say({ zh: '待研判', en: 'To be weighed' })}
          value={number(totals.waiting)}
          to="/hits?state=H20"
        />
        <FigureLink
          label={say({ zh: '核实中', en: 'Being verified' })}
          value={number(totals.verifying)}
          to="/hits?state=H40&state=H41"
        />
        <FigureLink
          label={say({ zh: '超期', en: 'Overdue' })}
          value={number(totals.overdue)}
          to="/hits?overdue=true"
          tone={totals.overdue > 0 ? 'due' : 'plain'}
        />
        <FigureLink label={say({ zh: '问题线索', en: 'Clues' })} value={number(totals.clues)} to="/clues" />
        <FigureLink label={say({ zh: '文书', en: 'Letters' })} value={number(totals.letters)} to="/letters" />
        <FigureLink
          label={say({ zh: '整改', en: 'Rectifications' })}
          value={number(totals.rectifications)}
          to="/rectifications"
        />
        <FigureLink
          label={say({ zh: '追缴金额（元）', en: 'Recovered (CNY)' })}
          value={moneyText(totals.recovered, language, true)}
          to="/rectifications"
        />
      </FigureRow>
    </section>
  );
}
