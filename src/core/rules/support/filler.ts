import type { FieldTable } from '../../fields/field-table';
import { slot } from '../../memory/memory';
import { remember } from '../../memory/remember';

/** Why a written reason is none: null where it is one. Never a judgement of style: 人员减少 is short and honest. */
export type FillerGround = { readonly ground: string | null };

const noise = /[\s，,。.；;：:、！!？?（）()“”"'—\-…]+/g;
const restated =
  /(?:19|20)\d{2}年度?|\d+(?:[.,]\d+)*\s*(?:万元|亿元|元|%|％|个百分点)?|主要|原因|说明|由于|因为|本年度?|今年|当年|全年|上年度?|去年|年初|同比|相比|对比|与|比|较|的|了|是|为|因|有所|略有|支出|经费|预算|决算|数|额|增加|减少|增长|下降|上升|降低|提高|节约|超支|持平|所致|导致|造成/g;

const lastJudge = slot<((key: string) => FillerGround) | null>(() => null);

/** @param heads the head the reason stands under and the subject: repeating them says nothing. */
export function fillerGround(
  { pack, memory }: Pick<FieldTable, 'pack' | 'memory'>,
  text: string,
  ...heads: readonly string[]
): string | null {
  const judge =
    memory.at(lastJudge) ?? memory.put(lastJudge, remember(512, judgeWith(new Set(pack.fillers.map(bare)))));
  return judge(`${heads.join('\u0001')}\u0002${text}`).ground;
}

function judgeWith(fillers: ReadonlySet<string>): (key: string) => FillerGround {
  return (key) => {
    const [heads = '', text = ''] = key.split('\u0002');
    return { ground: judge(fillers, heads.split('\u0001').map(bare), text) };
  };
}

function judge(fillers: ReadonlySet<string>, heads: readonly string[], text: string): string | null {
  const words = bare(text);
  if (fillers.has(words)) return `“${text.trim()}”不是原因`;
  if (heads.includes(words)) return '只是重复了项目名称';
  if (words.length < 4) return `只写了“${text.trim()}”`;
  if (
    text
      .split(/[，,。；;、\s]+/)
      .filter((piece) => piece !== '')
      .every((piece) => fillers.has(bare(piece)))
  )
    return `“${text.trim()}”不是原因`;
  let rest = words;
  for (const head of heads) if (head.length > 1) rest = rest.replaceAll(head, '');
  return rest.replace(restated, '') === '' ? '只重复了增减情况，没有写原因' : null;
}

function bare(text: string): string {
  return text.replace(noise, '');
}
