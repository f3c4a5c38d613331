// aws-jwt-verify on the tokens, as an app's own API would do it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CognitoJwtVerifier, JwtVerifier } from 'aws-jwt-verify';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import {
  AdminAddUserToGroupCommand, AdminCreateUserCommand, AdminSetUserPasswordCommand, CognitoIdentityProviderClient, CreateGroupCommand, CreateUserPoolClientCommand,
  CreateUserPoolCommand, InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { aPool, cognito, endpoint, password, region } from './world.mjs';
import { startServer } from './server.mjs';

// The library fetches by https only; behind a TLS proxy nothing of this is needed.
const overHttp = url => new SimpleJwksCache({ fetcher: { fetch: async () => (await fetch(url)).arrayBuffer() } });

async function signedIn(client, poolId, clientId) {
  await client.send(new AdminCreateUserCommand({ UserPoolId: poolId, Username: 'ida', MessageAction: 'SUPPRESS' }));
  await client.send(new AdminSetUserPasswordCommand({ UserPoolId: poolId, Username: 'ida', Password: password, Permanent: true }));
  await client.send(new CreateGroupCommand({ UserPoolId: poolId, GroupName: 'staff' }));
  await client.send(new AdminAddUserToGroupCommand({ UserPoolId: poolId, Username: 'ida', GroupName: 'staff' }));
  return (await client.send(new InitiateAuthCommand({ ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'ida', PASSWORD: password } }))).AuthenticationResult;
}

test('tokens verify against the keys at the issuer', async () => {
  const { poolId, clientId } = await aPool();
  const other = await aPool();
  const tokens = await signedIn(cognito, poolId, clientId);
  const issuer = `${endpoint}/${poolId}`;
  const { jwks_uri } = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
  const verifier = JwtVerifier.create({ issuer, audience: null, jwksUri: jwks_uri }, { jwksCache: overHttp(jwks_uri) });

  const id = await verifier.verify(tokens.IdToken);
  assert.equal(id.aud, clientId);
  assert.equal(id.token_use, 'id');
  assert.deepEqual(id['cognito:groups'], ['staff']);
  const access = await verifier.verify(tokens.AccessToken);
  assert.equal(access.client_id, clientId);
  assert.equal(access.scope, 'aws.cognito.signin.user.admin');
  assert.equal(access.exp - access.iat, 3600);

  const [head, body, signature] = tokens.IdToken.split('.');
  const forged = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url')), 'cognito:groups': ['admin'] })).toString('base64url');
  await assert.rejects(verifier.verify(`${head}.${forged}.${signature}`), /signature/i);
  const stranger = JwtVerifier.create({ issuer: `${endpoint}/${other.poolId}`, audience: null, jwksUri: jwks_uri }, { jwksCache: overHttp(jwks_uri) });
  await assert.rejects(stranger.verify(tokens.IdToken), /issuer/i);
});

// Issuer:Format=Aws lets existing back ends verify tokens without a change of their code.
let server;
before(async () => { server = await startServer({ Issuer__Format: 'Aws' }); });
after(() => server?.stop());

test('with the issuer in the form of AWS, CognitoJwtVerifier takes the tokens as they are', async () => {
  const client = new CognitoIdentityProviderClient({ endpoint: server.url, region, maxAttempts: 1, credentials: { accessKeyId: server.key.id, secretAccessKey: server.key.secret } });
  for (const issuer of ['ORIGINAL', 'UPDATED']) await takesTokens(client, issuer);
});

async function takesTokens(client, issuer) {
  const { UserPool } = await client.send(new CreateUserPoolCommand({ PoolName: 'aws-issuer', IssuerConfiguration: { Type: issuer } }));
  const { UserPoolClient } = await client.send(new CreateUserPoolClientCommand({ UserPoolId: UserPool.Id, ClientName: 'app', ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }));
  const tokens = await signedIn(client, UserPool.Id, UserPoolClient.ClientId);
  const { iss } = JSON.parse(Buffer.from(tokens.IdToken.split('.')[1], 'base64url'));
  assert.equal(iss, `https://${issuer === 'UPDATED' ? 'issuer-' : ''}cognito-idp.${region}.amazonaws.com/${UserPool.Id}`);
  const jwksCache = overHttp(`${server.url}/${UserPool.Id}/.well-known/jwks.json`);
  for (const tokenUse of ['id', 'access']) {
    const verifier = CognitoJwtVerifier.create({ userPoolId: UserPool.Id, clientId: UserPoolClient.ClientId, tokenUse, groups: 'staff' }, { jwksCache });
    assert.equal((await verifier.verify(tokenUse === 'id' ? tokens.IdToken : tokens.AccessToken)).token_use, tokenUse);
    await assert.rejects(verifier.verify(tokenUse === 'id' ? tokens.AccessToken : tokens.IdToken));
  }
}
