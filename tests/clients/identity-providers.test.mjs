// Identity providers of a user pool through the SDK, and the AWS model's own deserializer.
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import {
  AdminCreateUserCommand, AdminDisableProviderForUserCommand, AdminGetUserCommand, AdminLinkProviderForUserCommand, CreateIdentityProviderCommand, CreateUserPoolClientCommand,
  DeleteIdentityProviderCommand, DescribeIdentityProviderCommand, DescribeUserPoolClientCommand, DuplicateProviderException, GetIdentityProviderByIdentifierCommand, GetSigningCertificateCommand, InvalidParameterException,
  ListIdentityProvidersCommand, ResourceNotFoundException, UpdateIdentityProviderCommand, paginateListIdentityProviders,
} from '@aws-sdk/client-cognito-identity-provider';
import { aPool, cognito } from './world.mjs';

const details = {
  client_id: 'client', client_secret: 'a-secret-at-the-provider', authorize_scopes: 'openid email', attributes_request_method: 'GET', oidc_issuer: 'https://idp.example.com',
  authorize_url: 'https://idp.example.com/authorize', token_url: 'https://idp.example.com/token', attributes_url: 'https://idp.example.com/userinfo', jwks_uri: 'https://idp.example.com/keys',
};

const oidc = (poolId, name, more = {}) => new CreateIdentityProviderCommand({ UserPoolId: poolId, ProviderName: name, ProviderType: 'OIDC', ProviderDetails: details, ...more });

test('a provider is created, read, found, changed, listed and deleted', async () => {
  const { poolId: UserPoolId } = await aPool();
  const { IdentityProvider: created } = await cognito.send(oidc(UserPoolId, 'Okta', { AttributeMapping: { email: 'mail' }, IdpIdentifiers: ['example.com'] }));
  assert.ok(created.CreationDate instanceof Date && Math.abs(created.CreationDate - Date.now()) < 3600_000);
  assert.deepEqual(created.AttributeMapping, { email: 'mail', username: 'sub' });
  await assert.rejects(cognito.send(oidc(UserPoolId, 'Okta')), DuplicateProviderException);

  const { IdentityProvider: read } = await cognito.send(new DescribeIdentityProviderCommand({ UserPoolId, ProviderName: 'Okta' }));
  assert.deepEqual(read.ProviderDetails, { ...details, attributes_url_add_attributes: 'false' });
  const { IdentityProvider: found } = await cognito.send(new GetIdentityProviderByIdentifierCommand({ UserPoolId, IdpIdentifier: 'example.com' }));
  assert.equal(found.ProviderName, 'Okta');

  const { IdentityProvider: changed } = await cognito.send(new UpdateIdentityProviderCommand({ UserPoolId, ProviderName: 'Okta', IdpIdentifiers: ['other.example.com'] }));
  assert.deepEqual(changed.IdpIdentifiers, ['other.example.com']);
  assert.deepEqual(changed.AttributeMapping, created.AttributeMapping);

  await cognito.send(new CreateIdentityProviderCommand({ UserPoolId, ProviderName: 'Google', ProviderType: 'Google', ProviderDetails: { client_id: 'g', client_secret: 'a-secret-at-google', authorize_scopes: 'openid' } }));
  const names = [];
  for await (const page of paginateListIdentityProviders({ client: cognito, pageSize: 1 }, { UserPoolId })) names.push(...page.Providers.map(p => p.ProviderName));
  assert.deepEqual(names, ['Google', 'Okta']);

  await assert.rejects(cognito.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'app', SupportedIdentityProviders: ['Facebook'] })), error => error instanceof InvalidParameterException && error.message === `The provider Facebook does not exist for User Pool ${UserPoolId}.`);
  const { UserPoolClient: { ClientId } } = await cognito.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'app', SupportedIdentityProviders: ['Google', 'Okta'] }));
  await cognito.send(new DeleteIdentityProviderCommand({ UserPoolId, ProviderName: 'Okta' }));
  await assert.rejects(cognito.send(new DescribeIdentityProviderCommand({ UserPoolId, ProviderName: 'Okta' })), ResourceNotFoundException);
  assert.equal((await cognito.send(new ListIdentityProvidersCommand({ UserPoolId }))).Providers.length, 1);
  const { UserPoolClient } = await cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  assert.deepEqual(UserPoolClient.SupportedIdentityProviders, ['Google']);
});

test('the signing certificate is one, and SAML metadata is read', async () => {
  const { poolId: UserPoolId } = await aPool();
  const { Certificate } = await cognito.send(new GetSigningCertificateCommand({ UserPoolId }));
  const certificate = new X509Certificate(Buffer.from(Certificate, 'base64'));
  assert.equal(certificate.subject, `CN=${UserPoolId}`);
  assert.ok(certificate.verify(certificate.publicKey));

  const MetadataFile = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <KeyDescriptor><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${Certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>
    <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/sso"/></IDPSSODescriptor></EntityDescriptor>`;
  const { IdentityProvider } = await cognito.send(new CreateIdentityProviderCommand({ UserPoolId, ProviderName: 'Corp', ProviderType: 'SAML', ProviderDetails: { MetadataFile } }));
  assert.equal(IdentityProvider.ProviderDetails.SSORedirectBindingURI, 'https://idp.example.com/sso');
  assert.ok(new X509Certificate(Buffer.from(IdentityProvider.ProviderDetails.ActiveEncryptionCertificate, 'base64')).subject);
});

test('a user is linked to an identity and unlinked', async () => {
  const { poolId: UserPoolId } = await aPool();
  await cognito.send(oidc(UserPoolId, 'Okta'));
  await cognito.send(new AdminCreateUserCommand({ UserPoolId, Username: 'uma', MessageAction: 'SUPPRESS' }));
  const SourceUser = { ProviderName: 'Okta', ProviderAttributeName: 'Cognito_Subject', ProviderAttributeValue: '00u1' };
  const link = new AdminLinkProviderForUserCommand({ UserPoolId, DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: 'uma' }, SourceUser });
  await cognito.send(link);
  await assert.rejects(cognito.send(link), error => error instanceof InvalidParameterException && error.message === 'SourceUser is already linked to DestinationUser');
  const identities = async () => (await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: 'uma' }))).UserAttributes.find(a => a.Name === 'identities')?.Value;
  const [identity] = JSON.parse(await identities());
  assert.deepEqual({ ...identity, dateCreated: 0 }, { userId: '00u1', providerName: 'Okta', providerType: 'OIDC', issuer: null, primary: false, dateCreated: 0 });
  await cognito.send(new AdminDisableProviderForUserCommand({ UserPoolId, User: SourceUser }));
  assert.equal(await identities(), undefined);

  await cognito.send(new AdminDisableProviderForUserCommand({ UserPoolId, User: { ProviderName: 'Cognito', ProviderAttributeName: 'Cognito_Subject', ProviderAttributeValue: 'uma' } }));
  assert.equal((await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: 'uma' }))).UserStatus, 'EXTERNAL_PROVIDER');
});
