import { firstReportState, type ReportState } from '../../src/app/report-session/report-state';
import { ledgerSentence } from '../../src/taskpane/views/ledger/sentence';

const now = Date.parse('2026-03-01T12:00:00');

function headOf(link: string, report: string) {
  const state = {
    ...firstReportState,
    ledger: { changes: 5, paragraphs: 2, open: 0 },
    link: { time: link },
    reading: { stamp: { time: report } },
  } as unknown as ReportState;
  return ledgerSentence(state, now);
}

test('手头的数据比报告里的旧：先说会换回旧数，同一分钟的也分得出', () => {
  const { title, text } = headOf('2026-03-01T10:12:03', '2026-03-01T10:12:40');
  expect(title).toBe('这份数据（3月1日 10:12:03）比报告里的（3月1日 10:12:40）旧');
  expect(text).toContain('5 处（2 段）会换回旧数');
  expect(headOf('2026-03-01T10:12:40', '2026-03-01T10:12:03').text).toContain('工作簿其后有 5 处改动');
});
