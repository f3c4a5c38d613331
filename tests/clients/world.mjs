// What the tests share: where the server is, an administrator's SDK client, pools, and the messages in the outbox.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import {
  CognitoIdentityProviderClient, CreateUserPoolClientCommand, CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';

export const endpoint = process.env.COGNITO_ENDPOINT;
export const region = 'us-east-1';
export const key = { id: process.env.COGNITO_ACCESS_KEY_ID, secret: process.env.COGNITO_SECRET_ACCESS_KEY };
assert.ok(endpoint && key.id, 'Run the tests with: node run.mjs');

export const cognito = new CognitoIdentityProviderClient({
  endpoint, region, maxAttempts: 1, credentials: { accessKeyId: key.id, secretAccessKey: key.secret },
});

export const unique = name => `${name}-${randomBytes(4).toString('hex')}`;

export const password = 'Correct-Horse-7-Battery';

/** A pool whose users sign up themselves and get their code by e-mail, and an app client of it. */
export async function aPool({ pool = {}, client = {} } = {}) {
  const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: unique('clients'), AutoVerifiedAttributes: ['email'], ...pool }));
  const { UserPoolClient } = await cognito.send(new CreateUserPoolClientCommand({
    UserPoolId: UserPool.Id, ClientName: 'app',
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], ...client,
  }));
  return { poolId: UserPool.Id, clientId: UserPoolClient.ClientId, clientSecret: UserPoolClient.ClientSecret };
}

const signer = new AwsClient({ accessKeyId: key.id, secretAccessKey: key.secret, service: 'cognito-console', region, retries: 0 });

/** One of the server's own operations, signed. */
export async function own(operation, request) {
  const response = await signer.fetch(`${endpoint}/`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `CognitoConsoleService.${operation}` },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  assert.equal(response.status, 200, `${operation}: ${text}`);
  return text === '' ? null : JSON.parse(text);
}

/** The code in the newest message to somebody; waits a moment for it, since messages are written after the answer's work. */
export async function codeFor(destination, { poolId, except } = {}) {
  for (let tries = 0; tries < 40; tries++) {
    const { Messages } = await own('ListOutboxMessages', { UserPoolId: poolId });
    for (const { MessageId } of Messages.filter(m => m.Destination === destination)) {
      const { Body } = await own('GetOutboxMessage', { MessageId });
      const code = /\b\d{6}\b/.exec(Body)?.[0];
      if (code && code !== except) return code;
    }
    await sleep(100);
  }
  assert.fail(`no code for ${destination} in the outbox`);
}
