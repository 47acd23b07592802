import type { HighlightLook } from '../workbook/highlight-look';

/** 级别: 错误 · 需说明 · 提示 · 无法核对, heaviest first. */
export const levels = ['error', 'explain', 'notice', 'unverifiable'] as const;
export type Level = (typeof levels)[number];

export const levelLabels: Readonly<Record<Level, string>> = {
  error: '错误',
  explain: '需说明',
  notice: '提示',
  unverifiable: '无法核对',
};

/** How a finding of each level looks on the sheet; what could not be verified is no mark. */
export const looksOfLevel: Readonly<Record<Exclude<Level, 'unverifiable'>, HighlightLook>> = {
  error: 'fault',
  explain: 'explain',
  notice: 'notice',
};
