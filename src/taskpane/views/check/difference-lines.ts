import type { Finding } from '../../../core/rules/finding';
import { zh } from '../../text/zh';

export interface DifferenceLine {
  readonly label: string;
  readonly text: string;
  readonly shaded: boolean;
}

/**
 * "增加66.40万元，增长30.29%" → 增加 66.40万元 and 变动率 +30.29%; "0.10万元" → 差额. The tolerance follows where figures had to
 * agree; beside a change it would be the size that wants an explanation, which 建议 and 依据 tell better.
 */
export function differenceLines({
  difference,
  tolerance,
}: Pick<Finding, 'difference' | 'tolerance'>): DifferenceLine[] {
  const lines: DifferenceLine[] = [];
  const change = /^(增加|减少)([^，]+)(?:，(增长|下降)([\d.]+%))?$/.exec(difference ?? '');
  if (change) {
    const [, word = '', amount = '', direction, rate] = change;
    lines.push({ label: word, text: amount, shaded: true });
    if (rate !== undefined)
      lines.push({ label: zh.check.rate, text: `${direction === '增长' ? '+' : '−'}${rate}`, shaded: false });
    return lines;
  }
  if (difference !== undefined) lines.push({ label: zh.check.difference, text: difference, shaded: true });
  if (tolerance !== undefined) lines.push({ label: zh.check.tolerance, text: tolerance, shaded: false });
  return lines;
}
