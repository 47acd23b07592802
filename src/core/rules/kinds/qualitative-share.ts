import { numberOf, textOf } from '../../fields/field-value';
import { percent } from '../../quantity/format';
import { bandText, directionOf, isInBand } from '../../scoring/achievement';
import type { Rule } from '../rule';
import { indicatorName, ownIndicatorsInUse } from '../support/indicators';
import { fail, notApplicable, pass, type Verdict } from '../verdict';

/** 定性指标: the share given lies in the band that was chosen (达成 80%（含）～100% …). Published systems refuse to save what does not. */
export const qualitativeShare: Rule<'qualitative-share'> = {
  kind: 'qualitative-share',
  decide(_params, { table }) {
    const verdicts = ownIndicatorsInUse(table).flatMap((one): Verdict[] => {
      const { rule, indicator } = one;
      const grade = textOf(table.value(rule.qualitative.grade));
      const share = numberOf(table.value(rule.qualitative.share));
      if (directionOf(rule, table) !== 'qualitative' || grade === '' || share === null) return [];
      if (isInBand(rule, grade, share)) return [pass(indicator.id)];
      return [
        fail({
          subject: indicator.id,
          message: `${indicatorName(table, one)}完成情况是“${grade}”，评定比例${percent(share)}不在${bandText(rule, grade)}之间。`,
          fields: [rule.qualitative.share, rule.qualitative.grade],
          left: percent(share),
          right: bandText(rule, grade),
          figures: [share.toFixed()],
        }),
      ];
    });
    return verdicts.length > 0 ? verdicts : [notApplicable('没有评定好的定性指标。')];
  },
};
