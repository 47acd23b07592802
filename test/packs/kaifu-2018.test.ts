import { builtInPack } from '../support/built-in-pack';

describe('模板 kaifu-2018', () => {
  it('没有错误', () => {
    expect(builtInPack('kaifu-2018').id).toBe('kaifu-2018');
  });
});
