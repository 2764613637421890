import { DeleteOutlined, PushpinOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useSay } from '../texts/language.tsx';
import type { Filters } from './filters.ts';
import styles from './saved-views.module.css';

type View = { name: string; text: string };

const keyOf = (list: string) => `plumb.views.${list}`;

function keptViews(list: string): View[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(list)) ?? '[]') as View[];
  } catch {
    return [];
  }
}

/** Filters under a name, kept in this browser. */
export function SavedViews({ list, filters }: { list: string; filters: Filters }) {
  const say = useSay();
  const [views, setViews] = useState(() => keptViews(list));
  const [name, setName] = useState('');
  const [open, setOpen] = useState(false);
  const keep = (after: View[]) => {
    localStorage.setItem(keyOf(list), JSON.stringify(after));
    setViews(after);
  };
  const save = () => {
    if (!name.trim()) return;
    keep([...views.filter((view) => view.name !== name.trim()), { name: name.trim(), text: filters.text }]);
    setName('');
    setOpen(false);
  };
  const now = views.find((view) => view.text === filters.text);
  const panel = (
    <div className={styles['panel']}>
      {views.map((view) => (
        <div key={view.name} className={styles['row']}>
          <Button
            type="text"
            className={styles['name'] ?? ''}
            onClick={() => {
              filters.wear(view.text);
              setOpen(false);
            }}
          >
            {view.name}
          </Button>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={say({ zh: '删除视图 {name}', en: 'Delete the view {name}' }, { name: view.name })}
            onClick={() => keep(views.filter((one) => one.name !== view.name))}
          />
        </div>
      ))}
      <form
        className={styles['row']}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Input
          value={name}
          maxLength={30}
          aria-label={say({ zh: '新视图的名称', en: 'Name of the new view' })}
          placeholder={say({ zh: '把当前条件存为…', en: 'Save these filters as…' })}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="primary" htmlType="submit" disabled={!name.trim()}>
          {say({ zh: '保存', en: 'Save' })}
        </Button>
      </form>
    </div>
  );
  return (
    <Popover content={panel} trigger="click" placement="bottomLeft" open={open} onOpenChange={setOpen}>
      <Button icon={<PushpinOutlined />}>{now?.name ?? say({ zh: '视图', en: 'Views' })}</Button>
    </Popover>
  );
}
