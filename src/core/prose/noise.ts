/** Numbers that are no business figures; each is blotted out before figures are looked for (domain notes: audit). */
const noise = [
  /[〔[［(（【]\s*(?:19|20)\d{2}\s*[〕\]］)）】]\s*(?:第\s*)?\d+\s*号/g,
  /第\d+\s*号|(?<!\d)\d+\s*号/g,
  /(?:19|20)\d{2}\s*年(?:度)?(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?/g,
  /(?:19|20)(?:xx|XX|××)\s*年/g,
  /\d{2}年以来/g,
  /(?<![\d.])\d{1,2}[-—~～至](?=\d{1,2}月)/g,
  /(?<!\d)\d{1,2}月(?:\d{1,2}日|份|底|初|末)?|(?<!\d)\d{1,2}日/g,
  /(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}/g,
  /\d{1,2}[:：]\d{2}(?!\d)/g,
  /(?:电话|热线|手机|传真|邮编|邮政编码|编码|代码|账号|卡号|证号|编号)[：:为是]?\s*[\d-]{5,}/g,
  /(?<!\d)\d{3,}(?:市民|政务|服务|便民)*热线/g,
  /0\d{2,3}-\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d|[.,万亿元])/g,
  /第\s*(?:\d+|[零一二两三四五六七八九十百]+)/g,
  /^[ \t　]*[（(]?\d{1,3}[）)．.、](?!\d)/gm,
  /(?<=[：；。，])\d{1,2}(?:[.．](?!\d)|[、）](?=[\u4e00-\u9fff“]))/g,
  /[A-Za-z]-?\d+(?:\.\d+)?|(?<!\d)\d+(?:\.\d+)?(?!m[²2])[A-Za-z]/g,
];

/** The text with what is no business figure blotted out; every offset stays what it was. */
export function withoutNoise(text: string): string {
  let left = text;
  for (const pattern of noise) left = left.replace(pattern, (match) => '\u0000'.repeat(match.length));
  return left;
}
