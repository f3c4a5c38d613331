// SAML providers of IAM with the AWS CLI; identity pools and STS with the AWS SDK for JavaScript, on the responses of such a provider.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { CognitoIdentityClient, CreateIdentityPoolCommand, DescribeIdentityCommand, GetCredentialsForIdentityCommand, GetIdCommand, SetIdentityPoolRolesCommand, UnlinkIdentityCommand } from '@aws-sdk/client-cognito-identity';
import { AssumeRoleWithSAMLCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { aSamlProvider } from './saml-idp.mjs';
import { endpoint, key, region, unique } from './world.mjs';

const run = promisify(execFile);
const environment = {
  PATH: process.env.PATH, HOME: process.env.HOME, AWS_ACCESS_KEY_ID: key.id, AWS_SECRET_ACCESS_KEY: key.secret, AWS_DEFAULT_REGION: region, AWS_PAGER: '',
  AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null', AWS_EC2_METADATA_DISABLED: 'true', AWS_MAX_ATTEMPTS: '1', LC_ALL: 'C.UTF-8',
};

async function iam(...args) {
  const { stdout } = await run('aws', ['--endpoint-url', endpoint, '--output', 'json', 'iam', ...args], { env: environment });
  return stdout.trim() === '' ? null : JSON.parse(stdout);
}

const settings = { endpoint, region, maxAttempts: 1 };
const admin = new CognitoIdentityClient({ ...settings, credentials: { accessKeyId: key.id, secretAccessKey: key.secret } });
// Neither an identity pool nor STS wants a signature with a response of a provider.
const app = new CognitoIdentityClient({ ...settings, credentials: { accessKeyId: '', secretAccessKey: '' } });
const sts = new STSClient({ ...settings, credentials: { accessKeyId: '', secretAccessKey: '' } });
const attribute = name => `https://aws.amazon.com/SAML/Attributes/${name}`;
const policy = (...statements) => JSON.stringify({ Version: '2012-10-17', Statement: statements });

async function aRole(trust) {
  const { Role } = await iam('create-role', '--role-name', unique('role'), '--assume-role-policy-document', policy({ Effect: 'Allow', ...trust }));
  return Role.Arn;
}

async function aProvider() {
  const provider = aSamlProvider();
  const name = unique('Corp');
  const { SAMLProviderArn } = await iam('create-saml-provider', '--name', name, '--saml-metadata-document', provider.metadata);
  return { ...provider, name, arn: SAMLProviderArn };
}

const callerOf = async ({ AccessKeyId, SecretAccessKey, SecretKey, SessionToken }) =>
  (await new STSClient({ ...settings, credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey ?? SecretKey, sessionToken: SessionToken } }).send(new GetCallerIdentityCommand({}))).Arn;

test('a SAML provider is made, shown, listed, given other metadata and deleted', async () => {
  const { name, arn, metadata } = await aProvider();
  assert.match(arn, new RegExp(`:saml-provider/${name}$`));
  const shown = await iam('get-saml-provider', '--saml-provider-arn', arn);
  assert.equal(shown.SAMLMetadataDocument, metadata);
  assert.ok(new Date(shown.ValidUntil) > new Date('2100-01-01'));
  assert.ok((await iam('list-saml-providers')).SAMLProviderList.some(p => p.Arn === arn && p.CreateDate === shown.CreateDate));
  assert.equal((await iam('update-saml-provider', '--saml-provider-arn', arn, '--saml-metadata-document', aSamlProvider().metadata)).SAMLProviderArn, arn);
  await assert.rejects(iam('create-saml-provider', '--name', name, '--saml-metadata-document', metadata), /EntityAlreadyExists/);
  await assert.rejects(iam('create-saml-provider', '--name', unique('x'), '--saml-metadata-document', 'x'.repeat(1000)), /InvalidInput/);
  await iam('delete-saml-provider', '--saml-provider-arn', arn);
  await assert.rejects(iam('get-saml-provider', '--saml-provider-arn', arn), /NoSuchEntity/);
});

test('STS gives credentials of the role that the assertion names', async () => {
  const { arn, response } = await aProvider();
  const role = await aRole({ Principal: { Federated: arn }, Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'], Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } } });
  const attributes = { [attribute('Role')]: `${role},${arn}`, [attribute('RoleSessionName')]: 'alice@example.com', [attribute('PrincipalTag:team')]: 'blue' };
  const answer = await sts.send(new AssumeRoleWithSAMLCommand({ RoleArn: role, PrincipalArn: arn, SAMLAssertion: response({ attributes }), DurationSeconds: 900 }));
  assert.deepEqual([answer.Subject, answer.SubjectType, answer.Issuer, answer.Audience], ['alice', 'persistent', 'https://idp.example.com/saml', 'https://signin.aws.amazon.com/saml']);
  assert.match(await callerOf(answer.Credentials), /:assumed-role\/role-[0-9a-f]+\/alice@example\.com$/);

  const send = input => sts.send(new AssumeRoleWithSAMLCommand({ RoleArn: role, PrincipalArn: arn, SAMLAssertion: response({ attributes }), ...input }));
  await assert.rejects(send({ SAMLAssertion: aSamlProvider().response({ attributes }) }), { name: 'InvalidIdentityTokenException', message: 'Response signature invalid' });
  await assert.rejects(send({ SAMLAssertion: response({ attributes, at: new Date(Date.now() - 20 * 60_000) }) }), { name: 'ExpiredTokenException' });
  await assert.rejects(send({ RoleArn: `${role}x` }), e => e.name === 'AccessDenied' && e.$metadata.httpStatusCode === 403);
});

test('an identity pool takes a response, and rules choose the role', async () => {
  const { arn, response } = await aProvider();
  const pool = await admin.send(new CreateIdentityPoolCommand({ IdentityPoolName: unique('saml'), AllowUnauthenticatedIdentities: false, SamlProviderARNs: [arn] }));
  const IdentityPoolId = pool.IdentityPoolId;
  const trust = { Principal: { Federated: 'cognito-identity.amazonaws.com' }, Action: 'sts:AssumeRoleWithWebIdentity', Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': IdentityPoolId }, 'ForAnyValue:StringEquals': { 'cognito-identity.amazonaws.com:amr': arn } } };
  const [everybody, editors, named] = [await aRole(trust), await aRole(trust), await aRole(trust)];
  await admin.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: { authenticated: everybody } }));

  const roleOf = async attributes => {
    const Logins = { [arn]: response({ attributes }) };
    const { IdentityId } = await app.send(new GetIdCommand({ IdentityPoolId, Logins }));
    const { Credentials } = await app.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins }));
    return (await callerOf(Credentials)).split('/')[1];
  };
  assert.equal(await roleOf({}), everybody.split('/')[1]);
  assert.equal(await roleOf({ [attribute('Role')]: `${arn},${named}` }), named.split('/')[1]);
  await admin.send(new SetIdentityPoolRolesCommand({
    IdentityPoolId, Roles: { authenticated: everybody },
    RoleMappings: { [arn]: { Type: 'Rules', AmbiguousRoleResolution: 'AuthenticatedRole', RulesConfiguration: { Rules: [{ Claim: 'groups', MatchType: 'Equals', Value: 'editors', RoleARN: editors }] } } },
  }));
  assert.equal(await roleOf({ groups: ['staff', 'editors'], [attribute('Role')]: `${arn},${named}` }), editors.split('/')[1]);
  assert.equal(await roleOf({ groups: 'staff' }), everybody.split('/')[1]);

  const Logins = { [arn]: response() };
  const { IdentityId } = await app.send(new GetIdCommand({ IdentityPoolId, Logins }));
  assert.deepEqual((await admin.send(new DescribeIdentityCommand({ IdentityId }))).Logins, [arn]);
  await app.send(new UnlinkIdentityCommand({ IdentityId, Logins, LoginsToRemove: [arn] }));
  await assert.rejects(app.send(new GetIdCommand({ IdentityPoolId, Logins: { [arn]: aSamlProvider().response() } })), { name: 'NotAuthorizedException', message: 'Invalid login token. Token signature invalid.' });
});
