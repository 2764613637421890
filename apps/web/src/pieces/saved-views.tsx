import { DeleteOutlined, PushpinOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Popover } from 'antd';
import { useState } from 'react';
import { useRead, useWrite } from '../api/reading.ts';
import { useSay } from '../texts/language.tsx';
import type { Filters } from './filters.ts';
import { orderedText, textOfFilter } from './saved-view-text.ts';
import styles from './saved-views.module.css';
import { useTell } from './tell.ts';

type SavedView = { id: string; name: string; filter: Record<string, unknown>; shared: boolean; mine: boolean };

/** Filters kept under a name: one's own, and those that the unit shares. */
export function SavedViews({ filters }: { filters: Filters }) {
  const say = useSay();
  const tell = useTell();
  const [open, setOpen] = useState(false);
  const views = useRead<{ items: SavedView[] }>('/api/saved-views');
  const drop = useWrite('DELETE /api/saved-views/{id}', ['/api/saved-views']);
  const items = views.data?.items ?? [];
  const now = items.find((view) => filters.any && textOfFilter(view.filter) === orderedText(filters.text));
  const panel = (
    <div className={styles['panel']}>
      {items.map((view) => (
        <div key={view.id} className={styles['row']}>
          <Button
            type="text"
            className={styles['name'] ?? ''}
            onClick={() => {
              filters.wear(textOfFilter(view.filter));
              setOpen(false);
            }}
          >
            {view.name}
            {view.shared && <span className="faint">{say({ zh: '共用', en: 'shared' })}</span>}
          </Button>
          {view.mine && (
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={say({ zh: '删除视图 {name}', en: 'Delete the view {name}' }, { name: view.name })}
              onClick={() => drop.mutate({ params: { id: view.id } }, { onError: tell.failed })}
            />
          )}
        </div>
      ))}
      <NewView filters={filters} kept={() => setOpen(false)} />
    </div>
  );
  return (
    <Popover content={panel} trigger="click" placement="bottomLeft" open={open} onOpenChange={setOpen}>
      <Button icon={<PushpinOutlined />}>{now?.name ?? say({ zh: '视图', en: 'Views' })}</Button>
    </Popover>
  );
}

function NewView({ filters, kept }: { filters: Filters; kept: () => void }) {
  const say = useSay();
  const tell = useTell();
  const keep = useWrite('POST /api/saved-views', ['/api/saved-views']);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = () => {
    const set = Object.entries(filters.query).filter(([, value]) => [value ?? []].flat().length > 0);
    const body = { name: name.trim(), filter: Object.fromEntries(set), shared };
    const onSuccess = () => {
      setName('');
      kept();
    };
    keep.mutate({ body }, { onSuccess, onError: tell.failed });
  };
  return (
    <form
      className={styles['new']}
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
      <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
        {say({ zh: '本单位共用', en: 'Share with my unit' })}
      </Checkbox>
      <Button type="primary" htmlType="submit" disabled={!name.trim()} loading={keep.isPending}>
        {say({ zh: '保存', en: 'Save' })}
      </Button>
    </form>
  );
}
