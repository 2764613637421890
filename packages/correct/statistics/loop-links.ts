/** How many hits stand in a state with a verdict. */
export type Standing = { state: string; verdict: string | null; count: number };
export type LoopLink = { from: string; to: string; value: number };

const confirmedTo: Readonly<Record<string, string>> = { H70: 'clue', H71: 'rectify', H72: 'elsewhere', H92: 'closed' };

/** The way of one hit through the loop, as far as it came: the stops that it passed. */
function wayOf({ state, verdict }: Pick<Standing, 'state' | 'verdict'>): string[] {
  if (state === 'H30' || state === 'H90' || (state === 'H92' && verdict === null)) return ['found', 'excluded'];
  if (state === 'H40' || state === 'H41') return ['found', 'dispatched', 'verifying'];
  if (state === 'H50' || state === 'H60') return ['found', 'dispatched', 'reviewing'];
  const next = confirmedTo[state];
  if (next === undefined) return ['found', 'waiting'];
  if (verdict === 'false' || verdict === 'unverifiable') return ['found', 'dispatched', 'cleared', 'closed'];
  return ['found', 'dispatched', 'confirmed', next];
}

/** The loop as a Sankey drawing has it: every hit flows along the stops that it passed; what flows into a stop flows out or stays there. */
export function loopLinks(standings: readonly Standing[]): LoopLink[] {
  const links = new Map<string, LoopLink>();
  for (const standing of standings) {
    const way = wayOf(standing);
    for (let at = 1; at < way.length; at++) {
      const [from, to] = [way[at - 1] as string, way[at] as string];
      const link = links.get(`${from} ${to}`) ?? { from, to, value: 0 };
      link.value += standing.count;
      links.set(`${from} ${to}`, link);
    }
  }
  return [...links.values()];
}
