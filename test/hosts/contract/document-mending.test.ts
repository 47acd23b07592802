import { changed, controlsOf, documentXml, linkOf, plainText, replace, reportFile, tableOf } from './document-worlds';
import { always, inEachWorld, refresh } from './in-each-world';

/** Links that are gone, doubled, broken or without a name: what a report document does about them, wherever it is open. */
inEachWorld((opened) => {
  test('删掉的段落：采用新值就放回原来的地方，带着标记和样式', async () => {
    const gone = (id: string) => new RegExp(`<w:sdt><w:sdtPr>(?:(?!</w:sdtPr>).)*jx:1:${id}".*?</w:sdt>`, 's');
    const bytes = changed(await reportFile(), (xml) =>
      replace(gone('assets'), '')(replace(gone('threePublic'), '')(xml)),
    );
    const world = await opened(bytes);
    await refresh(world, linkOf(), always('adopt'));
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
    await refresh(world, linkOf(), always('adopt'));
    expect((await controlsOf(world))[4]).toEqual(['attachment.basic', '编制\n9\n在职\n8']);
  });

  test('第一段删掉了：放回到后一段前面；全删光了：放到最后', async () => {
    const first = /<w:sdt>(?:(?!<w:sdt>).)*?jx:1:staffing".*?<\/w:sdt>/s;
    const world = await opened(await reportFile({}, replace(first, '')));
    await refresh(world, linkOf(), always('adopt'));
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

  test('标记丢了：按文字找回来，重新带上标记，字不动', async () => {
    const bytes = await reportFile({}, (xml) => xml.replace(/<w:tag [^>]*>/g, '').replace(/<w:alias [^>]*>/g, ''));
    const world = await opened(bytes);
    await refresh(world, linkOf({ figures: { staff: 12 } }), always('mine'));
    expect((await controlsOf(world)).map(([fragment]) => fragment)).toEqual([
      'staffing',
      'threePublic',
      'assets',
      'measures',
      'attachment.basic',
    ]);
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
      await refresh(apart, threeColumns, always('adopt'));
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
