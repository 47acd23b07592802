import { Preferences, type PreferenceValues } from '../../src/taskpane/preferences';

function kept(values: Partial<PreferenceValues>) {
  const saved: Readonly<Record<string, unknown>>[] = [];
  const keeper = {
    load: async () => values,
    save: async (next: Readonly<Record<string, unknown>>) => void saved.push(next),
  };
  return { saved, preferences: new Preferences(keeper) };
}

test('还没有读到存下的选择就改了：改的算数，别的照存下的，一样不丢', async () => {
  const { saved, preferences } = kept({ checker: '张三', onlyOpen: true, live: false });
  preferences.set({ onlyOpen: false });
  expect(saved).toEqual([]);
  await preferences.load();
  const all = { live: false, showNextStep: true, onlyOpen: false, checker: '张三' };
  expect(preferences.get()).toEqual(all);
  expect(saved).toEqual([all]);
});

test('读到以后每改一次存一次；没有改过就不存', async () => {
  const { saved, preferences } = kept({ checker: '张三' });
  await preferences.load();
  expect(saved).toEqual([]);
  preferences.set({ showNextStep: false });
  expect(saved).toEqual([{ live: true, showNextStep: false, onlyOpen: false, checker: '张三' }]);
});
