import { systemTheme, type ThemeSource } from './theme';

/** Office's own theme where it tells (desktop), else the system's. High contrast comes by system colours in any case. */
export function officeTheme(): ThemeSource {
  return {
    isDark: () => {
      const color = Office.context.officeTheme?.bodyBackgroundColor as string | undefined;
      return color === undefined ? systemTheme.isDark() : isDarkColor(color);
    },
    subscribe: (listener) => systemTheme.subscribe(listener),
  };
}

/** "#RRGGBB" by its luminance; anything else counts as light. */
export function isDarkColor(color: string): boolean {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color.trim());
  if (!match) return false;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => parseInt(part, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
