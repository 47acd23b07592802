#!/usr/bin/env node
// The command line: bundles the TypeScript when it changed, then runs it in this same process, so arguments, streams
// and the exit code are its own. Nothing here writes to stdout.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

const OUR_BUG = 70;

async function main() {
  ensureInstalled();
  const { ensureBundle } = await import('./bundle.mjs');
  let bundle;
  try {
    bundle = await ensureBundle('cli');
  } catch (error) {
    process.stderr.write(`程序错误：命令行没有编译成功。\n${error.message}\n`);
    process.exitCode = OUR_BUG;
    return;
  }
  process.env.JIXIAO_TEMPLATES ||= join(ROOT, 'templates');
  createRequire(import.meta.url)(bundle);
}

await main();
