import { type GeoJSONSource, Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef, useState } from 'react';
import { useRead } from '../../api/reading.ts';
import { useSay } from '../../texts/language.tsx';
import { useAppearance } from '../../theme/appearance.tsx';
import styles from './map-canvas.module.css';
import { type Box, boxOf, collectionOf, type LngLat, type MapShape } from './map-shape.ts';
import { mapStyle } from './map-style.ts';

setWorkerUrl(workerUrl);

type MapCanvasProps = {
  /** What the map shows, in one line. */
  label: string;
  shapes: readonly MapShape[];
  /** Where a replay stands. */
  cursor?: LngLat;
  height?: number;
  onPick?: (id: string) => void;
};

type MapBase = GeoJSON.FeatureCollection & { bbox: Box | null };

const pickable = ['shape-point', 'shape-line', 'shape-area'];

/** The city, drawn from its own data, with shapes upon it. Fits itself to the shapes, to the city where there are none. */
export function MapCanvas({ label, shapes, cursor, height = 320, onPick }: MapCanvasProps) {
  const say = useSay();
  const { palette } = useAppearance();
  const base = useRead<MapBase>('/api/map/base');
  const place = useRef<HTMLDivElement>(null);
  const map = useRef<MapLibre>(null);
  const [ready, setReady] = useState(0);
  const [failed, setFailed] = useState(false);
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    if (!place.current) return;
    try {
      const made = new MapLibre({
        container: place.current,
        style: mapStyle(palette),
        attributionControl: false,
        dragRotate: false,
        maxZoom: 17,
      });
      made.addControl(new NavigationControl({ showCompass: false }), 'top-right');
      made.addControl(new ScaleControl(), 'bottom-left');
      made.on('load', () => setReady((times) => times + 1));
      made.on('click', (event) => {
        const [found] = made.queryRenderedFeatures(event.point, { layers: pickable });
        const id = found?.properties['id'];
        if (typeof id === 'string') pick.current?.(id);
      });
      made.on('mousemove', (event) => {
        const over = pick.current && made.queryRenderedFeatures(event.point, { layers: pickable }).length > 0;
        made.getCanvas().style.cursor = over ? 'pointer' : '';
      });
      map.current = made;
      return () => {
        map.current = null;
        made.remove();
      };
    } catch {
      setFailed(true);
    }
  }, [palette]);

  useEffect(() => {
    if (!ready || !base.data) return;
    sourceOf(map.current, 'base')?.setData(base.data);
    map.current?.once('idle', () => place.current?.setAttribute('data-drawn', 'true'));
  }, [ready, base.data]);

  useEffect(() => {
    if (ready) sourceOf(map.current, 'shapes')?.setData(collectionOf(shapes));
  }, [ready, shapes]);

  const box = boxOf(shapes) ?? base.data?.bbox ?? undefined;
  const boxKey = box?.join(' ');
  useEffect(() => {
    if (!ready || !boxKey) return;
    const [west, south, east, north] = boxKey.split(' ').map(Number) as Box;
    // One point alone says nothing without what lies around it.
    const maxZoom = west === east && south === north ? 12.5 : 15;
    map.current?.fitBounds([west, south, east, north], { padding: 36, maxZoom, animate: false });
  }, [ready, boxKey]);

  useEffect(() => {
    if (!ready) return;
    const at: MapShape[] = cursor ? [{ id: 'cursor', kind: 'point', at: cursor }] : [];
    sourceOf(map.current, 'cursor')?.setData(collectionOf(at));
  }, [ready, cursor]);

  return (
    <section aria-label={label} className={styles['map']}>
      {failed ? (
        <p className={styles['failed']}>
          {say({ zh: '此浏览器未启用 WebGL，无法绘制地图', en: 'This browser has no WebGL: the map cannot be drawn' })}
        </p>
      ) : (
        <div ref={place} style={{ height }} />
      )}
      <ul className="only-read-aloud">
        {shapes
          .filter(({ label }) => label)
          .map((shape) => (
            <li key={shape.id}>{shape.label}</li>
          ))}
      </ul>
    </section>
  );
}

function sourceOf(map: MapLibre | null, name: string): GeoJSONSource | undefined {
  return map?.getSource(name) as GeoJSONSource | undefined;
}
