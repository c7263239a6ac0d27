import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** A listener on this machine that counts who knocks. */
export async function countingListener(): Promise<{ port: number; count: () => number; close: () => void }> {
  let knocks = 0;
  const server = createServer((socket) => {
    knocks += 1;
    socket.destroy();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, count: () => knocks, close: () => server.close() };
}

/** What Chromium's own network log calls an attempt to reach someone. */
const ATTEMPTS = [
  'TCP_CONNECT',
  'TCP_CONNECT_ATTEMPT',
  'UDP_CONNECT',
  'SSL_CONNECT',
  'HOST_RESOLVER_MANAGER_REQUEST',
  'HOST_RESOLVER_SYSTEM_TASK',
  'HOST_RESOLVER_DNS_TASK',
  'PROXY_RESOLUTION_SERVICE',
  'HTTP_STREAM_REQUEST',
];

/** The attempts in a file that `--log-net-log` wrote, by name. */
export function attemptsIn(netLog: string): string[] {
  const text = readFileSync(netLog, 'utf8').trimEnd();
  // The end is missing if the process was still writing when it went.
  const whole = text.endsWith('}') && text.includes('],') ? text : `${text.replace(/,$/, '')}]}`;
  let log: { constants: { logEventTypes: Record<string, number> }; events: { type: number }[] };
  try {
    log = JSON.parse(whole);
  } catch {
    log = JSON.parse(`${text.replace(/,$/, '')}]}`);
  }
  const names = new Map(ATTEMPTS.map((name) => [log.constants.logEventTypes[name], name]));
  return log.events.flatMap(({ type }) => names.get(type) ?? []);
}
