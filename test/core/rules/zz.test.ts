import { builtInPack } from '../../support/built-in-pack';
import { runChecks } from '../../../src/core/rules/runner';
import { contextOf, installedSnapshot, withCell } from './installed';
test('smoke', () => {
  const pack = builtInPack('kaifu-2018');
  let snapshot = installedSnapshot(pack, {});
  const run = runChecks(pack, contextOf(pack, snapshot));
  console.log(run.findings.map((f) => `${f.level} ${f.state} ${f.id}\n   ${f.message} ${f.cells.map((c) => c.sheet + c.address).join(' ')} | ${f.cause ?? ''} | ${f.explanation ?? ''}`).join('\n'), run.coverage, run.checks.filter((c) => c.outcome === 'crashed').map((c) => c.id + c.error), run.checks.filter((c) => c.outcome === 'notApplicable').map((c) => c.id).join(' '));
  const times: number[] = [];
  const parts: Record<string, number> = {};
  for (let i = 0; i < 400; i++) {
    snapshot = withCell(pack, snapshot, 'officialReception.final', 1 + (i % 50) / 100);
    const start = performance.now();
    const context = contextOf(pack, snapshot);
    const mid = performance.now();
    runChecks(pack, context);
    times.push(performance.now() - start);
    parts['bind'] = performance.now() - mid;
  }
  times.sort((a, b) => a - b);
  console.log('checks', pack.checks.length, 'median', times[200], 'p90', times[360], 'check only', parts);
  const context = contextOf(pack, snapshot);
  const { rules } = require('../../../src/core/rules/registry');
  const by: Record<string, number> = {};
  for (let i = 0; i < 200; i++) for (const c of pack.checks) { if (!c.rule) continue; const s = performance.now(); rules[c.rule.kind].decide(c.rule, context); by[c.rule.kind] = (by[c.rule.kind] ?? 0) + performance.now() - s; }
  console.log(Object.entries(by).map(([k, v]) => [k, (v / 200 * 1000).toFixed(1) + 'us']));
});
