import { browserSeen } from '../../src/taskpane/seen-index';
import { trustOfPage } from '../../src/taskpane/pack-trust';

const LIST = 'https://jixiao.example/packs key';

beforeEach(() => window.localStorage.clear());
afterEach(() => jest.restoreAllMocks());

test('关掉窗格再打开，见过的还在；别的地址、别的密钥各记各的', () => {
  browserSeen(LIST).keep('2027-03-01T00:00:00.000Z');
  expect(browserSeen(LIST).newest()).toBe('2027-03-01T00:00:00.000Z');
  expect(browserSeen('https://jixiao.example/trial/packs key').newest()).toBeNull();
  expect(browserSeen('https://jixiao.example/packs other').newest()).toBeNull();
});

test('浏览器不许存：这一次打开里还记得，不出错', () => {
  for (const method of ['getItem', 'setItem'] as const)
    jest.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
  const seen = browserSeen(LIST);
  expect(seen.newest()).toBeNull();
  seen.keep('2027-03-01T00:00:00.000Z');
  expect(seen.newest()).toBe('2027-03-01T00:00:00.000Z');
  expect(browserSeen(LIST).newest()).toBeNull();
});

test('页面没有公钥：不记，也不查', async () => {
  await trustOfPage(document, 'packs').checkIndex(new ArrayBuffer(0), () => Promise.reject(new Error('not asked')));
  expect(window.localStorage).toHaveLength(0);
});
