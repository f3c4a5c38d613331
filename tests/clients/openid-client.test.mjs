// openid-client against discovery and the OAuth endpoints; somebody without JavaScript clicks through the hosted pages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as oidc from 'openid-client';
import {
  AdminCreateUserCommand, AdminSetUserPasswordCommand, CreateResourceServerCommand, CreateUserPoolClientCommand, CreateUserPoolDomainCommand, ListUserPoolClientsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { Browser } from './browser.mjs';
import { aPool, codeFor, cognito, endpoint, password, unique } from './world.mjs';

const callback = 'http://localhost:3000/callback';

async function anApp(client = {}) {
  const app = await aPool({
    client: {
      CallbackURLs: [callback], LogoutURLs: ['http://localhost:3000/bye'], AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'], SupportedIdentityProviders: ['COGNITO'], ...client,
    },
  });
  const domain = unique('login');
  await cognito.send(new CreateUserPoolDomainCommand({ UserPoolId: app.poolId, Domain: domain }));
  const config = await oidc.discovery(new URL(`${endpoint}/${app.poolId}`), app.clientId, app.clientSecret, undefined, { execute: [oidc.allowInsecureRequests] });
  return { ...app, domain, config };
}

async function authorization(config) {
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: callback, scope: 'openid email profile', code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', state, nonce,
  });
  return { url, checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce } };
}

test('code flow with PKCE: sign up on the hosted pages, confirm, sign in, tokens, user info, refresh, revoke, sign out', async () => {
  const { poolId, clientId, domain, config } = await anApp();
  const { url, checks } = await authorization(config);

  const browser = new Browser();
  let page = await browser.open(url);
  page = await browser.follow(page, /create an account/i);
  page = await browser.submit(page, { username: 'jo', password, email: 'jo@example.com' });
  assert.match(page.text, /code/i);
  page = await browser.submit(page, { code: await codeFor('jo@example.com', { poolId }) });
  if (!page.location) page = await browser.submit(page, { username: 'jo', password });
  assert.ok(page.location?.href.startsWith(callback), `expected the app's callback, got ${page.location ?? page.text}`);

  const tokens = await oidc.authorizationCodeGrant(config, page.location, checks);
  assert.equal(tokens.claims().sub.length, 36);
  assert.equal(tokens.claims().email, 'jo@example.com');
  await assert.rejects(oidc.authorizationCodeGrant(config, page.location, checks), { error: 'invalid_grant' }, 'a code works once');

  // The code's second use has ended its tokens, so sign in again; the browser still knows who it is.
  const again = await authorization(config);
  let back = await browser.open(again.url);
  if (!back.location) back = await browser.submit(back, { username: 'jo', password });
  const fresh = await oidc.authorizationCodeGrant(config, back.location, again.checks);
  const info = await oidc.fetchUserInfo(config, fresh.access_token, fresh.claims().sub);
  assert.equal(info.username ?? info['cognito:username'], 'jo');

  const refreshed = await oidc.refreshTokenGrant(config, fresh.refresh_token);
  assert.ok(refreshed.access_token && refreshed.access_token !== fresh.access_token);
  await oidc.tokenRevocation(config, fresh.refresh_token);
  await assert.rejects(oidc.refreshTokenGrant(config, fresh.refresh_token), { error: 'invalid_grant' });

  const bye = await browser.open(new URL(`${endpoint}/auth/${domain}/logout?client_id=${clientId}&logout_uri=${encodeURIComponent('http://localhost:3000/bye')}`));
  assert.equal(bye.location?.href, 'http://localhost:3000/bye');
  const signedOut = await browser.open((await authorization(config)).url);
  assert.equal(signedOut.location, undefined, 'after signing out the page asks again');
});

test('a wrong verifier and a foreign redirect are refused', async () => {
  const { poolId, config } = await anApp();
  const { url, checks } = await authorization(config);
  const browser = new Browser();
  let page = await browser.open(url);
  page = await browser.follow(page, /create an account/i);
  page = await browser.submit(page, { username: 'kim', password, email: 'kim@example.com' });
  page = await browser.submit(page, { code: await codeFor('kim@example.com', { poolId }) });
  if (!page.location) page = await browser.submit(page, { username: 'kim', password });
  await assert.rejects(oidc.authorizationCodeGrant(config, page.location, { ...checks, pkceCodeVerifier: oidc.randomPKCECodeVerifier() }), { error: 'invalid_grant' });

  const foreign = new URL(url);
  foreign.searchParams.set('redirect_uri', 'https://evil.example.com/');
  const refusal = await new Browser().open(foreign);
  assert.equal(refusal.location, undefined, 'nobody is sent to an address that the client did not name');
});

test('client_credentials with a custom scope', async () => {
  const { poolId } = await aPool();
  await cognito.send(new CreateResourceServerCommand({ UserPoolId: poolId, Identifier: 'https://orders.example.com', Name: 'orders', Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read orders' }] }));
  const { UserPoolClient } = await cognito.send(new CreateUserPoolClientCommand({
    UserPoolId: poolId, ClientName: 'machine', GenerateSecret: true, AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['client_credentials'], AllowedOAuthScopes: ['https://orders.example.com/read'],
  }));
  await cognito.send(new CreateUserPoolDomainCommand({ UserPoolId: poolId, Domain: unique('machines') }));
  const config = await oidc.discovery(new URL(`${endpoint}/${poolId}`), UserPoolClient.ClientId, UserPoolClient.ClientSecret, undefined, { execute: [oidc.allowInsecureRequests] });
  const { access_token, expires_in } = await oidc.clientCredentialsGrant(config, { scope: 'https://orders.example.com/read' });
  assert.equal(expires_in, 3600);
  assert.equal(JSON.parse(Buffer.from(access_token.split('.')[1], 'base64url')).scope, 'https://orders.example.com/read');
  await assert.rejects(oidc.clientCredentialsGrant(config, { scope: 'https://orders.example.com/write' }), { error: 'invalid_scope' });
});

test('an app registers itself at the updated issuer, signs somebody in, and registers another with a token', async () => {
  const { poolId } = await aPool({
    pool: {
      IssuerConfiguration: { Type: 'UPDATED' },
      DcrConfiguration: { EnableStatus: 'Enabled', OpenDcrEnabled: true, AllowedScopes: ['https://orders.example.com/read'] },
    },
  });
  await cognito.send(new CreateResourceServerCommand({ UserPoolId: poolId, Identifier: 'https://orders.example.com', Name: 'orders', Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read orders' }] }));
  await cognito.send(new CreateUserPoolDomainCommand({ UserPoolId: poolId, Domain: unique('agents') }));
  await cognito.send(new AdminCreateUserCommand({ UserPoolId: poolId, Username: 'lee', MessageAction: 'SUPPRESS' }));
  await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId: poolId, Username: 'lee', Password: password, Permanent: true }));
  const issuer = new URL(`${endpoint}/issuer/${poolId}`);
  const options = { execute: [oidc.allowInsecureRequests] };

  const config = await oidc.dynamicClientRegistration(issuer, { client_name: 'Agent', redirect_uris: [callback], token_endpoint_auth_method: 'none' }, oidc.None(), options);
  assert.equal(config.clientMetadata().client_secret, undefined);
  const { url, checks } = await authorization(config);
  const browser = new Browser();
  let page = await browser.open(url);
  assert.match(page.text, /Agent registered itself/);
  page = await browser.submit(page, { username: 'lee', password });
  const tokens = await oidc.authorizationCodeGrant(config, page.location, checks);
  assert.equal(tokens.claims().iss, issuer.href, 'openid-client has compared it with the discovered one, too');
  assert.equal((await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims().sub)).username, 'lee');
  assert.ok((await oidc.refreshTokenGrant(config, tokens.refresh_token)).access_token);

  const machine = { grant_types: ['client_credentials'], response_types: [], scope: 'https://orders.example.com/read' };
  await assert.rejects(oidc.dynamicClientRegistration(issuer, machine, undefined, options), { error: 'invalid_client_metadata' }, 'machines need a token');
  const { UserPoolClient } = await cognito.send(new CreateUserPoolClientCommand({
    UserPoolId: poolId, ClientName: 'registrar', GenerateSecret: true, AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['client_credentials'], AllowedOAuthScopes: ['aws.cognito/dcr/register'],
  }));
  const registrar = await oidc.discovery(issuer, UserPoolClient.ClientId, UserPoolClient.ClientSecret, undefined, options);
  const { access_token: initialAccessToken } = await oidc.clientCredentialsGrant(registrar);
  const service = await oidc.dynamicClientRegistration(issuer, machine, undefined, { ...options, initialAccessToken });
  assert.ok((await oidc.clientCredentialsGrant(service)).access_token);

  const { UserPoolClients } = await cognito.send(new ListUserPoolClientsCommand({ UserPoolId: poolId, ClientType: 'DCR' }));
  assert.deepEqual(UserPoolClients.map(c => c.ClientId).sort(), [config, service].map(c => c.clientMetadata().client_id).sort());
});
