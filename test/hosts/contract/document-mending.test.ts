import {
  changed,
  controlsOf,
  documentXml,
  linkOf,
  plainText,
  replace,
  reportFile,
  tableOf,
  unlessRefused,
} from './document-worlds';
import { always, inEachWorld, refresh } from './in-each-world';

/** Links that are gone, doubled, broken or without a name: what a report document does about them, wherever it is open. */
inEachWorld((opened) => {
  test('删掉的段落：采用新值就放回原来的地方，带着标记和样式', async () => {
    const gone = (id: string) => new RegExp(`<w:sdt><w:sdtPr>(?:(?!</w:sdtPr>).)*jx:1:${id}".*?</w:sdt>`, 's');
    const bytes = changed(await reportFile(), (xml) =>
      replace(gone('assets'), '')(replace(gone('threePublic'), '')(xml)),
    );
    const world = await opened(bytes);
    if (!(await unlessRefused(world, 'insert', () => refresh(world, linkOf(), always('adopt'))))) return;
    expect((await controlsOf(world)).map(([fragment]) => fragment)).toEqual([
      'staffing',
      'threePublic',
      'assets',
      'measures',
      'attachment.basic',
    ]);
    expect(plainText(await world.save())).toBe(plainText(await reportFile()));
    expect(documentXml(await world.save()).match(/<w:pStyle w:val="ReportBody"\/>/g)).toHaveLength(5);
  });

  test('删掉的表：采用新值就放回来', async () => {
    const bytes = await reportFile({}, replace(/<w:sdt>(?:(?!<w:sdt>).)*?jx:1:attachment\.basic".*?<\/w:sdt>/s, ''));
    const world = await opened(bytes);
    if (!(await unlessRefused(world, 'insert', () => refresh(world, linkOf(), always('adopt'))))) return;
    expect((await controlsOf(world))[4]).toEqual(['attachment.basic', '编制\n9\n在职\n8']);
  });

  test('第一段删掉了：放回到后一段前面；全删光了：放到最后', async () => {
    const first = /<w:sdt>(?:(?!<w:sdt>).)*?jx:1:staffing".*?<\/w:sdt>/s;
    const world = await opened(await reportFile({}, replace(first, '')));
    if (!(await unlessRefused(world, 'insert', () => refresh(world, linkOf(), always('adopt'))))) return;
    expect((await controlsOf(world)).map(([fragment]) => fragment).slice(0, 2)).toEqual(['staffing', 'threePublic']);
    const empty = await opened(await reportFile({}, (xml) => xml.replace(/<w:sdt>.*?<\/w:sdt>/gs, '')));
    await refresh(empty, linkOf(), always('adopt'));
    expect((await controlsOf(empty)).map(([fragment]) => fragment)).toEqual([
      'staffing',
      'threePublic',
      'assets',
      'measures',
      'attachment.basic',
    ]);
  });

  test('标记全丢了，文档还记得：按文字接上，不问，数跟着走', async () => {
    const bytes = await reportFile({}, (xml) => xml.replace(/<w:tag [^>]*>/g, '').replace(/<w:alias [^>]*>/g, ''));
    const world = await opened(bytes);
    const { plan, repair } = await refresh(world, linkOf({ figures: { staff: 12 } }));
    expect(plan.questions).toEqual([]);
    expect([...repair.restored.keys()]).toEqual(['staffing', 'threePublic', 'assets', 'measures', 'attachment.basic']);
    expect((await controlsOf(world)).map(([fragment]) => fragment)).toEqual([...repair.restored.keys()]);
    expect(plainText(await world.save())).toBe(plainText(bytes).replace('在职人数8人', '在职人数12人'));
  });

  test('一段的标记丢了，别的都在：也许是您要的，按文字找到它，问', async () => {
    const untagged = /(<w:sdtPr>)(?:(?!<w:sdtPr>|<\/w:sdtPr>).)*jx:1:assets"(?:(?!<\/w:sdtPr>).)*/s;
    const bytes = await reportFile({}, replace(untagged, '$1'));
    const world = await opened(bytes);
    const { plan } = await refresh(world, linkOf());
    expect(plan.questions.map(({ key, state }) => [key, state])).toEqual([['assets:damaged', 'damaged']]);
    expect(plainText(await world.save())).toBe(plainText(bytes));
  });

  const words = '本部门编制数9人，在职人数8人。';
  const pieces = ['本部门编制数', '9', '人，在职人数', '8', '人。'];
  const text = (...texts: readonly string[]): string => texts.map((one) => `<w:t>${one}</w:t>`).join('');
  const control = (...texts: readonly string[]): string =>
    `<w:sdt><w:sdtPr><w:id w:val="${700 + Math.max(0, pieces.indexOf(texts[0]!)) + 10 * texts.length}"/><w:alias w:val="人员情况"/></w:sdtPr><w:sdtContent><w:r><w:rPr></w:rPr>${text(...texts)}</w:r></w:sdtContent></w:sdt>`;
  const field = (before: string): string =>
    `<w:r>${before === '' ? '' : text(before)}<w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> FILLIN ""</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r>${text(words)}</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

  test.each([
    ['.docx', `${control(words)}${pieces.map((piece) => control(piece, words)).join('')}`],
    ['.odt', `${field('')}${pieces.map(field).join('')}${field('')}`],
  ])('LibreOffice 存成 %s：一段的字重复了好几遍，去掉重复的再接上，用户写的不动', async (_format, inside) => {
    const own = /<w:sdt>(?:(?!<w:sdt>).)*?jx:1:staffing".*?<\/w:sdt>/s;
    const spoilt = `<w:p><w:r><w:t>我写的：</w:t></w:r>${inside}<w:r><w:t>完。</w:t></w:r></w:p>`;
    const bytes = await reportFile({}, (xml) =>
      replace(
        own,
        spoilt,
      )(xml)
        .replace(/<w:tag [^>]*>/g, '')
        .replace(/<w:alias w:val="(?!人员情况)[^>]*>/g, ''),
    );
    const world = await opened(bytes);
    const now = linkOf({ figures: { staff: 12 } });
    const done: Awaited<ReturnType<typeof refresh>>[] = [];
    const work = async () => done.push(await refresh(world, now, always('mine')));
    if (!(await unlessRefused(world, 'clean', work))) return;
    const { plan, repair } = done[0]!;
    expect(repair.steps[0]).toEqual({ kind: 'clean', block: 1 });
    expect(plan.questions.length).toBeLessThanOrEqual(1);
    const after = plainText(await world.save());
    expect(after.split('本部门编制数')).toHaveLength(2);
    expect(after).toMatch(/我写的：本部门编制数9人，在职人数(?:12|8)人。完。/);
    expect((await controlsOf(world)).filter(([fragment]) => fragment === 'staffing')).toHaveLength(1);
  });

  test('标记全丢了，大半也认不出：说清楚，一字不写，不在旁边另写一份', async () => {
    const bytes = await reportFile({}, (xml) =>
      xml
        .replace(/<w:sdtPr>.*?<\/w:sdtPr>/gs, '<w:sdtPr/>')
        .replace(
          /(<w:t[^>]*>)([^<]{4,})</g,
          (_all, open: string, text: string) => `${open}${'另'.repeat(text.length)}<`,
        ),
    );
    const world = await opened(bytes);
    await expect(refresh(world, linkOf(), always('adopt'))).rejects.toMatchObject({
      code: 'input.report-unrecognised',
    });
    expect(plainText(await world.save())).toBe(plainText(bytes));
  });

  test('拆成两块的控件：合成一个', async () => {
    const bytes = await reportFile({}, (xml) => {
      const [control] = /<w:sdt>(?:(?!<w:sdt>).)*?jx:1:assets".*?<\/w:sdt>/s.exec(xml)!;
      const head = control.slice(0, control.indexOf('<w:sdtContent>') + '<w:sdtContent>'.length);
      const at = control.indexOf('</w:p><w:p>') + '</w:p>'.length;
      return xml.replace(
        control,
        `${control.slice(0, at)}</w:sdtContent></w:sdt>${head.replace(/<w:id [^>]*>/, '<w:id w:val="77"/>')}${control.slice(at)}`,
      );
    });
    const world = await opened(bytes);
    expect((await controlsOf(world)).filter(([fragment]) => fragment === 'assets')).toHaveLength(2);
    await refresh(world, linkOf({ figures: { reception: 6 } }), always('adopt'));
    expect((await controlsOf(world)).filter(([fragment]) => fragment === 'assets')).toEqual([
      ['assets', '资产账实相符。\n公务接待费6万元已入账。'],
    ]);
  });

  test('复制出来的一份：不要就解开，字留着', async () => {
    const bytes = await reportFile(
      {},
      replace(
        /(<w:sdt>(?:(?!<w:sdt>).)*?jx:1:staffing".*?<\/w:sdt>)/s,
        (all) => all + all.replace(/<w:id [^>]*>/, '<w:id w:val="79"/>'),
      ),
    );
    const world = await opened(bytes);
    await refresh(world, linkOf(), always('unlink'));
    expect((await controlsOf(world)).filter(([fragment]) => fragment === 'staffing')).toHaveLength(1);
    expect(plainText(await world.save())).toBe(plainText(bytes));
  });

  test('复制出来的表：两份都要，以后两份都跟着走，不再问', async () => {
    const bytes = await reportFile(
      {},
      replace(/(<w:sdt>(?:(?!<w:sdt>).)*?jx:1:attachment\.basic".*?<\/w:sdt>)/s, (all) => {
        return `${all}<w:p/>${all.replace(/<w:id [^>]*>/, '<w:id w:val="78"/>')}`;
      }),
    );
    const world = await opened(bytes);
    await refresh(world, linkOf(), always('mine'));
    const { plan } = await refresh(
      world,
      linkOf({
        table: tableOf([
          ['编制', '9'],
          ['在职', '12'],
        ]),
      }),
    );
    expect(plan.questions).toEqual([]);
    expect((await controlsOf(world)).slice(4).map(([, text]) => text)).toEqual([
      '编制\n9\n在职\n12',
      '编制\n9\n在职\n12',
    ]);
  });

  describe('另一段剪进了表的控件里，表的列又变了', () => {
    const controlOf = (xml: string, id: string): string =>
      new RegExp(`<w:sdt>(?:(?!<w:sdt>).)*?jx:1:${id.replace('.', '\\.')}".*?</w:sdt>`, 's').exec(xml)![0];
    const moved =
      (place: string | RegExp, wrapped: (piece: string) => string) =>
      (xml: string): string => {
        const [piece, table] = [controlOf(xml, 'threePublic'), controlOf(xml, 'attachment.basic')];
        return xml.replace(piece, '').replace(table, () => replace(place, wrapped(piece))(table));
      };
    const threeColumns = linkOf({
      table: tableOf([
        ['编制', '9', '人'],
        ['在职', '8', '人'],
      ]),
    });

    test('在格子里：不换，一字不动，说怎么办；剪出来就换', async () => {
      const bytes = await reportFile(
        {},
        moved(/<w:p>(?:(?!<w:p>).)*>8<.*?<\/w:p>/s, (piece) => piece + '<w:p/>'),
      );
      const world = await opened(bytes);
      const before = plainText(await world.save());
      await expect(refresh(world, threeColumns, always('adopt'))).rejects.toMatchObject({
        code: 'input.linked-inside',
        message: expect.stringMatching(/x\.docx|自评报告\.docx/),
      });
      expect(plainText(await world.save())).toBe(before);
      expect((await controlsOf(world)).map(([fragment]) => fragment)).toContain('threePublic');

      const apart = await opened(await reportFile());
      if (!(await unlessRefused(apart, 'rebuild', () => refresh(apart, threeColumns, always('adopt'))))) return;
      expect((await controlsOf(apart)).at(-1)).toEqual(['attachment.basic', '编制\n9\n人\n在职\n8\n人']);
    });

    test('在表格旁边：那一段无论如何留着', async () => {
      const bytes = await reportFile(
        {},
        moved('<w:sdtContent>', (piece) => `<w:sdtContent>${piece}`),
      );
      const world = await opened(bytes);
      const piece = (await controlsOf(world)).find(([fragment]) => fragment === 'threePublic');
      await refresh(world, threeColumns, always('adopt')).catch((error: unknown) =>
        expect(error).toMatchObject({ code: 'input.linked-inside' }),
      );
      expect((await controlsOf(world)).find(([fragment]) => fragment === 'threePublic')).toEqual(piece);
    });
  });
});
