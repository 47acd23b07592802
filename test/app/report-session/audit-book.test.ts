import { exampleBook, exampleLink, exampleReport, openExample } from '../../support/linked-report';
import { chosenFile, openReport, type Opened } from './session-setup';

const time = '2019-05-07T02:31:00.000Z';

const against = async ({ session, bugs }: Opened): Promise<string[]> => {
  await session.audit.check();
  expect(bugs).toEqual([]);
  const { audit } = session.audit.getSnapshot();
  return audit!.findings.filter(({ kind }) => kind === 'workbook').map(({ title }) => title);
};

test('文字核对：没有工作簿的数，只看文字自己；取来工作簿，和表里的数对着看', async () => {
  const opened = await openReport(await exampleReport(await exampleBook({ actualStaff: 7 }), time));
  expect(await against(opened)).toEqual([]);
  await opened.session.takeWorkbook(chosenFile(await exampleBook({ actualStaff: 9 })));
  expect(await against(opened)).toEqual([
    expect.stringMatching(/^与工作簿不符：文中写7人，工作簿“实际在职人数”是9人（《.+》[A-Z]+\d+），文中少2人$/),
  ]);
});

test('表里的数没有改：没有不符', async () => {
  const opened = await openReport(await exampleReport(await exampleBook(), time));
  await opened.session.takeWorkbook(chosenFile(await exampleBook()));
  expect(await against(opened)).toEqual([]);
  const { audit } = opened.session.audit.getSnapshot();
  expect(audit!.passed.filter(({ kind }) => kind === 'workbook').length).toBeGreaterThan(5);
});

test('配对的 Excel 送来的、粘贴的只有报告印的数：也对着看', async () => {
  const opened = await openReport(await exampleReport(await exampleBook({ actualStaff: 7 }), time));
  await opened.session.takeLink(exampleLink(openExample(await exampleBook({ actualStaff: 9 }, 'report')), time));
  expect(await against(opened)).toEqual([
    expect.stringMatching(/^与工作簿不符：文中写7人，工作簿“实际在职人数”是9人（《.+》[A-Z]+\d+），文中少2人$/),
  ]);
  const { audit } = opened.session.audit.getSnapshot();
  const heads = audit!.passed.filter(({ kind }) => kind === 'heading').map(({ quotes }) => quotes[0]!.text);
  expect(heads).toContain('2018年度');
});
