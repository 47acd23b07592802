import { webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';

/** Whether the host is dark now, and how to hear of a change. */
export interface ThemeSource {
  isDark(): boolean;
  subscribe(listener: () => void): () => void;
}

/** The system's own setting: outside Office, and where Office does not tell. */
export const systemTheme: ThemeSource = {
  isDark: () => darkQuery().matches,
  subscribe: (listener) => {
    const query = darkQuery();
    query.addEventListener('change', listener);
    return () => query.removeEventListener('change', listener);
  },
};

function darkQuery(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)');
}

/** Fluent's own themes; only the font is ours, because theirs names no Chinese one. */
const fontFamilyBase = "'Segoe UI', 'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', sans-serif";
const themes = { light: { ...webLightTheme, fontFamilyBase }, dark: { ...webDarkTheme, fontFamilyBase } };

/** `isDark` also tells the browser how to draw its own boxes and lists. */
export function useTheme(source: ThemeSource): { readonly theme: Theme; readonly isDark: boolean } {
  const isDark = useSyncExternalStore(source.subscribe, source.isDark);
  return { theme: isDark ? themes.dark : themes.light, isDark };
}
