import { PageHead } from '../../pieces/page-head.tsx';
import { useSay } from '../../texts/language.tsx';

export function OverviewPage() {
  const say = useSay();
  return <PageHead title={say({ zh: '总览', en: 'Overview' })} />;
}
