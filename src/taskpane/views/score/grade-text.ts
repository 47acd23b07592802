import { zhScore } from '../../text/zh-score';

/** 80（含）～90分: the span of a grade; grades run from high to low. */
export function gradeText(grades: readonly { readonly from: string; readonly label: string }[], label: string): string {
  const index = grades.findIndex((grade) => grade.label === label);
  const grade = grades[index];
  if (!grade) return '';
  const above = grades[index - 1]?.from ?? null;
  return index === grades.length - 1 && above !== null && Number(grade.from) === 0
    ? zhScore.gradeBelow(above)
    : zhScore.gradeRange(grade.from, above);
}
