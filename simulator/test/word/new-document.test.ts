import { strFromU8, unzipSync } from 'fflate';
import { docx, docxBytes, nodeXml } from '../../src/node/word-document';
import { paragraphsInside } from '../../src/word/model/blocks';
import { DocumentModel } from '../../src/word/model/document-model';
import { openWord, type OpenWord } from '../../word';
import { dangling } from '../../../test/support/dangling';
import { withFooter } from '../support/whole-docx';

let word: OpenWord;
const open = (bytes: Uint8Array): OpenWord => (word = openWord({ bytes }));
afterEach(() => {
  expect(word.host.bugs).toEqual([]);
  word.close();
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const own = docxBytes(docx.paragraph('用户写的'));
/** Two sections: an upright one with a footer, and a broad one. */
const report = withFooter(
  docx.paragraph('正文') +
    docx.paragraph(
      '',
      '<w:sectPr><w:footerReference w:type="default" r:id="rIdF"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>',
    ) +
    docx.paragraph('附表'),
);

describe('createDocument', () => {
  test('打开的就是那份文件，一个字节不差；原来的文档没有动', async () => {
    const { run, model, opened } = open(own);
    await run(async (context) => {
      const created = context.application.createDocument(base64(report));
      await context.sync();
      expect(opened).toEqual([]);
      created.open();
      await context.sync();
    });
    expect(opened.map(base64)).toEqual([base64(report)]);
    expect(base64(model.save())).toBe(base64(own));
  });

  test('不给文件：空白的一份；给的不是文件：不打开', async () => {
    const { run, opened } = open(own);
    await run(async (context) => {
      context.application.createDocument().open();
      await context.sync();
    });
    expect(DocumentModel.open(opened[0]!, nodeXml).body.textContent).toBe('');
    const wrong = run(async (context) => {
      context.application.createDocument('6Zeu').open();
      await context.sync();
    });
    await expect(wrong).rejects.toMatchObject({ code: 'GeneralException' });
    expect(opened).toHaveLength(1);
  });

  test('Word 不让开：说不允许', async () => {
    const { run, host, opened } = open(own);
    host.document.refusesNewDocuments = true;
    const refused = run(async (context) => {
      context.application.createDocument(base64(report)).open();
      await context.sync();
    });
    await expect(refused).rejects.toMatchObject({ code: 'NotAllowed' });
    expect(opened).toEqual([]);
  });
});

describe('插入有分节、有页脚的文件', () => {
  test.each(['Replace', 'Start', 'End'] as const)(
    '%s：节和纸张留下，页眉页脚不来，没有指空的关系',
    async (location) => {
      const { run, model } = open(own);
      await run(async (context) => {
        context.document.body.insertFileFromBase64(base64(report), location);
        await context.sync();
      });
      const saved = model.save();
      expect(dangling(saved)).toEqual([]);
      const xml = strFromU8(unzipSync(saved)['word/document.xml']!);
      expect(xml.match(/<w:sectPr/g)).toHaveLength(2);
      expect(xml).not.toContain('footerReference');
      expect(xml).toMatch(/<w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"\/><\/w:sectPr><\/w:pPr>/);
    },
  );

  test('文档自己的页脚不受影响', async () => {
    const { run, model } = open(withFooter(docx.paragraph('自己的'), true));
    await run(async (context) => {
      context.document.body.insertFileFromBase64(base64(report), 'End');
      await context.sync();
    });
    const saved = model.save();
    expect(dangling(saved)).toEqual([]);
    expect(strFromU8(unzipSync(saved)['word/document.xml']!)).toMatch(
      /<w:sectPr><w:footerReference [^>]*r:id="rIdF"\/>/,
    );
  });

  test('从一份文档粘到另一份：分节、链接不带着原来那份的部件', () => {
    const link = '<w:hyperlink r:id="rIdF"><w:r><w:t>网址</w:t></w:r></w:hyperlink>';
    const from = DocumentModel.open(
      withFooter(
        docx.paragraph(link) +
          docx.paragraph('节尾', '<w:sectPr><w:footerReference w:type="default" r:id="rIdF"/></w:sectPr>'),
      ),
      nodeXml,
    );
    const { model } = open(own);
    const first = model.body.firstChild as Element;
    model.pasteBlocks(from.copyBlocks(paragraphsInside(from.body)), model.body, first);
    const saved = model.save();
    expect(dangling(saved)).toEqual([]);
    expect(strFromU8(unzipSync(saved)['word/document.xml']!)).toMatch(/网址.*节尾.*用户写的/);
  });
});
