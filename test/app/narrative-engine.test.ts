import { createNarrativeEngine } from '../../src/app/narrative-engine';
import { narrativeFilters } from '../../src/core/narrative/filters';
import { buildReport } from '../../src/core/narrative/build-report';
import { isTemplateFault } from '../../src/core/narrative/template-engine';
import { isDerived } from '../../src/core/pack/pack';
import { readData, tableFromData } from '../../src/core/table/data';
import { builtInPack } from '../support/built-in-pack';

/** A clock that stands still until something is said to take time. */
let now = 0;
beforeEach(() => {
  now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

test('写一句话太久：说是这一句没有写完，不是程序错误', () => {
  const slow = { ...narrativeFilters, slow: () => String((now += 3_000)) };
  const fault = (template: string): unknown => {
    try {
      return createNarrativeEngine()(template, {}, slow);
    } catch (error) {
      return error;
    }
  };
  for (const template of ['{{ "a" | slow }}{{ "b" | slow }}', '{% if true %}{{ "a" | slow }}{% endif %}{{ "b" }}']) {
    const error = fault(template);
    expect([template, isTemplateFault(error), (error as Error).message]).toEqual([
      template,
      true,
      expect.stringMatching(/写出来太长，或循环太多，没有写完$/),
    ]);
  }
});

test('一万行的合计算得慢，不算在写句子的时间里', () => {
  const pack = builtInPack('kaifu-2020');
  const table = tableFromData(pack, readData(pack, pack.sample));
  const known = new Set<string>();
  const slow = {
    ...table,
    value: (id: string) => {
      const field = pack.byId.get(id);
      if (field && field.kind !== 'rows' && isDerived(field) && !known.has(id)) now += 3_000;
      known.add(id);
      return table.value(id);
    },
  };
  const report = buildReport(pack, slow, pack.reports[0]!, createNarrativeEngine());
  expect(report.title).toContain('2020');
  expect(now).toBeGreaterThan(3_000);
});
