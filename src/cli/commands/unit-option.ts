import { InvalidArgumentError } from 'commander';
import { isSourceUnit, sourceUnits, type SourceUnit } from '../../core/intake/printed-figure';

/** What --amount-unit says. */
export function unitOf(text: string): SourceUnit {
  if (!isSourceUnit(text)) throw new InvalidArgumentError(`应是 ${sourceUnits.join('、')} 之一`);
  return text;
}
