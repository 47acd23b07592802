import { catchFallenFocus } from '../../src/taskpane/keyboard/fallen-focus';

const later = (): Promise<void> => new Promise((done) => setTimeout(done, 120));
const row = (key: string): HTMLButtonElement => document.querySelector(`[data-row="${key}"]`)!;
let inPane = true;

beforeAll(() => {
  Object.defineProperty(document, 'hasFocus', { value: () => inPane });
  catchFallenFocus(document);
});

beforeEach(() => {
  document.body.innerHTML =
    '<ul class="groups">' +
    ['甲', '乙', '丙'].map((key) => `<li><button data-row="${key}">${key}</button></li>`).join('') +
    '</ul>';
});

test('窗格里的一行做完没有了：焦点到顶上来的一行', async () => {
  inPane = true;
  row('乙').focus();
  row('乙').closest('li')!.remove();
  await later();
  expect(document.activeElement).toBe(row('丙'));
});

test('人在表里打字，窗格里的那一行没有了：不把键盘抢过来', async () => {
  inPane = true;
  row('乙').focus();
  inPane = false;
  row('乙').closest('li')!.remove();
  await later();
  expect(document.activeElement).toBe(document.body);
});
