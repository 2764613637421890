/** One accent, quiet neutrals, red for high severity alone. Everything that is coloured takes its colour from here. */
const light = {
  ground: '#f4f6f6',
  surface: '#ffffff',
  sunken: '#eef1f1',
  raised: '#ffffff',
  line: '#dfe4e5',
  line_strong: '#c3cccd',
  ink: '#17262b',
  ink_soft: '#4a5b60',
  ink_faint: '#57676c',
  accent: '#14505f',
  accent_strong: '#0d3d49',
  accent_soft: '#e3eef0',
  accent_line: '#a9c6cc',
  on_accent: '#ffffff',
  high: '#b3221f',
  high_soft: '#fbeceb',
  due: '#8a5300',
  due_soft: '#fbf1e0',
  good: '#2c6b4a',
  good_soft: '#e6f2eb',
  chart_1: '#14505f',
  chart_2: '#5b93a0',
  chart_3: '#8d9b6a',
  chart_4: '#b08d4f',
  chart_5: '#6f7fa3',
  chart_6: '#9aa7aa',
  map_land: '#f1f4f3',
  map_road: '#c6d0d2',
  map_place: '#8fa0a4',
};

export type Palette = typeof light;
export type Mode = 'light' | 'dark';

const dark: Palette = {
  ground: '#10171a',
  surface: '#172024',
  sunken: '#121a1d',
  raised: '#1d282c',
  line: '#2a373c',
  line_strong: '#3d4d53',
  ink: '#e3eaeb',
  ink_soft: '#b0bec1',
  ink_faint: '#93a3a7',
  accent: '#7cbac8',
  accent_strong: '#a3d3de',
  accent_soft: '#1c3138',
  accent_line: '#35606c',
  on_accent: '#0b1a1f',
  high: '#f28b82',
  high_soft: '#3a1f1f',
  due: '#e0b164',
  due_soft: '#33291a',
  good: '#83c3a0',
  good_soft: '#1b2e25',
  chart_1: '#7cbac8',
  chart_2: '#4b8796',
  chart_3: '#a9b884',
  chart_4: '#cfae74',
  chart_5: '#93a3c8',
  chart_6: '#6d7d82',
  map_land: '#141c1f',
  map_road: '#33444a',
  map_place: '#728489',
};

export const palettes: Record<Mode, Palette> = { light, dark };

/** The palette as CSS variables: ink_soft becomes --ink-soft. */
export function wearPalette(mode: Mode): void {
  const root = document.documentElement;
  root.dataset['mode'] = mode;
  for (const [name, colour] of Object.entries(palettes[mode]))
    root.style.setProperty(`--${name.replaceAll('_', '-')}`, colour);
}
