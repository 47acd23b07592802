import { fileNameOf } from '../../src/app/file-name';

test.each([
  ['2018年度 自评报告', '2018年度自评报告'],
  ['甲/乙:丙*“丁”?', '甲乙丙“丁”'],
])('“%s”写成文件名“%s”', (title, name) => expect(fileNameOf(title)).toBe(name));

test('单位名称再长，文件名连同后面加的字也不超过 255 个字节', () => {
  const name = fileNameOf(`${'某某市某某区城乡综合管理服务'.repeat(20)}自评报告`);
  expect(name).toMatch(/^某某市.+…$/);
  expect(new TextEncoder().encode(`${name}（更新） (500).docx`).length).toBeLessThanOrEqual(255);
});
