import { Problem, problemText } from '../../../src/core/problem/further-problem';
import { isProblem } from '../../../src/core/problem/problem';

test('句子里的空填上给的参数；Excel 的说法不用给', () => {
  expect(new Problem('input.not-found', { file: '表.xlsx' }).message).toBe('找不到文件“表.xlsx”。请核对路径和文件名。');
  expect(new Problem('host.read-only').message).toContain('这个工作簿是只读打开的');
  expect(new Problem('host.read-only', { document: '文档' }).message).toContain('这个文档是只读打开的');
});

test('一句话要什么参数由句子定：缺一个、拼错一个、一个没给，都编译不了', () => {
  // @ts-expect-error the sentence wants {file}
  expect(new Problem('input.not-found').message).toContain('“”');
  // @ts-expect-error {file} misspelt
  expect(new Problem('input.not-found', { fiel: '表.xlsx' }).message).toContain('“”');
  // @ts-expect-error {detail} is missing
  expect(new Problem('input.unreadable', { file: '表.xlsx' }).message).toContain('（）');
  // @ts-expect-error the sentence has no {file}
  expect(new Problem('host.part-missing', { file: '表.xlsx' }).message).not.toContain('表.xlsx');
  // @ts-expect-error no such code
  expect(() => problemText('input.no-such', {})).toThrow();
  const code = 'host.sheet-gone' as 'host.sheet-gone' | 'host.offline';
  // @ts-expect-error where the code may be one of several, what any of them wants
  expect(new Problem(code, {}).message).toContain('“”');
});

test('原来的错误留作 cause，family 是编号的第一段', () => {
  const cause = new Error('EACCES');
  const problem = new Problem('host.offline', {}, { cause });
  expect(problem).toMatchObject({ cause, family: 'host', code: 'host.offline', params: {} });
  expect(isProblem(problem) && !isProblem(cause)).toBe(true);
});
