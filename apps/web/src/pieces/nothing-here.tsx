import { Link } from 'react-router';
import { useSay } from '../texts/language.tsx';
import { EmptyState } from './empty-state.tsx';

export function NothingHere() {
  const say = useSay();
  return (
    <EmptyState
      title={say({
        zh: '没有这个页面，或您的岗位无权查看',
        en: 'There is no such page, or your role does not open it',
      })}
      action={<Link to="/">{say({ zh: '回到总览', en: 'Back to the overview' })}</Link>}
    />
  );
}
