/** Styles an indicator tree is drawn in; a pack with a score sheet must define them. */
export const indicatorStyles = [
  'indicatorLevel',
  'indicatorWeight',
  'indicatorName',
  'indicatorText',
  'indicatorScore',
  'indicatorEvidence',
] as const;
