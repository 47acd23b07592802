import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeReports, type WrittenReport } from '../../../src/app/write-report';
import { createNarrativeEngine } from '../../../src/app/narrative-engine';
import { readData, tableFromData, type Data } from '../../../src/core/table/data';
import { builtInPack } from '../../support/built-in-pack';

export const kaifu = builtInPack('kaifu-2018');

/** The 开福区 2018 report from the pack's own sample; `changes` win over it. */
export function kaifuReport(changes: Data = {}): WrittenReport {
  const table = tableFromData(kaifu, readData(kaifu, kaifu.sample, changes));
  const [first] = writeReports(kaifu, table, createNarrativeEngine());
  if (!first) throw new Error('the pack has no report');
  return first;
}

const seedFile = join(__dirname, '../../../../shared/domain/seeds/开福区-2018-部门整体支出绩效自评报告.txt');

/** The published report; null where the originals are not beside the project. */
export const seed = existsSync(seedFile) ? readFileSync(seedFile, 'utf8') : null;
if (seed === null) process.stderr.write('\n没有找到公开报告的原文：与原文对照的测试这次跳过。\n');
