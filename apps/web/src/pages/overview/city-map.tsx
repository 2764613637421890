import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { MapCanvas } from '../../pieces/map/map-canvas.tsx';
import type { MapShape } from '../../pieces/map/map-shape.ts';
import { useSay } from '../../texts/language.tsx';
import type { OverviewStatistics } from './overview.ts';

/** Units by the doubts about them, the high ones within; a unit leads to its hits. */
export function CityMap({ units }: { units: OverviewStatistics['units'] }) {
  const say = useSay();
  const navigate = useNavigate();
  const shapes = useMemo(() => {
    const most = Math.max(1, ...units.map(({ hits }) => hits));
    return units.flatMap(({ unit, name, lng, lat, hits, high }): MapShape[] => {
      if (lng === null || lat === null || hits === 0) return [];
      const all: MapShape = { id: unit, kind: 'point', at: [lng, lat], weight: hits / most, label: `${name} ${hits}` };
      if (high === 0) return [all];
      return [all, { id: `${unit} high`, kind: 'point', at: [lng, lat], weight: high / most, tone: 'high' }];
    });
  }, [units]);
  return (
    <MapCanvas
      label={say({ zh: '各单位疑点分布图', en: 'Map of hits by unit' })}
      shapes={shapes}
      height={348}
      onPick={(picked) => void navigate(`/hits?unit=${encodeURIComponent(picked.split(' ')[0] ?? '')}`)}
    />
  );
}
