import { closeSync, constants, fstatSync, openSync, readFileSync, statSync, type Stats } from 'node:fs';
import { Problem } from '../../core/problem/further-problem';
import { isProblem } from '../../core/problem/problem';

/**
 * A file that was saved, whole. A pipe would make us wait for whoever writes into it, a device may never end: those are refused before
 * they are opened.
 * @throws Problem input.not-found, input.folder, input.unreadable
 */
export function readBytes(path: string): Uint8Array {
  try {
    refuseNoFile(path, statSync(path));
    // It may have become another since; such an opening does not wait either.
    const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      refuseNoFile(path, fstatSync(handle));
      return readFileSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (isProblem(error)) throw error;
    if (isMissing(error)) throw new Problem('input.not-found', { file: path }, { cause: error });
    throw new Problem('input.unreadable', { file: path, detail: troubleText(error) }, { cause: error });
  }
}

function refuseNoFile(file: string, stats: Stats): void {
  if (stats.isDirectory()) throw new Problem('input.folder', { file });
  const detail = noFileText(stats);
  if (detail !== null) throw new Problem('input.unreadable', { file, detail });
}

/** What something is that can neither be read nor replaced as a file; null for a file. */
export function noFileText(stats: Stats): string | null {
  if (stats.isFile()) return null;
  if (stats.isDirectory()) return troubles['EISDIR']!;
  if (stats.isFIFO()) return '这是一个管道，不是保存好的文件';
  if (stats.isSocket()) return '这是一个套接字，不是保存好的文件';
  return '这是一个设备，不是保存好的文件';
}

/** Nothing of that name, or a part of the path is a file. */
export function isMissing(error: unknown): boolean {
  return isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** Of the disk, not of ours. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
}

/** What stands at a path; null for nothing, as where a part of the path is a file. @throws the system's error where nobody can tell */
export function whatIsAt(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return null;
    throw error;
  }
}

/** Where nobody can tell, it is none: whoever reads it as a file says what is wrong. */
export function isFolder(path: string): boolean {
  try {
    return whatIsAt(path)?.isDirectory() === true;
  } catch (error) {
    errorCode(error);
    return false;
  }
}

/** Node's own code of a failed system call; rethrows what is none. */
function errorCode(error: unknown): string {
  if (isSystemError(error)) return error.code;
  throw error;
}

const troubles: Readonly<Record<string, string>> = {
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '磁盘是只读的',
  EBUSY: '文件正被其他程序占用',
  EISDIR: '这是一个文件夹',
  EEXIST: '已经有一个同名的文件',
  ENOENT: '文件夹不存在',
  ENOTDIR: '路径中有一段不是文件夹',
  ENOSPC: '磁盘空间不足',
  EDQUOT: '磁盘配额不足',
  ENAMETOOLONG: '文件名太长',
  EMFILE: '打开的文件太多',
  ELOOP: '链接绕了圈',
  ERR_FS_FILE_TOO_LARGE: '文件太大',
  ERR_INVALID_ARG_VALUE: '文件名里有不能用的字符',
};

/** A failed system call in Chinese; the code itself where it is a rare one. */
export function troubleText(error: unknown): string {
  const code = errorCode(error);
  return troubles[code] ?? code;
}

/** The text of a UTF-8 file; null where its bytes are of another encoding (GBK, as Notepad once saved). */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (errorCode(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return null;
    throw error;
  }
}
