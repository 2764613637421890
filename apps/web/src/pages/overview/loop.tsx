import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { EmptyState } from '../../pieces/empty-state.tsx';
import { Flow, type FlowLink } from '../../pieces/flow.tsx';
import { useSay } from '../../texts/language.tsx';
import { flowNodes } from './overview.ts';

const beginning = { zh: '{n} 个疑点都等待研判。', en: 'All {n} hits wait to be weighed.' };

/** Collect, compare, verify, correct: where the doubts are now. */
export function Loop({ links }: { links: readonly FlowLink[] }) {
  const say = useSay();
  const navigate = useNavigate();
  const nodes = useMemo(() => flowNodes(links, say), [links, say]);
  if (nodes.length === 0)
    return (
      <EmptyState
        title={say({
          zh: '尚无疑点。模型运行后，这里显示疑点的去向',
          en: 'No hits yet. After the first run this shows where they go',
        })}
      />
    );
  const flowing = links.filter(({ value }) => value > 0);
  if (flowing.length === 1) return <p>{say(beginning, { n: flowing[0]?.value ?? 0 })}</p>;
  return (
    <Flow
      label={say({ zh: '疑点从命中到办结的流向', en: 'Hits from being found to being closed' })}
      nodes={nodes}
      links={links}
      height={heightOf(nodes)}
      onPick={(node) => node.to && void navigate(node.to)}
    />
  );
}

/** As high as its fullest stage needs. */
function heightOf(nodes: readonly { depth: number }[]): number {
  const most = Math.max(...[0, 1, 2, 3].map((depth) => nodes.filter((node) => node.depth === depth).length));
  return 80 + most * 52;
}
