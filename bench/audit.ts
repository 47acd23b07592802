import { auditReport } from '../src/app/audit-report';
import { atMost, type Section } from './goals';
import { sideBySide, type Rounds } from './measure';

const characters = 20_000;

/** Reports as they are written: sentences that hold, figures in most of them, no two paragraphs the same. */
function reportOf(length: number): string {
  const paragraphs: string[] = [];
  for (let written = 0, n = 1; written < length; n++) {
    const [a, b] = [n * 12.5, n * 7.25];
    const one = `${n}、本项目支出合计${a + b}万元，其中：设备购置${a}万元，占${((a * 100) / (a + b)).toFixed(2)}%；劳务支出${b}万元。比上年减少${n}.50万元，主要原因是厉行节约，严格控制一般性支出，进一步压减会议和培训的规模。涉及乡镇3个：城东镇、城西镇、河口镇，惠及群众${n * 31}户，群众满意度达到95%以上。`;
    paragraphs.push(one);
    written += one.length + 1;
  }
  return paragraphs.join('\n').slice(0, length);
}

/** 文字核对 of a long report, and of one fifty times as long: the cost must grow with the text and no faster. */
export async function measureAudit(rounds: Rounds): Promise<Section> {
  const [one, fifty] = [reportOf(characters), reportOf(50 * characters)];
  const [short] = await sideBySide([{ name: '2 万字的报告', run: () => auditReport({ text: one }) }], rounds);
  const [long] = await sideBySide([{ name: '100 万字', run: () => auditReport({ text: fifty }) }], {
    warmUp: 1,
    measured: 5,
  });
  const times = long!.p10Ms / short!.p10Ms;
  const { findings, passed } = auditReport({ text: one });
  return {
    title: '文字核对',
    timings: [short!, long!],
    facts: { 核对的关系: findings.length + passed.length, '100 万字是 2 万字的几倍时间': times },
    goals: [atMost('2 万字，ms', short!.p10Ms, 30), atMost('50 倍的字，至多几倍的时间', times, 75)],
  };
}
