/** A sentence mended in its cell. */
export const zhMend = {
  proposed: '建议写法',
  stands: '表上写的',
  onlyThese: '只改划线的字，写回这一格。',
  demand: '这句话会印进报告，写在别处的说明不能代替。请在这一格里改。',
  moved: '这一格的字刚刚改过，没有写入。上面是按现在的字重新核对的。',
  take: '改用建议写法',
  edit: '自己改',
  own: '这一格的字',
  save: '写回这一格',
  leave: '不改了',
} as const;
