import { App, ConfigProvider } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useLanguage } from '../texts/language.tsx';
import { antdTheme } from './antd-theme.ts';
import { type Mode, type Palette, palettes, wearPalette } from './palette.ts';
import { stylesCarryNonce } from './styles-carry-nonce.ts';

type Appearance = { mode: Mode; palette: Palette; setMode(mode: Mode): void };

const key = 'plumb.mode';
const Context = createContext<Appearance>({ mode: 'light', palette: palettes.light, setMode: () => {} });

/** The nonce of this reply: what may bring style elements into the page. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
stylesCarryNonce(nonce);

function firstMode(): Mode {
  const kept = localStorage.getItem(key);
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Light or dark, Ant Design's theme and words. */
export function AppearanceProvider({ children }: { children: ReactNode }) {
  const [mode, setMode] = useState<Mode>(firstMode);
  const { language } = useLanguage();
  useEffect(() => {
    wearPalette(mode);
    localStorage.setItem(key, mode);
  }, [mode]);
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  const appearance = useMemo(() => ({ mode, palette: palettes[mode], setMode }), [mode]);
  return (
    <Context value={appearance}>
      <ConfigProvider
        theme={antdTheme(mode)}
        locale={language === 'zh' ? zhCN : enUS}
        button={{ autoInsertSpace: false }}
        {...(nonce && { csp: { nonce } })}
      >
        <App className="app-root">{children}</App>
      </ConfigProvider>
    </Context>
  );
}

export function useAppearance(): Appearance {
  return useContext(Context);
}
