import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useLanguage, useSay } from '../texts/language.tsx';
import { useAppearance } from '../theme/appearance.tsx';

export function LanguageSwitch() {
  const { language, setLanguage } = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Button type="text" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLanguage(other)}>
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  );
}

export function ModeSwitch() {
  const { mode, setMode } = useAppearance();
  const say = useSay();
  const label =
    mode === 'dark' ? say({ zh: '浅色显示', en: 'Light display' }) : say({ zh: '深色显示', en: 'Dark display' });
  return (
    <Button
      type="text"
      aria-label={label}
      title={label}
      icon={mode === 'dark' ? <SunOutlined /> : <MoonOutlined />}
      onClick={() => setMode(mode === 'dark' ? 'light' : 'dark')}
    />
  );
}
