import { Command } from 'commander';
import type { PackFault } from '../../core/pack/fault';
import type { Environment, Finish } from '../environment';
import { exitCode } from '../exit-code';
import { faultLine, packFolder } from '../text/fault-line';
import { packPreviewCommand } from './pack-preview';

export function packCommand(environment: Environment, finish: Finish): Command {
  const { out, templates } = environment;
  const check = new Command('check')
    .description('检查模板，列出全部错误；没有错误的，再提示几处可以更好的')
    .argument('<文件夹>', '模板的文件夹；也可以是 jixiao packs 列出的编号')
    .option('--json', '输出 JSON')
    .action(async (given: string, options: { json?: boolean }) => {
      const { PackLibrary } = await import('../packs/library');
      const reading = new PackLibrary(templates).read(packFolder(given, templates));
      let faults: readonly PackFault[] = [];
      let hints: readonly PackFault[] = [];
      if (reading.kind === 'faulty') faults = reading.faults;
      if (reading.kind === 'pack') {
        const { trialFaults } = await import('../packs/trial');
        faults = trialFaults(reading);
        const { packHints } = await import('../packs/hints');
        hints = faults.length > 0 ? [] : packHints(reading);
      }
      if (faults.length > 0) finish(exitCode.badInput);
      if (options.json) out(`${JSON.stringify([...faults, ...hints], null, 2)}\n`);
      else if (faults.length > 0) out([...faults.map(faultLine), `共 ${faults.length} 处错误。`, ''].join('\n'));
      else if (reading.kind === 'base')
        out(`${given}：没有发现错误。这是底版，内容之间的关系要在引用它的模板里检查。\n`);
      else out([...hints.map(faultLine), `${given}：没有错误。`, ''].join('\n'));
    });
  return new Command('pack')
    .description('模板作者的工具')
    .helpCommand(false)
    .addCommand(check)
    .addCommand(packPreviewCommand(environment, finish));
}
