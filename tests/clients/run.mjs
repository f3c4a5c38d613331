// Starts a server, runs every *.test.mjs against it, stops it. Arguments choose files: node run.mjs aws-cli.test.mjs
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from './server.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const files = process.argv.length > 2 ? process.argv.slice(2) : readdirSync(here).filter(f => f.endsWith('.test.mjs')).sort();
const sink = mkdtempSync(join(tmpdir(), 'cognito-console-sink-'));
const [stream, pushes] = [join(sink, 'stream.jsonl'), join(sink, 'pushes.jsonl')];
const server = await startServer({
  // Providers of these tests live on this machine.
  Outgoing__AllowPrivate: 'true',
  Sync__Streams__0__Name: 'changes', Sync__Streams__0__File: stream,
  Sync__PushApplications__0__Arn: 'arn:aws:sns:us-east-1:123456789012:app/GCM/shop', Sync__PushApplications__0__File: pushes,
});
const tests = spawn(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...files], {
  cwd: here,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, COGNITO_ENDPOINT: server.url, COGNITO_ACCESS_KEY_ID: server.key.id, COGNITO_SECRET_ACCESS_KEY: server.key.secret, COGNITO_STREAM: stream, COGNITO_PUSHES: pushes },
});
const code = await new Promise(resolve => tests.on('exit', resolve));
if (code !== 0) console.log(`--- what the server said\n${server.log().split('\n').slice(-60).join('\n')}`);
await server.stop();
rmSync(sink, { recursive: true, force: true });
process.exit(code ?? 1);
