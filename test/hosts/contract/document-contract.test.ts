import {
  boldText,
  controlsOf,
  documentXml,
  fileWorld,
  linkOf,
  plainText,
  replace,
  reportFile,
  tableOf,
  unlessRefused,
} from './document-worlds';
import { always, inEachWorld, refresh } from './in-each-world';
import { wordWorld } from './word-world';
import { openDocumentWorld, writerWorld } from './writer-world';

/**
 * What holds for a report document wherever it is open. The file host is the model: it was there first, and its bytes can be looked at.
 */
inEachWorld((opened) => {
  test('读：每一段的文字、表格的每一格、文档记得的上次', async () => {
    const world = await opened(await reportFile());
    const { found, base, stamp, log } = await world.host.read();
    expect(found.controls.map(({ fragment, title, text }) => [fragment, title, text])).toEqual([
      ['staffing', '人员情况', '本部门编制数9人，在职人数8人。'],
      ['threePublic', '三公经费', '三公经费决算40万元，较上年增加5万元；其中公务接待费5万元，没有因公出国。'],
      ['assets', '资产情况', '资产账实相符。\n公务接待费5万元已入账。'],
      ['measures', '措施', '加强管理。'],
      ['attachment.basic', '基础数据表', '编制\n9\n在职\n8'],
    ]);
    const table = found.controls[4]!;
    expect(
      table.cells.map((rows) => rows.map((row) => row.map(({ start, end }) => table.text.slice(start, end)))),
    ).toEqual([
      [
        ['编制', '9'],
        ['在职', '8'],
      ],
    ]);
    expect(found.blocks.find(({ isLinked }) => !isLinked)).toEqual({
      kind: 'paragraph',
      text: '一、部门情况',
      isLinked: false,
    });
    expect(base?.fragments.map(({ id }) => id)).toEqual(['staffing', 'threePublic', 'assets', 'measures']);
    expect([stamp?.workbookId, stamp?.time, log]).toEqual(['w', '2026-01-01T00:00:00.000Z', []]);
  });

  test('读：换行、制表符、图片、脚注、修订删掉的字、公式各按约定', async () => {
    const special =
      '<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:footnoteReference w:id="2"/></w:r>' +
      '<w:del w:id="7" w:author="甲" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>旧</w:delText></w:r></w:del>' +
      '<w:ins w:id="8" w:author="甲" w:date="2026-01-01T00:00:00Z"><w:r><w:t>新</w:t></w:r></w:ins>';
    const world = await opened(
      await reportFile({}, replace('加强管理。</w:t></w:r>', `加强管理。</w:t></w:r>${special}`)),
    );
    expect((await controlsOf(world))[3]).toEqual(['measures', '加强管理。甲\v乙\t丙\ufffc新']);
  });

  test('更新：数字跟着走，加粗还在，别处一字不动', async () => {
    const bytes = await reportFile({}, (xml) =>
      replace(
        '一、部门情况</w:t>',
        '一、部门情况（用户加的话）</w:t>',
      )(xml).replace(/<w:rPr>((?:(?!<w:rPr>).)*?<w:t[^>]*>8人<)/g, '<w:rPr><w:b/>$1'),
    );
    const world = await opened(bytes);
    await refresh(world, linkOf({ figures: { staff: 12, amount: 63.46 } }));
    const after = await world.save();
    expect(plainText(after)).toBe(
      plainText(bytes)
        .replace('在职人数8人', '在职人数12人')
        .replace('决算40万元', '决算63.46万元')
        .replace('公务接待费5万元已入账。', '公务接待费5万元已入账。\n经费超过63.46万元，已说明原因。'),
    );
    expect(boldText(after).join('')).toMatch(/^12人?$/);
  });

  test('更新：同一段里五个一样的数字，只换该换的那一个', async () => {
    const world = await opened(await reportFile({ figures: { posts: 5, staff: 5, amount: 5 } }));
    await refresh(world, linkOf({ figures: { posts: 5, staff: 6, amount: 5, reception: 7 } }));
    expect((await controlsOf(world)).slice(0, 3).map(([, text]) => text)).toEqual([
      '本部门编制数5人，在职人数6人。',
      '三公经费决算5万元，较上年增加5万元；其中公务接待费7万元，没有因公出国。',
      '资产账实相符。\n公务接待费7万元已入账。',
    ]);
  });

  test('更新：用户改过说法的，说法留着，只换数字', async () => {
    const world = await opened(await reportFile({}, replace('没有因公出国。', '全年没有人因公出国（^见“附件”）。')));
    const { plan } = await refresh(world, linkOf({ figures: { amount: 41, reception: 6 } }));
    expect(plan.questions).toEqual([]);
    expect((await controlsOf(world))[1]![1]).toBe(
      '三公经费决算41万元，较上年增加5万元；其中公务接待费6万元，全年没有人因公出国（^见“附件”）。',
    );
  });

  test('更新：多一段、少一段，再回到原样', async () => {
    const bytes = await reportFile();
    const world = await opened(bytes);
    await refresh(world, linkOf({ figures: { amount: 80, words: '一是加强管理。\n二是压减开支。\n三是公开。' } }));
    expect((await controlsOf(world)).slice(2, 4).map(([, text]) => text)).toEqual([
      '资产账实相符。\n公务接待费5万元已入账。\n经费超过80万元，已说明原因。',
      '一是加强管理。\n二是压减开支。\n三是公开。',
    ]);
    await refresh(world, linkOf());
    expect(plainText(await world.save())).toBe(plainText(bytes));
  });

  test('更新：整段改写过、又采用新值：新值在文档里，旧的在更新记录里', async () => {
    const bytes = await reportFile({}, replace('加强管理。', '我们自己写的一大段话，没有一个字和工作簿一样'));
    const world = await opened(bytes);
    await refresh(world, linkOf({ figures: { words: '一是加强管理。\n二是压减开支。' } }), always('adopt'));
    expect((await controlsOf(world))[3]![1]).toBe('一是加强管理。\n二是压减开支。');
    expect((await world.host.read()).log.map(({ replaced }) => replaced)).toEqual([
      '我们自己写的一大段话，没有一个字和工作簿一样',
    ]);
  });

  test('没有选的都不动，再问是同一个问题', async () => {
    const world = await opened(await reportFile({}, replace('>8人<', '>7人<')));
    const ask = async () =>
      (await refresh(world, linkOf({ figures: { staff: 12 } }))).plan.questions.map(({ key }) => key);
    const before = plainText(await world.save());
    const keys = await ask();
    expect(keys).toHaveLength(1);
    expect(await ask()).toEqual(keys);
    expect(plainText(await world.save())).toBe(before);
  });

  test('表格：形状不变只换格；空格里写得进；行随表增减；别的形状问过才整张换，别处不动', async () => {
    const world = await opened(
      await reportFile({
        table: tableOf([
          ['编制', '9'],
          ['在职', ''],
        ]),
      }),
    );
    await refresh(
      world,
      linkOf({
        table: tableOf([
          ['编制', '9'],
          ['在职', '12'],
        ]),
      }),
    );
    expect((await controlsOf(world))[4]).toEqual(['attachment.basic', '编制\n9\n在职\n12']);
    const rows = async (...now: string[][]) => {
      const { plan } = await refresh(world, linkOf({ table: tableOf(now) }));
      expect([plan.questions, plan.rebuilds, plan.rows.length]).toEqual([[], [], 1]);
      expect((await controlsOf(world))[4]![1]).toBe(now.flat().join('\n'));
      const again = await refresh(world, linkOf({ table: tableOf(now) }));
      expect([again.plan.edits, again.plan.rows, again.plan.figures]).toEqual([[], [], []]);
    };
    await rows(['合计', '20'], ['编制', '9'], ['借用', '1'], ['聘用', '2'], ['在职', '13'], ['离休', '4']);
    await rows(['编制', '9'], ['聘用', '3'], ['在职', '12']);
    await rows(['编制', '9'], ['在职', '12']);
    const headed = linkOf({
      table: tableOf(
        [
          ['编制', '9'],
          ['在职', '12'],
          ['退休', '3'],
        ],
        '人员',
      ),
    });
    const asked = await refresh(world, headed);
    expect(asked.plan.questions).toMatchObject([{ key: 'attachment.basic', state: 'workbook-changed' }]);
    expect((await controlsOf(world))[4]![1]).toBe('编制\n9\n在职\n12');
    if (!(await unlessRefused(world, 'rebuild', () => refresh(world, headed, always('adopt'))))) return;
    const controls = await controlsOf(world);
    expect(controls[4]).toEqual(['attachment.basic', '人员\n编制\n9\n在职\n12\n退休\n3']);
    expect(controls).toHaveLength(5);
    expect(documentXml(await world.save())).toContain('<w:gridSpan w:val="2"/>');
    const again = await refresh(
      world,
      linkOf({
        table: tableOf(
          [
            ['编制', '9'],
            ['在职', '13'],
            ['退休', '3'],
          ],
          '人员',
        ),
      }),
    );
    expect([again.plan.questions, again.plan.rebuilds]).toEqual([[], []]);
    expect((await controlsOf(world))[4]![1]).toBe('人员\n编制\n9\n在职\n13\n退休\n3');
  });

  test('还显示提示文字的控件：写进去就是正文', async () => {
    const placeholder =
      '<w:sdtPr>$1<w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:rPr><w:color w:val="808080"/></w:rPr><w:t>单击此处输入文字。</w:t></w:r></w:p></w:sdtContent>';
    const bytes = await reportFile(
      {},
      replace(
        /<w:sdtPr>((?:(?!<\/w:sdtPr>).)*jx:1:measures".*?)<\/w:sdtPr><w:sdtContent>.*?<\/w:sdtContent>/s,
        placeholder,
      ),
    );
    const world = await opened(bytes);
    expect((await controlsOf(world))[3]).toEqual(['measures', '']);
    await refresh(world, linkOf({ figures: { words: '压减开支。' } }), always('adopt'));
    expect((await controlsOf(world))[3]).toEqual(['measures', '压减开支。']);
    expect(plainText(await world.save())).not.toContain('单击此处');
  });

  test('没有什么可更新：文档一个字节的正文都不变', async () => {
    const bytes = await reportFile();
    const world = await opened(bytes);
    await refresh(world, linkOf());
    const before = documentXml(await world.save());
    await refresh(world, linkOf());
    expect(documentXml(await world.save())).toBe(before);
  });

  test('对外发送：标记全去掉，字和表都在，不再记得什么', async () => {
    const bytes = await reportFile();
    const world = await opened(bytes);
    await world.host.unlinkAll();
    expect(await world.host.read()).toMatchObject({ found: { controls: [] }, base: null, stamp: null, log: [] });
    const after = await world.save();
    expect(plainText(after)).toBe(plainText(bytes));
    expect(Buffer.from(after).includes('jx:1:')).toBe(false);
    // Found again by its words, it is offered for linking, and nothing is done unasked.
    const { plan } = await refresh(world, linkOf({ figures: { staff: 12 } }));
    expect(plan.fragments.map(({ action }) => action)).toEqual(Array(5).fill('asked'));
    expect(plainText(await world.save())).toBe(plainText(bytes));
  });

  test('更新版本写的文档：不碰，说清楚', async () => {
    const bytes = await newerReport();
    const reading = async () => (await opened(bytes)).host.read();
    await expect(reading()).rejects.toMatchObject({ code: 'input.newer-report' });
  });

  test('文档的名字', async () => {
    const world = await opened(await reportFile(), '/data/甲单位/2025 自评报告.docx');
    expect(await world.host.name()).toBe('2025 自评报告.docx');
  });
});

async function newerReport(): Promise<Uint8Array> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  const parts = unzipSync(await reportFile());
  const memory = strFromU8(parts['customXml/item1.xml']!);
  return zipSync({ ...parts, 'customXml/item1.xml': strToU8(replace('"version":1', '"version":2')(memory)) });
}

describe('一个文档，两处轮流打开', () => {
  const inTurn = async (first: typeof fileWorld, second: typeof fileWorld): Promise<void> => {
    let bytes = await reportFile({}, replace('没有因公出国。', '没有人因公出国。'));
    let staff = 10;
    for (const world of [first, second, first, second]) {
      const one = await world.open(bytes);
      const { plan } = await refresh(one, linkOf({ figures: { staff: ++staff } }, `2026-03-15T00:00:${staff}.000Z`));
      expect(plan.questions).toEqual([]);
      bytes = await one.save();
      await one.close();
    }
    expect(plainText(bytes)).toContain('在职人数14人');
    expect(plainText(bytes)).toContain('没有人因公出国。');
  };

  test('命令行更新过的，Word 和 WPS 文字里读得懂，反过来也一样，没有一次多问', async () => {
    await inTurn(fileWorld, wordWorld);
    await inTurn(wordWorld, fileWorld);
    await inTurn(writerWorld, wordWorld);
    await inTurn(openDocumentWorld, wordWorld);
    await inTurn(fileWorld, openDocumentWorld);
  });

  test('两处读出来是同一份', async () => {
    const bytes = await reportFile({ table: tableOf([['编制', '9']], '人员') }, (xml) =>
      replace('加强管理。</w:t></w:r>', '加强管理。</w:t><w:br/><w:t>二</w:t><w:tab/></w:r>')(xml),
    );
    const readings = await Promise.all(
      [fileWorld, wordWorld, writerWorld, openDocumentWorld].map(async (world) => {
        const one = await world.open(bytes);
        const { found, base, stamp, log } = await one.host.read();
        await one.close();
        return { found, base, stamp, log };
      }),
    );
    expect(readings[1]).toEqual(readings[0]);
    expect(readings[2]).toEqual(readings[0]);
    expect(readings[3]).toEqual(readings[0]);
  });
});
