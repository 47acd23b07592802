import { addIns, addressOf, isSameAddress, kindOfAddress } from '../../src/install/add-ins';
import type { Contact, Published } from '../../src/install/service';
import { standingOf } from '../../src/install/state';

const [et, writer] = addIns as [(typeof addIns)[number], (typeof addIns)[number]];
const here = 'https://oa.test/wps/et/';
const entry = (change: Partial<Published> = {}): Published => ({
  name: 'jixiao-et',
  type: 'et',
  url: here,
  online: 'true',
  isOff: false,
  ...change,
});
const reached = (...list: readonly Published[]): Contact => ({ kind: 'reached', base: '', version: '1.0.2', list });
const seenBefore = { day: '2026-11-30', isTakenOut: false };
const takenOut = { ...seenBefore, isTakenOut: true };

describe('加载项的网址', () => {
  test.each([
    ['https://oa.test/wps/install.html?x=1#y', here],
    ['http://127.0.0.1:3889/install.html', 'http://127.0.0.1:3889/et/'],
    ['file:///D:/wps/install.html', null],
  ])('本页是 %s', (page, address) => expect(addressOf(et, page)).toBe(address));

  test('两个程序各有各的', () => {
    expect(addressOf(writer, 'https://oa.test/wps/install.html')).toBe('https://oa.test/wps/writer/');
  });

  test.each([
    ['https://oa.test/绩效/', 'https://oa.test/%E7%BB%A9%E6%95%88/', true],
    ['https://oa.test/et', 'https://oa.test/et/', true],
    ['http://localhost/et/', 'http://127.0.0.1/et/', false],
    ['http://oa.test/et/', 'https://oa.test/et/', false],
    ['https://oa.test/%/', 'https://oa.test/%/', true],
  ])('%s 和 %s 是同一个：%s', (one, other, same) => expect(isSameAddress(one, other)).toBe(same));

  test.each([
    ['http://127.0.0.1:3889/et/', 'http，本机'],
    ['https://LOCALHOST/', 'https，本机'],
    ['http://10.1.2.3/x', 'http，别的机器'],
    ['http://127.0.0.1.evil.test/', 'http，别的机器'],
    ['file:///C:/Users/someone/x', '磁盘上的文件'],
    ['jixiao-et_1.0', '不是网址'],
  ])('%s 只说成“%s”', (address, kind) => expect(kindOfAddress(address)).toBe(kind));
});

describe('加载项在 WPS 的清单里', () => {
  test.each([
    ['没有跟 WPS 说上话', null, null, 'unknown'],
    ['说不上话', { kind: 'unreached', why: 'nobody', said: '' } as Contact, seenBefore, 'unknown'],
    ['空清单', reached(), null, 'absent'],
    ['空清单，从前看见过', reached(), seenBefore, 'gone'],
    ['空清单，本页卸下的', reached(), takenOut, 'taken-out'],
    ['停用着，本页停用的', reached(entry({ isOff: true })), takenOut, 'taken-out'],
    ['本页卸下过，又在了', reached(entry()), takenOut, 'here'],
    ['在', reached(entry()), null, 'here'],
    ['别的程序的同名', reached(entry({ type: 'wps' })), null, 'absent'],
    ['别人的', reached(entry({ name: 'other' })), null, 'absent'],
    ['另一个网址', reached(entry({ url: 'http://oa.test/wps/et/' })), null, 'elsewhere'],
    ['装在磁盘上的', reached(entry({ online: 'false' })), null, 'elsewhere'],
    ['两条', reached(entry(), entry({ url: 'http://127.0.0.1:3889/' })), null, 'elsewhere'],
    ['没有写程序的', reached(entry({ type: '' })), null, 'odd'],
    ['别人的没有写程序', reached(entry({ name: 'other', type: '' })), null, 'absent'],
    ['停用着', reached(entry({ isOff: true })), null, 'off'],
    ['停用着，从前看见过', reached(entry({ isOff: true })), seenBefore, 'off'],
    ['停用着的旧的和在用的', reached(entry({ isOff: true, url: 'http://x.test/' }), entry()), null, 'here'],
  ])('%s', (_, contact, remembered, kind) => expect(standingOf(et, here, contact, remembered).kind).toBe(kind));

  test('从磁盘打开的页没有网址：在清单里的都算另一个地址的', () => {
    expect(standingOf(et, null, reached(entry()), null).kind).toBe('elsewhere');
  });
});
