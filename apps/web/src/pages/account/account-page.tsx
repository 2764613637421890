import { PageHead } from '../../pieces/page-head.tsx';
import { useSay } from '../../texts/language.tsx';

export function AccountPage() {
  const say = useSay();
  return <PageHead title={say({ zh: '我的账号', en: 'My account' })} />;
}
