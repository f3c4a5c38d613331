// Starts a server, runs every *.test.mjs against it, stops it. Arguments choose files: node run.mjs aws-cli.test.mjs
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from './server.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const files = process.argv.length > 2 ? process.argv.slice(2) : readdirSync(here).filter(f => f.endsWith('.test.mjs')).sort();
// Providers of these tests live on this machine.
const server = await startServer({ Outgoing__AllowPrivate: 'true' });
const tests = spawn(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...files], {
  cwd: here,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, COGNITO_ENDPOINT: server.url, COGNITO_ACCESS_KEY_ID: server.key.id, COGNITO_SECRET_ACCESS_KEY: server.key.secret },
});
const code = await new Promise(resolve => tests.on('exit', resolve));
if (code !== 0) console.log(`--- what the server said\n${server.log().split('\n').slice(-60).join('\n')}`);
await server.stop();
process.exit(code ?? 1);
