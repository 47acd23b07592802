import { addIns } from '../../src/install/add-ins';
import type { Contact } from '../../src/install/service';
import { supportText, type Found } from '../../src/install/support';

const [et] = addIns as [(typeof addIns)[number]];
const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/104.0.0.0 Safari/537.36';
const found = (change: Partial<Found> = {}): Found => ({
  now: new Date('2026-11-30T08:00:00Z'),
  page: 'http://oa.someone.test/张三/wps/install.html',
  userAgent: chrome,
  contact: { kind: 'reached', base: 'http://127.0.0.1:58890', version: '1.0.2', list: [] },
  build: '12.1.0.26895',
  addIns: [
    {
      addIn: et,
      address: 'http://oa.someone.test/张三/wps/et/',
      standing: { kind: 'here' },
      files: { fine: ['manifest.xml', 'ribbon.xml'], other: ['index.html'], unknown: [] },
      seen: 'allowed',
      outcome: '',
    },
  ],
  ...change,
});

describe('诊断', () => {
  test('要紧的都在', () => {
    expect(supportText(found()).split('\n')).toEqual([
      '绩效自评助手 WPS 安装页的诊断（2026-11-30T08:00:00.000Z）',
      '本页：http，别的机器',
      '浏览器：Chrome/104.0.0.0；Windows NT 10.0; Win64; x64',
      'WPS 的版本：12.1.0.26895',
      'WPS 的服务：http 58890，版本 1.0.2',
      'WPS 表格（jixiao-et）：here；已装上；文件 fine: manifest.xml ribbon.xml，other: index.html；用户说：问过是否信任，我点了允许，还是没有',
    ]);
  });

  test.each<[string, Contact | null, string]>([
    ['还没有问', null, 'WPS 的服务：还没有问'],
    ['老的', { kind: 'reached', base: 'https://127.0.0.1:58891', version: '', list: [] }, 'https 58891，版本 没有说'],
    ['说不上话', { kind: 'unreached', why: 'nobody', said: '' }, 'WPS 的服务：nobody'],
  ])('服务：%s', (_, contact, line) => expect(supportText(found({ contact }))).toContain(line));

  test('谁、在哪里，哪一处都没有：本页、清单、服务的话、版本那一格里填了别的', () => {
    const url = 'http://oa.someone.test/张三/wps/et/';
    const entry = { name: 'jixiao-et', type: 'et', url, online: 'true', isOff: false };
    const said = 'cannot write C:\\Users\\张三\\publish.xml nor /home/someone/publish.xml from http://oa.someone.test/';
    const text = supportText(
      found({
        contact: { kind: 'unreached', why: 'stranger', said },
        build: '张三的电脑 someone',
        addIns: [
          {
            addIn: et,
            address: url,
            standing: { kind: 'elsewhere', entry },
            files: null,
            seen: null,
            outcome: `WPS 没有收下，它说：“${said}”`,
          },
        ],
      }),
    );
    expect(text).toContain('另一个地址是 http，别的机器');
    expect(text).toContain('cannot write …');
    expect(text).not.toMatch(/张三|someone/);
  });

  test('浏览器的话认不出来，就说不认得', () => {
    expect(supportText(found({ userAgent: 'x' }))).toContain('浏览器：不认得；不认得');
  });
});
