import { toCheck } from '../../core/fields/field-value';
import { openCounts, openSummary, type OpenPlace } from '../../core/narrative/open-places';
import type { Written } from '../contract';

/** What `report` tells of the places that wait in what it wrote, with and without --update. */
export interface OpenTold {
  /** "报告里待核 2 处：…。" with its line end; empty where nothing waits. */
  readonly line: string;
  /** For --json: no key where nothing waits. */
  readonly json: Pick<Written, 'open'>;
  /** 待核 is a finding: the report cannot be sent. What nobody has filled yet is not. */
  readonly isFinding: boolean;
}

export function openTold(open: readonly OpenPlace[]): OpenTold {
  if (open.length === 0) return { line: '', json: {}, isFinding: false };
  return {
    line: `报告里${openSummary(open)}。\n`,
    json: { open: openCounts(open) },
    isFinding: open.some(({ word }) => word === toCheck),
  };
}
