import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { docxBytes } from '../../src/node/word-document';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A .docx that has a footer for `r:id="rIdF"`. @param isLast the last section has it too */
export function withFooter(body: string, isLast = false): Uint8Array {
  const files = unzipSync(docxBytes(body));
  const change = (name: string, old: string, by: string): void => {
    files[name] = strToU8(strFromU8(files[name]!).replace(old, by));
  };
  const link = `<Relationship Id="rIdF" Type="${OFFICE}/footer" Target="footer1.xml"/>`;
  change('word/_rels/document.xml.rels', '</Relationships>', `${link}</Relationships>`);
  const type = `<Override PartName="/word/footer1.xml" ContentType="${WORD}.footer+xml"/>`;
  change('[Content_Types].xml', '</Types>', `${type}</Types>`);
  if (isLast)
    files['word/document.xml'] = strToU8(
      strFromU8(files['word/document.xml']!).replace(
        /<w:sectPr>(?=(?:(?!<w:sectPr>).)*$)/s,
        '<w:sectPr><w:footerReference w:type="default" r:id="rIdF"/>',
      ),
    );
  files['word/footer1.xml'] = strToU8(`<w:ftr xmlns:w="${W}"><w:p><w:r><w:t>页脚</w:t></w:r></w:p></w:ftr>`);
  return zipSync(files);
}
