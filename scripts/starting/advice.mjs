// What to do about a part that could not be built, by what its builder said.

const KINDS = [
  {
    pattern: /ENOSPC|no space left/i,
    what: '磁盘满了，编好的文件写不下。',
    steps: ['腾出约 500 MB 的空间。', '再运行 npm start。'],
  },
  {
    pattern: /EACCES|EPERM|EROFS|permission denied/i,
    what: '没有权限写这个文件夹，或者文件正被别的程序占着。',
    steps: ['把整个项目放到自己能写的文件夹里；关掉正在打开 dist 里文件的程序。', '再运行 npm start。'],
  },
  {
    pattern: /Cannot find (module|package)|ERR_MODULE_NOT_FOUND|Can't resolve '(?![./])|Could not resolve "(?![./])/,
    what: '依赖不全：有要用的包没有装上，或者装坏了。',
    steps: ['运行 npm ci，把依赖重新装一遍。', '再运行 npm start。'],
  },
  {
    pattern: /SIGKILL|heap out of memory|ENOMEM|Cannot allocate memory/i,
    what: '编译的程序中途被系统停掉了，多半是内存不够（约要 1 GB 空闲）。',
    steps: ['关掉别的占内存的程序。', '再运行 npm start，已经编好的不再编。'],
  },
];

const OTHERS = {
  what: '源程序里有编不过去的地方，原话里写着是哪个文件、哪一行。',
  steps: [
    '运行 git status 看改过哪些文件；改好，或者用 git restore 退回原样。',
    '没有改过的，删掉 dist 文件夹。',
    '再运行 npm start，已经编好的不再编。',
  ],
};

/** Colours are for terminals. */
// eslint-disable-next-line no-control-regex
const COLOURS = /\u001b\[[0-9;]*m/g;

/** @param said what the builder said, or the signal that ended it */
export function adviceOn(said) {
  const detail = said.replace(COLOURS, '').trim();
  const { what, steps } = KINDS.find(({ pattern }) => pattern.test(detail)) ?? OTHERS;
  return { what, steps, detail };
}
