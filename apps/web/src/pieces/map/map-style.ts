import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Palette } from '../../theme/palette.ts';

const font = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'sans-serif'];
const empty = { type: 'FeatureCollection' as const, features: [] };

const label = (p: Palette, size: number) => ({
  layout: {
    'text-field': ['get', 'name'] as unknown as string,
    'text-font': font,
    'text-size': size,
    'text-offset': [0, 0.9] as [number, number],
    'text-anchor': 'top' as const,
    'text-optional': true,
  },
  paint: { 'text-color': p.ink_faint, 'text-halo-color': p.map_land, 'text-halo-width': 1.4 },
});

/** The city's ground: divisions, fences, streets, units, places. Labels are drawn from the machine's own fonts. */
function ground(p: Palette): LayerSpecification[] {
  const of = (kind: string) => ['==', ['get', 'kind'], kind] as ['==', ...unknown[]] as never;
  return [
    { id: 'land', type: 'background', paint: { 'background-color': p.map_land } },
    {
      id: 'region',
      type: 'line',
      source: 'base',
      filter: of('region'),
      paint: { 'line-color': p.line_strong, 'line-width': 1.2, 'line-dasharray': [4, 3] },
    },
    {
      id: 'site',
      type: 'fill',
      source: 'base',
      filter: of('site'),
      paint: { 'fill-color': p.line, 'fill-opacity': 0.5 },
    },
    {
      id: 'parking',
      type: 'fill',
      source: 'base',
      filter: of('parking'),
      paint: { 'fill-color': p.accent_soft, 'fill-opacity': 0.8 },
    },
    {
      id: 'forbidden',
      type: 'line',
      source: 'base',
      filter: of('forbidden'),
      paint: { 'line-color': p.due, 'line-width': 1, 'line-dasharray': [2, 2] },
    },
    {
      id: 'street',
      type: 'line',
      source: 'base',
      filter: of('street'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': p.map_road, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1, 13, 2.6, 16, 6] },
    },
    {
      id: 'place',
      type: 'circle',
      source: 'base',
      minzoom: 12,
      filter: of('place'),
      paint: { 'circle-radius': 2.2, 'circle-color': p.map_place },
    },
    {
      id: 'unit',
      type: 'circle',
      source: 'base',
      minzoom: 10.5,
      filter: of('unit'),
      paint: {
        'circle-radius': 2.6,
        'circle-color': p.map_land,
        'circle-stroke-color': p.map_place,
        'circle-stroke-width': 1.2,
      },
    },
    { id: 'place-name', type: 'symbol', source: 'base', minzoom: 13.5, filter: of('place'), ...label(p, 11) },
    { id: 'unit-name', type: 'symbol', source: 'base', minzoom: 12.5, filter: of('unit'), ...label(p, 11.5) },
    { id: 'region-name', type: 'symbol', source: 'base', maxzoom: 13, filter: of('region'), ...label(p, 13) },
  ];
}

const toned = (p: Palette) =>
  [
    'match',
    ['get', 'tone'],
    'high',
    p.high,
    'marked',
    p.accent_strong,
    'soft',
    p.chart_6,
    p.accent,
  ] as unknown as string;

function shapes(p: Palette): LayerSpecification[] {
  const of = (kind: string) => ['==', ['geometry-type'], kind] as never;
  return [
    {
      id: 'shape-area',
      type: 'fill',
      source: 'shapes',
      filter: of('Polygon'),
      paint: { 'fill-color': toned(p), 'fill-opacity': 0.14 },
    },
    {
      id: 'shape-line',
      type: 'line',
      source: 'shapes',
      filter: of('LineString'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': toned(p), 'line-width': 2.6 },
    },
    {
      id: 'shape-point',
      type: 'circle',
      source: 'shapes',
      filter: of('Point'),
      paint: {
        'circle-radius': ['+', 4.5, ['*', 13, ['sqrt', ['get', 'weight']]]],
        'circle-color': toned(p),
        'circle-opacity': ['case', ['>', ['get', 'weight'], 0], 0.42, 0.95] as never,
        'circle-stroke-color': ['case', ['>', ['get', 'weight'], 0], toned(p), p.surface] as never,
        'circle-stroke-width': 1.2,
      },
    },
    {
      id: 'shape-name',
      type: 'symbol',
      source: 'shapes',
      filter: of('Point'),
      layout: {
        'text-field': ['get', 'label'],
        'text-font': font,
        'text-size': 12,
        'text-offset': [
          'interpolate',
          ['linear'],
          ['get', 'weight'],
          0,
          ['literal', [0, 0.6]],
          1,
          ['literal', [0, 1.55]],
        ],
        'text-anchor': 'top',
        'text-optional': true,
      },
      paint: { 'text-color': p.ink, 'text-halo-color': p.map_land, 'text-halo-width': 1.6 },
    },
    {
      id: 'cursor',
      type: 'circle',
      source: 'cursor',
      paint: {
        'circle-radius': 7,
        'circle-color': p.accent_strong,
        'circle-stroke-color': p.surface,
        'circle-stroke-width': 2,
      },
    },
  ];
}

export function mapStyle(p: Palette): StyleSpecification {
  return {
    version: 8,
    sources: {
      base: { type: 'geojson', data: empty },
      shapes: { type: 'geojson', data: empty },
      cursor: { type: 'geojson', data: empty },
    },
    layers: [...ground(p), ...shapes(p)],
  };
}
