import { sectionNames } from '../../../src/app/report-session/section-names';
import type { FoundBlock, FoundControl } from '../../../src/core/report/refresh/found-document';

/** "=" begins a linked text, "#" a linked heading. */
function namesOf(...lines: string[]): string[] {
  const blocks = lines.map((line): FoundBlock => {
    const text = line.replace(/^[=#]/, '');
    return { kind: 'paragraph', text, isLinked: text !== line };
  });
  const controls = lines.flatMap((line, at): FoundControl[] => {
    if (!/^[=#]/.test(line)) return [];
    const text = line.slice(1);
    const fragment = line.startsWith('#') ? 'heading.one' : text === '签字' ? 'signature' : 'text';
    return [{ key: String(at), fragment, title: '', text, blocks: [at, at], cells: [] }];
  });
  return sectionNames({ controls, blocks }, new Set(['signature'])).map((one) =>
    one.kind === 'heading' ? one.name : `<${one.kind}>`,
  );
}

describe('文中的一段属于哪一节', () => {
  test.each<[string, string[], string[]]>([
    ['标题以前', ['=报告', '一、概况', '=正文'], ['<front>', '一、概况']],
    [
      '下一级带着上一级的号',
      ['二、支出情况', '（一）基本支出', '=甲', '（二）项目支出', '=乙'],
      ['二、（一）基本支出', '二、（二）项目支出'],
    ],
    [
      '三级标题',
      ['一、概况', '=甲', '1.主要职能', '=乙', '二、支出', '=丙'],
      ['一、概况', '一、1.主要职能', '二、支出'],
    ],
    ['跳过一级的标题', ['一、概况', '1.机构', '=甲', '2.职能', '=乙'], ['一、1.机构', '一、2.职能']],
    ['标题自己也连着', ['=头', '#三、2018年工作', '=甲'], ['<front>', '三、2018年工作', '三、2018年工作']],
    ['正文里的“一、”不是标题', ['一、概况', '=一、加强管理', '=甲'], ['一、概况', '一、概况']],
    ['句子不是标题', ['一、概况', '（一）已经完成。', '=甲', '1.5万元', '=乙'], ['一、概况', '一、概况']],
    ['附件另起', ['六、其他', '=甲', '附件1', '=表', '附件2：', '=表'], ['六、其他', '附件1', '附件2']],
    ['落款不在最后一节里', ['六、其他', '=甲', '=签字'], ['六、其他', '<back>']],
    ['全文没有标题', ['=甲', '=乙'], ['<front>', '<front>']],
    ['半角括号、全角点', ['一、概况', '(一)机构', '=甲', '1．人员', '=乙'], ['一、(一)机构', '一、(一)1．人员']],
  ])('%s', (_name, lines, names) => expect(namesOf(...lines)).toEqual(names));
});
