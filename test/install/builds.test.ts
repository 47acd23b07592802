import { factsOf } from '../../src/install/builds';

const told = (version: string): string => {
  const answer = factsOf(version);
  return answer.kind === 'known' ? answer.facts.map(({ by, says }) => `${by}：${says}`).join(' ') : answer.kind;
};

describe('WPS 的版本号', () => {
  test.each([
    ['', 'none'],
    [' ', 'none'],
    ['12.1', 'unreadable'],
    ['12.1.0.26895，从前是 12.1.0.16910', 'unreadable'],
    ['1.12.1.0.26895', 'unreadable'],
    ['12.1..26895', 'unreadable'],
    ['12.1.0.99999999', 'unreadable'],
    // Nobody said anything of these: no verdict.
    ['12.8.2.26895', 'not-known'],
    ['13.0.0.1', 'not-known'],
    ['11.1.0.9566', 'not-known'],
    ['11.8.2.9346', 'not-known'],
    ['11.2.0.1', 'not-known'],
    ['12.1.0.15120', 'not-known'],
  ])('%j → %s', (version, kind) => expect(told(version)).toBe(kind));

  test.each([
    ['10.8.2.6613', '金山：金山给加载项说的最低版本是 11.1.0.9566'],
    ['9.1.0.5113', '11.1.0.9566'],
    ['11.1.0.9565', '11.1.0.9566'],
    ['11.8.2.8807', '11.8.2.8808'],
    // High enough for Windows, too low for Linux.
    ['11.8.2.9000', '11.8.2.9346'],
    ['11.3.0.9236', '用户：这样的安装页装不进去'],
    ['12.1.0.16910', '只能从这样的安装页装'],
    ['12.1.0.23540', '功能区不出现'],
    ['12.1.0.26200', 'ARM 电脑上不加载'],
    ['12.1.0.26895', '功能区点不动'],
    [' 12.1.0.28043 ', '功能区点不动'],
    ['１２.1.0.２６８９５', '功能区点不动'],
    ['１２．１．０．２６８９５', '功能区点不动'],
    ['12。1。0。26895', '功能区点不动'],
    ['WPS 12.1.0.26895', '功能区点不动'],
    ['WPS Office 2023 版本号：12.1.0.26895（个人版）。', '功能区点不动'],
  ])('%j 有消息：%s', (version, words) => expect(told(version)).toContain(words));

  test('一个版本只带它自己的毛病', () => {
    expect(told('11.8.2.9000')).not.toContain('11.8.2.8808');
    expect(told('12.1.0.26201')).not.toMatch(/ARM|点不动/);
    expect(told('12.1.0.26894')).not.toContain('点不动');
  });
});
