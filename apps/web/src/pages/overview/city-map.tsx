import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { MapCanvas } from '../../pieces/map/map-canvas.tsx';
import type { MapShape } from '../../pieces/map/map-shape.ts';
import { useSay } from '../../texts/language.tsx';
import type { OverviewStatistics } from './overview.ts';

/** Units by the doubts about them; a unit leads to its hits. */
export function CityMap({ units }: { units: OverviewStatistics['units'] }) {
  const say = useSay();
  const navigate = useNavigate();
  const shapes = useMemo(() => {
    const most = Math.max(1, ...units.map(({ hits }) => hits));
    return units.flatMap(({ unit, name, lng, lat, hits, high }): MapShape[] =>
      lng === null || lat === null || hits === 0
        ? []
        : [
            {
              id: unit,
              kind: 'point',
              at: [lng, lat],
              weight: hits / most,
              label: `${name} ${hits}`,
              tone: high > 0 ? 'high' : 'plain',
            },
          ],
    );
  }, [units]);
  return (
    <MapCanvas
      label={say({ zh: '各单位疑点分布图', en: 'Map of hits by unit' })}
      shapes={shapes}
      height={348}
      onPick={(unit) => void navigate(`/hits?unit=${encodeURIComponent(unit)}`)}
    />
  );
}
