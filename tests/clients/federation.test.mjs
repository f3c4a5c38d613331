// A pool as the OpenID Connect provider of another: real discovery, keys, token endpoint and user info, and somebody without JavaScript in between.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as oidc from 'openid-client';
import {
  AdminCreateUserCommand, AdminGetUserCommand, AdminSetUserPasswordCommand, AdminUpdateUserAttributesCommand, CreateIdentityProviderCommand, CreateUserPoolClientCommand, CreateUserPoolDomainCommand,
  ListUsersInGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { Browser } from './browser.mjs';
import { aPool, cognito, endpoint, password, unique } from './world.mjs';

const callback = 'http://localhost:3000/callback';
const web = { CallbackURLs: [callback], AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid', 'email', 'profile'], SupportedIdentityProviders: ['COGNITO'] };

/** The company's own pool, where Jo has an account, and the app's pool, which trusts it. */
async function aCompanyAndAnApp() {
  const [company, app] = [unique('company'), unique('app')];
  const { poolId: appPool } = await aPool();
  await cognito.send(new CreateUserPoolDomainCommand({ UserPoolId: appPool, Domain: app }));
  const { poolId: companyPool, clientId, clientSecret } = await aPool({ client: { ...web, GenerateSecret: true, CallbackURLs: [`${endpoint}/auth/${app}/oauth2/idpresponse`] } });
  await cognito.send(new CreateUserPoolDomainCommand({ UserPoolId: companyPool, Domain: company }));
  await cognito.send(new AdminCreateUserCommand({
    UserPoolId: companyPool, Username: 'jo', MessageAction: 'SUPPRESS', UserAttributes: [{ Name: 'email', Value: 'jo@example.com' }, { Name: 'email_verified', Value: 'true' }, { Name: 'given_name', Value: 'Jo' }],
  }));
  await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId: companyPool, Username: 'jo', Password: password, Permanent: true }));
  const { IdentityProvider } = await cognito.send(new CreateIdentityProviderCommand({
    UserPoolId: appPool, ProviderName: 'Company', ProviderType: 'OIDC', IdpIdentifiers: ['example.com'],
    ProviderDetails: { client_id: clientId, client_secret: clientSecret, oidc_issuer: `${endpoint}/${companyPool}`, authorize_scopes: 'openid email profile', attributes_request_method: 'GET' },
    AttributeMapping: { email: 'email', email_verified: 'email_verified', given_name: 'given_name' },
  }));
  assert.equal(IdentityProvider.ProviderDetails.token_url, `${endpoint}/auth/${company}/oauth2/token`);
  const { UserPoolClient } = await cognito.send(new CreateUserPoolClientCommand({ ...web, UserPoolId: appPool, ClientName: 'web', SupportedIdentityProviders: ['COGNITO', 'Company'] }));
  const config = await oidc.discovery(new URL(`${endpoint}/${appPool}`), UserPoolClient.ClientId, undefined, oidc.None(), { execute: [oidc.allowInsecureRequests] });
  return { companyPool, appPool, config };
}

async function signIn(browser, config, more, steps) {
  const verifier = oidc.randomPKCECodeVerifier();
  const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: callback, scope: 'openid email profile', code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', state, nonce, ...more,
  });
  const page = await steps(await browser.open(url));
  assert.ok(page.location?.href.startsWith(callback), `expected the app's callback, got ${page.location ?? page.text}`);
  return oidc.authorizationCodeGrant(config, page.location, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce });
}

test('somebody of the company signs in at the app: by the button, then without a page, with what the company knows', async () => {
  const { companyPool, appPool, config } = await aCompanyAndAnApp();
  const browser = new Browser();
  const tokens = await signIn(browser, config, {}, async page => {
    assert.match(page.text, /Continue with Company/);
    page = await browser.submit(page, { provider: 'Company' });
    return browser.submit(page, { username: 'jo', password });
  });
  const claims = tokens.claims();
  assert.match(claims['cognito:username'], /^Company_[0-9a-f-]{36}$/i);
  assert.equal(claims.email, 'jo@example.com');
  assert.equal(claims.email_verified, true);
  assert.deepEqual(claims['cognito:groups'], [`${appPool}_Company`]);
  const [identity] = claims.identities;
  assert.deepEqual([identity.providerName, identity.providerType, identity.primary], ['Company', 'OIDC', 'true']);

  const user = await cognito.send(new AdminGetUserCommand({ UserPoolId: appPool, Username: claims['cognito:username'] }));
  assert.equal(user.UserStatus, 'EXTERNAL_PROVIDER');
  const { Users } = await cognito.send(new ListUsersInGroupCommand({ UserPoolId: appPool, GroupName: `${appPool}_Company` }));
  assert.equal(Users.length, 1);

  // The name in the address leads there at once, and the company still knows the browser.
  await cognito.send(new AdminUpdateUserAttributesCommand({ UserPoolId: companyPool, Username: 'jo', UserAttributes: [{ Name: 'given_name', Value: 'Joanna' }] }));
  const again = await signIn(browser, config, { idp_identifier: 'example.com', prompt: 'select_account' }, page => browser.submit(page, { action: 'continue' }));
  assert.equal(again.claims().sub, claims.sub);
  assert.equal(again.claims().given_name, 'Joanna');
});

test('whoever says no at the company is told to the app', async () => {
  const { config } = await aCompanyAndAnApp();
  const browser = new Browser();
  const url = oidc.buildAuthorizationUrl(config, { redirect_uri: callback, scope: 'openid', state: 's', identity_provider: 'Company', prompt: 'none', code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' });
  const page = await browser.open(url);
  assert.equal(page.location.searchParams.get('error'), 'login_required');
});
