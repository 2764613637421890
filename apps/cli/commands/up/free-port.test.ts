import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
import { expectFreePort } from './free-port.ts';

test('a port that another program holds is refused with what to do, a free one is not', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  await assert.rejects(expectFreePort(port, '127.0.0.1'), { code: 'port-not-free', exit: 2 });
  holder.close();
  await once(holder, 'close');
  await expectFreePort(port, '127.0.0.1');
});
