import { once } from 'node:events';
import { createServer } from 'node:net';
import { PlumbError } from '@plumb/ground/problem';

/** Throws where another program listens there: before minutes are spent on setting up. */
export async function expectFreePort(port: number, host: string): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
  } catch (cause) {
    throw refusal((cause as NodeJS.ErrnoException).code, port, host, cause);
  }
  probe.close();
  await once(probe, 'close');
}

function refusal(code: string | undefined, port: number, host: string, cause: unknown): unknown {
  const texts = {
    EADDRINUSE: {
      zh: `端口 ${port} 已被其他程序占用:请用 --port 换一个,或先停止占用者`,
      en: `port ${port} is taken by another program: choose another with --port, or stop that one`,
    },
    EACCES: {
      zh: `无权使用端口 ${port}:请用 --port 换一个大于 1023 的`,
      en: `port ${port} needs more rights: choose one above 1023 with --port`,
    },
    EADDRNOTAVAIL: { zh: `本机没有地址 ${host}`, en: `this machine has no address ${host}` },
  }[code ?? ''];
  return texts ? new PlumbError({ code: 'port-not-free', texts, where: `${host}:${port}`, exit: 2, cause }) : cause;
}
