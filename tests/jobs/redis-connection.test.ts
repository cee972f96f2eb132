import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { queueLibraries } from '../../src/jobs/queue-libraries.ts';
import { connectRedis, shownRedisUrl } from '../../src/jobs/redis-connection.ts';
import { freePort } from './redis-server.ts';

it('shows a URL without user and password', () => {
  expect(shownRedisUrl('redis://me:secret@example.org:7000/3')).toBe('redis://example.org:7000/3');
  expect(shownRedisUrl('rediss://:secret@[::1]')).toBe('rediss://[::1]');
});

it.each(['http://me:secret@example.org', 'secret@example.org', 'file:///secret', 'redis://', '', 'redis:///secret'])(
  'refuses %j',
  (url) => {
    expect(() => shownRedisUrl(url)).toThrow(expect.objectContaining({ diagnostic: expect.objectContaining({ code: 'bad-redis-url' }) }));
    expect(() => shownRedisUrl(url)).not.toThrow(/secret/);
  },
);

it('says that nobody listens, with the place and the cause', async () => {
  const port = await freePort();
  const connecting = connectRedis(await queueLibraries(), `redis://me:secret@127.0.0.1:${port}`);
  await expect(connecting).rejects.toMatchObject({ diagnostic: { code: 'queue-unreachable' } });
  await expect(connecting).rejects.toThrow(new RegExp(`no Redis at redis://127.0.0.1:${port}: .*ECONNREFUSED`));
});

it.each(['nothing', 'nonsense'] as const)('gives up on a server that answers %s', async (what) => {
  const sockets = new Set<{ destroy: () => void }>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (what === 'nonsense') socket.write('HTTP/1.1 400 Bad Request\r\n\r\n');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    const connecting = connectRedis(await queueLibraries(), `redis://127.0.0.1:${port}`, 300);
    await expect(connecting).rejects.toMatchObject({ diagnostic: { code: 'queue-unreachable' } });
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

it('says which packages are missing', async () => {
  const missing = Object.assign(new Error("Cannot find package 'bullmq'"), { code: 'ERR_MODULE_NOT_FOUND' });
  const loading = queueLibraries((name) => (name === 'bullmq' ? Promise.reject(missing) : Promise.resolve({})));
  await expect(loading).rejects.toMatchObject({ diagnostic: { code: 'queue-not-installed' } });
  await expect(loading).rejects.toThrow('npm install bullmq ioredis');
});
