// The code that the console shows for an identity pool, run as it stands there: the texts are the console's own templates.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CognitoIdentityClient, CreateIdentityPoolCommand, SetIdentityPoolRolesCommand } from '@aws-sdk/client-cognito-identity';
import { AdminCreateUserCommand, AdminSetUserPasswordCommand, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { AwsClient } from 'aws4fetch';
import { aPool, cognito, endpoint, key, password, region, unique } from './world.mjs';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const templates = join(here, '../../src/CognitoConsole.Admin/IdentityPools/SampleCode/Templates');

/** As SampleCode.Text fills it in. */
const text = (file, poolId, login, developer) => readFileSync(join(templates, file), 'utf8').trimEnd().split('\n').filter(l => login || !l.includes('__LOGIN__')).join('\n')
  .replaceAll('__REGION__', region).replaceAll('__ENDPOINT__', endpoint).replaceAll('__IDENTITY_POOL_ID__', poolId).replaceAll('__LOGIN__', login).replaceAll('__DEVELOPER__', developer);

const iam = new AwsClient({ accessKeyId: key.id, secretAccessKey: key.secret, service: 'iam', region, retries: 0 });

async function aRole(name, poolId, amr) {
  const trust = {
    Version: '2012-10-17',
    Statement: [{
      Effect: 'Allow', Principal: { Federated: 'cognito-identity.amazonaws.com' }, Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': poolId }, 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': amr } },
    }],
  };
  const body = new URLSearchParams({ Action: 'CreateRole', Version: '2010-05-08', RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) }).toString();
  const answer = await iam.fetch(`${endpoint}/`, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  assert.equal(answer.status, 200, await answer.clone().text());
  return `arn:aws:iam::123456789012:role/${name}`;
}

const { poolId: userPoolId, clientId } = await aPool();
await cognito.send(new AdminCreateUserCommand({ UserPoolId: userPoolId, Username: 'ana', MessageAction: 'SUPPRESS' }));
await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId: userPoolId, Username: 'ana', Password: password, Permanent: true }));
const login = `cognito-idp.${region}.amazonaws.com/${userPoolId}`;
const admin = new CognitoIdentityClient({ endpoint, region, maxAttempts: 1, credentials: { accessKeyId: key.id, secretAccessKey: key.secret } });
const { IdentityPoolId: poolId } = await admin.send(new CreateIdentityPoolCommand({
  IdentityPoolName: unique('sample'), AllowUnauthenticatedIdentities: true, DeveloperProviderName: 'login.example.com', CognitoIdentityProviders: [{ ProviderName: login, ClientId: clientId }],
}));
const [users, guests] = [unique('users'), unique('guests')];
await admin.send(new SetIdentityPoolRolesCommand({
  IdentityPoolId: poolId, Roles: { authenticated: await aRole(users, poolId, 'authenticated'), unauthenticated: await aRole(guests, poolId, 'unauthenticated') },
}));
const { AuthenticationResult: { IdToken } } = await cognito.send(new InitiateAuthCommand({ ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'ana', PASSWORD: password } }));

const environment = {
  PATH: process.env.PATH, HOME: process.env.HOME, AWS_PAGER: '', AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true', AWS_MAX_ATTEMPTS: '1', LC_ALL: 'C.UTF-8', ID_TOKEN: IdToken,
};

/** Runs a program in a folder from which node finds its packages. */
async function output(program, file, code, more = {}) {
  const folder = mkdtempSync(join(here, '.sample-'));
  try {
    writeFileSync(join(folder, file), code);
    return (await run(program, [join(folder, file)], { env: { ...environment, ...more }, cwd: folder })).stdout.trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const arn = role => `arn:aws:sts::123456789012:assumed-role/${role}/CognitoIdentityCredentials`;

for (const [who, role, as] of [['somebody who signed in', users, login], ['a guest', guests, null]]) {
  test(`JavaScript for ${who}`, async () => {
    const given = as ? `const idToken = process.env.ID_TOKEN;\n` : '';
    assert.equal(await output(process.execPath, 'sample.mjs', given + text('javascript.mjs', poolId, as)), arn(role));
  });

  test(`the AWS CLI for ${who}`, async () => assert.equal(await output('bash', 'sample.sh', text('cli.sh', poolId, as)), arn(role)));

  test(`Python for ${who}`, async () => {
    const given = as ? 'import os\nid_token = os.environ["ID_TOKEN"]\n' : '';
    assert.equal(await output('python3', 'sample.py', given + text('python.py', poolId, as)), arn(role));
  });
}

const server = { AWS_ACCESS_KEY_ID: key.id, AWS_SECRET_ACCESS_KEY: key.secret, USER_ID: 'user-42' };

for (const [language, program, extension, given, taken] of [
  ['JavaScript', process.execPath, 'javascript.mjs', 'const userId = process.env.USER_ID;\n', 'const [identityId, token] = [process.env.IDENTITY_ID, process.env.TOKEN];\n'],
  ['the AWS CLI', 'bash', 'cli.sh', '', ''],
  ['Python', 'python3', 'python.py', 'import os\nuser_id = os.environ["USER_ID"]\n', 'import os\nidentity_id, token = os.environ["IDENTITY_ID"], os.environ["TOKEN"]\n'],
]) {
  test(`${language} for a user of a developer's server`, async () => {
    const answer = JSON.parse(await output(program, `server-${extension}`, given + text(`server-${extension}`, poolId, 'x', 'login.example.com'), server));
    const app = { IDENTITY_ID: answer.identityId, TOKEN: answer.token };
    assert.equal(await output(program, `app-${extension}`, taken + text(`developer-${extension}`, poolId, 'cognito-identity.amazonaws.com'), app), arn(users));
  });
}
