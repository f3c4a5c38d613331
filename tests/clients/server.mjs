// Starts the built server on a free port with an empty data directory, and stops it again.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

function program() {
  const found = ['Debug', 'Release'].map(c => join(root, 'src/CognitoConsole.Server/bin', c, 'net10.0/CognitoConsole.Server.dll')).find(existsSync);
  if (!found) throw new Error('The server is not built: dotnet build src/CognitoConsole.Server');
  return found;
}

/** COGNITO_CLIENTS_PORT fixes the port; else the system gives a free one. */
const freePort = () => process.env.COGNITO_CLIENTS_PORT ?? new Promise((resolve, reject) => {
  const probe = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

const firstPassword = randomBytes(12).toString('base64url') + 'aA1!';

async function start(data, url, settings) {
  const child = spawn('dotnet', [program(), '--urls', url], {
    cwd: data,
    env: { ...process.env, Data__Directory: join(data, 'data'), Operators__Bootstrap__Email: 'admin@example.com', Operators__Bootstrap__Password: firstPassword, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stdout.on('data', text => { log += text; });
  child.stderr.on('data', text => { log += text; });
  let ended = false;
  const exit = new Promise(resolve => child.on('exit', () => { ended = true; resolve(); }));
  const stop = async () => {
    child.kill('SIGTERM');
    if (await Promise.race([exit, sleep(15000, 'slow', { ref: false })]) === 'slow') child.kill('SIGKILL');
    await exit;
  };
  for (let tries = 0; ; tries++) {
    try {
      if ((await fetch(`${url}/health/ready`)).ok) return { url, stop, log: () => log };
    } catch {
      // not listening yet
    }
    if (ended || tries > 240) {
      await stop();
      throw new Error(`The server did not start:\n${log}`);
    }
    await sleep(250);
  }
}

/** Until signatures count, everybody is administrator: that is how the first key comes about without a browser. */
async function firstAccessKey(data, url) {
  const server = await start(data, url, { ASPNETCORE_ENVIRONMENT: 'Development', Api__Signatures: 'Ignored' });
  try {
    const body = new URLSearchParams({ Action: 'CreateAccessKey', Version: '2010-05-08', UserName: 'clients', PolicyName: 'Administrator' });
    const answer = await (await fetch(`${url}/`, { method: 'POST', body })).text();
    const [id, secret] = ['AccessKeyId', 'SecretAccessKey'].map(name => new RegExp(`<${name}>([^<]+)<`).exec(answer)?.[1]);
    if (!id || !secret) throw new Error(`No access key: ${answer}\n${server.log()}`);
    return { id, secret };
  } finally {
    await server.stop();
  }
}

/**
 * A server whose API wants signatures, and the access key of an administrator.
 * @param settings  further settings as environment variables, such as Issuer__Format
 */
export async function startServer(settings = {}) {
  const data = mkdtempSync(join(tmpdir(), 'cognito-console-clients-'));
  const remove = () => rmSync(data, { recursive: true, force: true });
  try {
    const url = `http://localhost:${await freePort()}`;
    const key = await firstAccessKey(data, url);
    const server = await start(data, url, { ASPNETCORE_ENVIRONMENT: 'Production', ...settings });
    return { ...server, key, stop: async () => { await server.stop(); remove(); } };
  } catch (error) {
    remove();
    throw error;
  }
}
