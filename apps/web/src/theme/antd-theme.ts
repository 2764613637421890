import { type ThemeConfig, theme } from 'antd';
import { type Mode, palettes } from './palette.ts';

export const fontStack =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "HarmonyOS Sans SC", sans-serif';
export const monoStack = 'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", monospace';

/** Ant Design in our colours. Its error colour is the dark amber: red says high severity and nothing else. */
export function antdTheme(mode: Mode): ThemeConfig {
  const p = palettes[mode];
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: p.accent,
      colorInfo: p.accent,
      colorLink: p.accent,
      colorLinkHover: p.accent_strong,
      colorSuccess: p.good,
      colorWarning: p.due,
      colorError: p.due,
      colorInfoBg: p.accent_soft,
      colorInfoBorder: p.accent_line,
      colorSuccessBg: p.good_soft,
      colorWarningBg: p.due_soft,
      colorErrorBg: p.due_soft,
      colorErrorBorder: p.due,
      colorText: p.ink,
      colorTextSecondary: p.ink_soft,
      colorTextTertiary: p.ink_faint,
      colorTextDescription: p.ink_faint,
      colorTextPlaceholder: p.ink_faint,
      colorTextDisabled: p.ink_faint,
      colorBgLayout: p.ground,
      colorBgContainer: p.surface,
      colorBgElevated: p.raised,
      colorBorder: p.line_strong,
      colorBorderSecondary: p.line,
      colorTextLightSolid: p.on_accent,
      fontFamily: fontStack,
      fontFamilyCode: monoStack,
      fontSize: 13,
      borderRadius: 4,
      controlHeight: 30,
      wireframe: false,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Modal: { titleFontSize: 15 },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
      Tabs: { horizontalItemPadding: '8px 0', titleFontSize: 13 },
      Tooltip: { colorTextLightSolid: mode === 'dark' ? p.ink : '#ffffff' },
    },
  };
}
