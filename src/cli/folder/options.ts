import { InvalidArgumentError, type Command } from 'commander';

export interface FolderOptions {
  readonly json?: boolean;
  readonly resume?: string;
  readonly jobs?: number;
  readonly seconds: number;
}

/** What `check`, `score` and `audit` take when they are given a folder, `audit` also for several files. */
export function folderOptions(command: Command): Command {
  return command
    .option('--resume <进度文件>', '给文件夹时：每做完一个记一笔；中断以后用同样的命令接着做')
    .option('--jobs <个数>', '给文件夹时：同时做几个（不写时等于处理器核数）', wholeFrom1)
    .option('--seconds <秒>', '给文件夹时：一个文件最多读几秒，读不完的跳过', wholeFrom1, 60);
}

export function wholeFrom1(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('应是 1 到 99999 的整数');
  return Number(text);
}
