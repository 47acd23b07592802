import type { ReactElement } from 'react';
import type { Level } from '../../core/rules/level';
import {
  CheckmarkCircle16Regular,
  DismissCircle16Filled,
  Info16Regular,
  QuestionCircle16Regular,
  Warning16Filled,
} from './icons';

const icons = {
  error: DismissCircle16Filled,
  explain: Warning16Filled,
  notice: Info16Regular,
  unverifiable: QuestionCircle16Regular,
  passed: CheckmarkCircle16Regular,
} as const;

/** The only coloured things of a finding; shapes differ too, so colour is never the only sign. */
export function LevelIcon({ level }: { readonly level: Level | 'passed' }): ReactElement {
  const Icon = icons[level];
  return <Icon className={`icon ${level}`} aria-hidden="true" />;
}
