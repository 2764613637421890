import { Button } from 'antd';
import { useMay } from '../../api/session.tsx';
import { useSay } from '../../texts/language.tsx';
import styles from './hit-table.module.css';
import { type TriageAct, triageTitles } from './triage-preview.ts';

type BulkBarProps = {
  selected: number;
  /** All that the filters list, where they list more than is selected. */
  all: number | undefined;
  whole: boolean;
  onWhole(): void;
  onAct(act: TriageAct): void;
  onClear(): void;
};

const acts: readonly TriageAct[] = ['assign', 'dispatch', 'need-data', 'reject'];

/** What can be done with the hits that are selected. */
export function BulkBar({ selected, all, whole, onWhole, onAct, onClear }: BulkBarProps) {
  const say = useSay();
  const may = useMay();
  return (
    <div className={styles['bulk']} role="status">
      <span className={styles['chosen']}>
        {say({ zh: '已选 {n} 条', en: '{n} selected' }, { n: whole && all ? all : selected })}
      </span>
      {acts
        .filter((act) => may(`hit:${act}`))
        .map((act) => (
          <Button key={act} onClick={() => onAct(act)}>
            {say(triageTitles[act])}
          </Button>
        ))}
      {!whole && all !== undefined && all > selected && (
        <Button type="link" onClick={onWhole}>
          {say({ zh: '改选符合筛选的全部 {n} 条', en: 'Select all {n} that the filters list' }, { n: all })}
        </Button>
      )}
      <Button type="text" onClick={onClear}>
        {say({ zh: '取消选择', en: 'Clear' })}
      </Button>
    </div>
  );
}
