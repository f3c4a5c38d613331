// Identity pools with the AWS SDK for JavaScript: sign-in, GetId, credentials, and what they may do; the AWS CLI for roles.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import {
  CognitoIdentityClient, CreateIdentityPoolCommand, DescribeIdentityCommand, GetCredentialsForIdentityCommand, GetIdCommand, GetOpenIdTokenCommand, GetOpenIdTokenForDeveloperIdentityCommand, ListIdentitiesCommand,
  SetIdentityPoolRolesCommand, UpdateIdentityPoolCommand,
} from '@aws-sdk/client-cognito-identity';
import { AdminCreateUserCommand, AdminSetUserPasswordCommand, CognitoIdentityProviderClient, InitiateAuthCommand, ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider';
import { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromCognitoIdentityPool } from '@aws-sdk/credential-providers';
import { aPool, cognito, endpoint, key, password, region, unique } from './world.mjs';

const run = promisify(execFile);
const environment = {
  PATH: process.env.PATH, HOME: process.env.HOME, AWS_ACCESS_KEY_ID: key.id, AWS_SECRET_ACCESS_KEY: key.secret, AWS_DEFAULT_REGION: region, AWS_PAGER: '',
  AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null', AWS_EC2_METADATA_DISABLED: 'true', AWS_MAX_ATTEMPTS: '1', LC_ALL: 'C.UTF-8',
};

async function aws(credentials, ...args) {
  const own = credentials ? { AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey, AWS_SESSION_TOKEN: credentials.sessionToken } : {};
  const { stdout } = await run('aws', ['--endpoint-url', endpoint, '--output', 'json', ...args], { env: { ...environment, ...own } });
  return stdout.trim() === '' ? null : JSON.parse(stdout);
}

const settings = { endpoint, region, maxAttempts: 1 };
const admin = new CognitoIdentityClient({ ...settings, credentials: { accessKeyId: key.id, secretAccessKey: key.secret } });
const app = new CognitoIdentityClient({ ...settings, credentials: { accessKeyId: '', secretAccessKey: '' } });

const trust = (poolId, amr) => JSON.stringify({
  Version: '2012-10-17',
  Statement: [{
    Effect: 'Allow', Principal: { Federated: 'cognito-identity.amazonaws.com' }, Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
    Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': poolId }, 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': amr } },
  }],
});

const allow = (...Action) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });

async function aRole(trustPolicy, policy) {
  const name = unique('role');
  const { Role } = await aws(null, 'iam', 'create-role', '--role-name', name, '--assume-role-policy-document', trustPolicy);
  await aws(null, 'iam', 'put-role-policy', '--role-name', name, '--policy-name', 'inline', '--policy-document', policy);
  return { name, arn: Role.Arn, trust: Role.AssumeRolePolicyDocument };
}

/** A user pool with ana, an identity pool with a role for users and one for guests, and ana's ID token. */
async function aWorld() {
  const { poolId: userPoolId, clientId } = await aPool();
  await cognito.send(new AdminCreateUserCommand({ UserPoolId: userPoolId, Username: 'ana', MessageAction: 'SUPPRESS' }));
  await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId: userPoolId, Username: 'ana', Password: password, Permanent: true }));
  const provider = `cognito-idp.${region}.amazonaws.com/${userPoolId}`;
  const pool = await admin.send(new CreateIdentityPoolCommand({
    IdentityPoolName: unique('identities'), AllowUnauthenticatedIdentities: true, AllowClassicFlow: true, DeveloperProviderName: 'login.my.dev',
    CognitoIdentityProviders: [{ ProviderName: provider, ClientId: clientId, ServerSideTokenCheck: true }],
  }));
  const poolId = pool.IdentityPoolId;
  const users = await aRole(trust(poolId, 'authenticated'), allow('cognito-identity:*', 'cognito-idp:ListUserPools'));
  const guests = await aRole(trust(poolId, 'unauthenticated'), allow('mobileanalytics:PutEvents'));
  await admin.send(new SetIdentityPoolRolesCommand({ IdentityPoolId: poolId, Roles: { authenticated: users.arn, unauthenticated: guests.arn } }));
  const { AuthenticationResult } = await cognito.send(new InitiateAuthCommand({ ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'ana', PASSWORD: password } }));
  return { poolId, clientId, provider, users, guests, logins: { [provider]: AuthenticationResult.IdToken } };
}

const denied = error => {
  assert.equal(error.name, 'AccessDeniedException');
  return true;
};

test('an app exchanges a sign-in for credentials, and they may do what the role allows', async t => {
  const world = await aWorld();
  const provide = fromCognitoIdentityPool({ identityPoolId: world.poolId, logins: world.logins, client: app });
  const credentials = await provide();

  await t.test('they are an hour of the authenticated role', async () => {
    assert.match(credentials.accessKeyId, /^ASIA/);
    assert.ok(Math.abs(credentials.expiration - Date.now() - 3600_000) < 60_000);
    const { Arn } = await new STSClient({ ...settings, credentials }).send(new GetCallerIdentityCommand({}));
    assert.equal(Arn, `arn:aws:sts::123456789012:assumed-role/${world.users.name}/CognitoIdentityCredentials`);
  });

  await t.test('a call that the role allows, and one that it does not', async () => {
    const idp = new CognitoIdentityProviderClient({ ...settings, credentials });
    assert.ok((await idp.send(new ListUserPoolsCommand({ MaxResults: 1 }))).UserPools.length > 0);
    await assert.rejects(idp.send(new AdminCreateUserCommand({ UserPoolId: world.provider.split('/')[1], Username: 'eve' })), denied);
  });

  await t.test('the own identity and no other', async () => {
    const me = new CognitoIdentityClient({ ...settings, credentials });
    const { IdentityId: guest } = await app.send(new GetIdCommand({ IdentityPoolId: world.poolId }));
    assert.deepEqual((await me.send(new DescribeIdentityCommand({ IdentityId: credentials.identityId }))).Logins, [world.provider]);
    await assert.rejects(me.send(new DescribeIdentityCommand({ IdentityId: guest })), denied);
    await assert.rejects(me.send(new ListIdentitiesCommand({ IdentityPoolId: world.poolId, MaxResults: 1 })), denied);
  });

  await t.test('the AWS CLI knows them too', async () => {
    assert.match((await aws(credentials, 'sts', 'get-caller-identity')).Arn, /assumed-role/);
    await assert.rejects(aws(credentials, 'iam', 'list-roles'), /AccessDenied/);
    await assert.rejects(aws({ ...credentials, sessionToken: `${credentials.sessionToken.slice(0, -4)}AAAA` }, 'sts', 'get-caller-identity'), /InvalidClientTokenId/);
    await assert.rejects(aws({ ...credentials, secretAccessKey: 'x'.repeat(40) }, 'sts', 'get-caller-identity'), /SignatureDoesNotMatch/);
  });

  await t.test('they are revoked with the role', async () => {
    await aws(null, 'iam', 'delete-role-policy', '--role-name', world.users.name, '--policy-name', 'inline');
    await assert.rejects(new CognitoIdentityProviderClient({ ...settings, credentials }).send(new ListUserPoolsCommand({ MaxResults: 1 })), denied);
  });
});

test('a guest gets credentials that may do nothing here', async () => {
  const world = await aWorld();
  const credentials = await fromCognitoIdentityPool({ identityPoolId: world.poolId, client: app })();
  const me = new CognitoIdentityClient({ ...settings, credentials });
  await assert.rejects(me.send(new DescribeIdentityCommand({ IdentityId: credentials.identityId })), denied);
  const pool = { IdentityPoolId: world.poolId, IdentityPoolName: 'closed', AllowUnauthenticatedIdentities: false };
  await admin.send(new UpdateIdentityPoolCommand(pool));
  await assert.rejects(app.send(new GetIdCommand({ IdentityPoolId: world.poolId })), { name: 'NotAuthorizedException', message: 'Unauthenticated access is not supported for this identity pool.' });
  await assert.rejects(app.send(new GetCredentialsForIdentityCommand({ IdentityId: credentials.identityId })), { name: 'NotAuthorizedException' });
});

test('the basic flow goes through STS, and so does a developer\'s token', async () => {
  const world = await aWorld();
  const sts = new STSClient({ ...settings, credentials: { accessKeyId: '', secretAccessKey: '' } });
  const { IdentityId } = await app.send(new GetIdCommand({ IdentityPoolId: world.poolId, Logins: world.logins }));
  const { Token } = await app.send(new GetOpenIdTokenCommand({ IdentityId, Logins: world.logins }));
  const { keys } = await (await fetch(`${endpoint}/.well-known/jwks_uri`)).json();
  assert.ok(keys.some(k => k.kid === JSON.parse(Buffer.from(Token.split('.')[0], 'base64url')).kid));
  const assumed = await sts.send(new AssumeRoleWithWebIdentityCommand({ RoleArn: world.users.arn, RoleSessionName: 'app1', WebIdentityToken: Token }));
  assert.equal(assumed.SubjectFromWebIdentityToken, IdentityId);
  assert.equal(assumed.AssumedRoleUser.Arn, `arn:aws:sts::123456789012:assumed-role/${world.users.name}/app1`);
  await assert.rejects(sts.send(new AssumeRoleWithWebIdentityCommand({ RoleArn: world.guests.arn, RoleSessionName: 'app1', WebIdentityToken: Token })), { name: 'AccessDenied' });
  await assert.rejects(sts.send(new AssumeRoleWithWebIdentityCommand({ RoleArn: world.users.arn, RoleSessionName: 'app1', WebIdentityToken: `${Token.slice(0, -6)}AAAAAA` })), error => error.name.startsWith('InvalidIdentityToken'));

  const developer = await admin.send(new GetOpenIdTokenForDeveloperIdentityCommand({ IdentityPoolId: world.poolId, Logins: { 'login.my.dev': 'user-42' } }));
  const { Credentials } = await app.send(new GetCredentialsForIdentityCommand({ IdentityId: developer.IdentityId, Logins: { 'cognito-identity.amazonaws.com': developer.Token } }));
  assert.match(Credentials.AccessKeyId, /^ASIA/);
  assert.ok(Credentials.SecretKey && Credentials.SessionToken && Credentials.Expiration instanceof Date);
});

test('the AWS CLI makes, shows, changes and removes roles and policies, and simulates them', async () => {
  const account = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Action: 'sts:AssumeRole' }] });
  const role = await aRole(account, allow('s3:Get*'));
  assert.deepEqual(role.trust, JSON.parse(account), 'documents come back as they went');
  const shown = (await aws(null, 'iam', 'get-role', '--role-name', role.name)).Role;
  assert.deepEqual([shown.Arn, shown.MaxSessionDuration, shown.Path], [role.arn, 3600, '/']);
  assert.deepEqual((await aws(null, 'iam', 'get-role-policy', '--role-name', role.name, '--policy-name', 'inline')).PolicyDocument, JSON.parse(allow('s3:Get*')));
  assert.deepEqual((await aws(null, 'iam', 'list-role-policies', '--role-name', role.name)).PolicyNames, ['inline']);
  assert.ok((await aws(null, 'iam', 'list-roles')).Roles.some(r => r.RoleName === role.name));
  await aws(null, 'iam', 'update-role', '--role-name', role.name, '--max-session-duration', '7200');
  await aws(null, 'iam', 'update-assume-role-policy', '--role-name', role.name, '--policy-document', account);

  const name = unique('policy');
  const { Policy } = await aws(null, 'iam', 'create-policy', '--policy-name', name, '--policy-document', allow('sqs:*'));
  await aws(null, 'iam', 'attach-role-policy', '--role-name', role.name, '--policy-arn', Policy.Arn);
  assert.deepEqual((await aws(null, 'iam', 'list-attached-role-policies', '--role-name', role.name)).AttachedPolicies, [{ PolicyName: name, PolicyArn: Policy.Arn }]);
  assert.deepEqual((await aws(null, 'iam', 'get-policy-version', '--policy-arn', Policy.Arn, '--version-id', Policy.DefaultVersionId)).PolicyVersion.Document, JSON.parse(allow('sqs:*')));
  const simulated = await aws(null, 'iam', 'simulate-principal-policy', '--policy-source-arn', role.arn, '--action-names', 's3:GetObject', 'sqs:SendMessage', 'ec2:RunInstances');
  assert.deepEqual(simulated.EvaluationResults.map(r => r.EvalDecision), ['allowed', 'allowed', 'implicitDeny']);
  const custom = await aws(null, 'iam', 'simulate-custom-policy', '--policy-input-list', allow('s3:*'), '--action-names', 's3:PutObject', '--resource-arns', 'arn:aws:s3:::bucket/x');
  assert.equal(custom.EvaluationResults[0].EvalDecision, 'allowed');

  const assumed = await new STSClient({ ...settings, credentials: { accessKeyId: key.id, secretAccessKey: key.secret } }).send(new AssumeRoleCommand({ RoleArn: role.arn, RoleSessionName: 'cli', DurationSeconds: 7200 }));
  assert.match(assumed.AssumedRoleUser.AssumedRoleId, /^AROA[A-Z2-7]{17}:cli$/);

  await assert.rejects(aws(null, 'iam', 'delete-role', '--role-name', role.name), /DeleteConflict/);
  await aws(null, 'iam', 'detach-role-policy', '--role-name', role.name, '--policy-arn', Policy.Arn);
  await aws(null, 'iam', 'delete-policy', '--policy-arn', Policy.Arn);
  await aws(null, 'iam', 'delete-role-policy', '--role-name', role.name, '--policy-name', 'inline');
  await aws(null, 'iam', 'delete-role', '--role-name', role.name);
  await assert.rejects(aws(null, 'iam', 'get-role', '--role-name', role.name), /NoSuchEntity/);
  await assert.rejects(aws(null, 'iam', 'create-role', '--role-name', role.name, '--assume-role-policy-document', '{}'), /MalformedPolicyDocument/);
  await assert.rejects(aws(null, 'iam', 'create-role', '--role-name', 'no blanks', '--assume-role-policy-document', account), /ValidationError/);
});
