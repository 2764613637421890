import type { Localised } from '@plumb/ground/localised';
import type { ExitCode } from '@plumb/ground/problem';

type Said = { texts: Localised; exit: ExitCode };
type Telling = (at: Localised) => Said;

const said =
  (exit: ExitCode, zh: string, en: string): Telling =>
  (at) => ({ exit, texts: { zh: `${at.zh}${zh}`, en: `${at.en}${en}` } });

const noPermission = said(
  3,
  '没有权限:请以其属主身份运行,或换一个位置',
  'no permission: run it as the owner, or choose another place',
);
const full = said(
  3,
  '磁盘或配额已满:请腾出空间或换一个位置,再重试',
  'the disk or quota is full: make room or choose another place, then try again',
);
const tooManyOpen = said(
  3,
  '打开的文件过多:请提高上限(ulimit -n)后重试',
  'too many files are open: raise the limit (ulimit -n) and try again',
);
const taken = said(
  2,
  '端口或地址已被占用:请用 --port 换一个',
  'the port or address is taken: choose another with --port',
);
const away = said(
  1,
  '连接不上:请检查对方是否已启动、地址是否正确',
  'cannot be reached: check that it runs and that the address is right',
);

const inUse = said(3, '正被占用:请关闭使用它的程序后重试', 'is in use: close what uses it and try again');
const cut = said(1, '连接中断:请重试', 'the connection broke: try again');

/** What a person can do about what the system refused. */
const tellings: Readonly<Record<string, Telling>> = {
  ENOENT: said(3, '不存在:请检查路径', 'does not exist: check the path'),
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: said(3, '在只读的文件系统上:请换一个位置', 'is on a read-only file system: choose another place'),
  ENOSPC: full,
  EDQUOT: full,
  EISDIR: said(3, '是文件夹,此处应为文件', 'is a folder where a file is needed'),
  ENOTDIR: said(3, '不是文件夹,此处应为文件夹', 'is no folder where one is needed'),
  EEXIST: said(3, '已存在:请换一个名字或先移走', 'is there already: choose another name or move it away'),
  ENOTEMPTY: said(3, '文件夹不是空的:请另选一个', 'the folder is not empty: choose another'),
  ENAMETOOLONG: said(3, '名称过长:请换一个较短的路径', 'the name is too long: choose a shorter path'),
  ELOOP: said(3, '链接互相指向:请给出实际的路径', 'links point at each other: name the real path'),
  EXDEV: said(3, '跨越了文件系统:请选择同一磁盘上的位置', 'crosses file systems: choose a place on the same disk'),
  EIO: said(3, '读写出错,磁盘可能损坏:请检查磁盘', 'reading or writing failed, the disk may be damaged: check it'),
  EBUSY: inUse,
  ETXTBSY: inUse,
  EMFILE: tooManyOpen,
  ENFILE: tooManyOpen,
  ENOMEM: said(
    3,
    '内存不足:请关闭其他程序,或用 --memory 降低上限',
    'not enough memory: close other programs, or lower --memory',
  ),
  EADDRINUSE: taken,
  EADDRNOTAVAIL: said(2, '不是本机的地址:请检查 --host', 'is no address of this machine: check --host'),
  ECONNREFUSED: away,
  ECONNRESET: cut,
  EPIPE: cut,
  ETIMEDOUT: away,
  EHOSTUNREACH: away,
  ENETUNREACH: away,
  ENOTFOUND: away,
};

/** The line for an error of the operating system: where, and what to do. undefined: it is none. */
export function systemError(error: unknown): Said | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall, path, dest, address, port } = error as NodeJS.ErrnoException & {
    dest?: string;
    address?: string;
    port?: number;
  };
  if (code === undefined || syscall === undefined || !/^E[A-Z0-9]+$/.test(code)) return undefined;
  const at = port === undefined ? address : `${address ?? ''}:${port}`;
  const where = dest ? `${path} → ${dest}` : (path ?? at);
  const place = where ? { zh: `${where} `, en: `${where}: ` } : { zh: '', en: '' };
  const unknown = said(3, `系统拒绝了 ${syscall}(${code})`, `the system refused ${syscall} (${code})`);
  return (tellings[code] ?? unknown)(place);
}
