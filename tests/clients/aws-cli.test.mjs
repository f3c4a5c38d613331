// The AWS CLI with an access key of this server.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { codeFor, endpoint, key, password, region, unique } from './world.mjs';

const run = promisify(execFile);
const environment = {
  PATH: process.env.PATH, HOME: process.env.HOME, AWS_ACCESS_KEY_ID: key.id, AWS_SECRET_ACCESS_KEY: key.secret, AWS_DEFAULT_REGION: region, AWS_PAGER: '',
  AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null', AWS_EC2_METADATA_DISABLED: 'true', AWS_MAX_ATTEMPTS: '1', LC_ALL: 'C.UTF-8',
};

async function aws(...args) {
  const { stdout } = await run('aws', ['--endpoint-url', endpoint, '--output', 'json', 'cognito-idp', ...args], { env: environment });
  return stdout.trim() === '' ? null : JSON.parse(stdout);
}

async function refused(code, ...args) {
  await assert.rejects(aws(...args), error => {
    assert.match(error.stderr, new RegExp(`\\(${code}\\)`));
    return true;
  });
}

test('the AWS CLI runs a pool from creation to deletion', async t => {
  let poolId, arn, clientId, tokens;

  await t.test('create-user-pool, describe-user-pool, list-user-pools', async () => {
    const name = unique('cli');
    const { UserPool } = await aws('create-user-pool', '--pool-name', name, '--auto-verified-attributes', 'email', '--user-pool-tags', 'team=blue',
      '--policies', 'PasswordPolicy={MinimumLength=10,RequireUppercase=true,RequireLowercase=true,RequireNumbers=true,RequireSymbols=true,TemporaryPasswordValidityDays=3}');
    poolId = UserPool.Id;
    arn = UserPool.Arn;
    assert.match(poolId, /^us-east-1_[A-Za-z0-9]{9}$/);
    assert.equal((await aws('describe-user-pool', '--user-pool-id', poolId)).UserPool.Policies.PasswordPolicy.MinimumLength, 10);
    assert.ok((await aws('list-user-pools', '--max-results', '60')).UserPools.some(p => p.Id === poolId && p.Name === name));
  });

  await t.test('create-user-pool-client, describe-user-pool-client', async () => {
    const { UserPoolClient } = await aws('create-user-pool-client', '--user-pool-id', poolId, '--client-name', 'cli',
      '--explicit-auth-flows', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH');
    clientId = UserPoolClient.ClientId;
    assert.equal(UserPoolClient.ClientSecret, undefined);
    assert.deepEqual((await aws('describe-user-pool-client', '--user-pool-id', poolId, '--client-id', clientId)).UserPoolClient.ExplicitAuthFlows.sort(),
      ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH']);
  });

  await t.test('sign-up, confirm-sign-up with the code that was sent', async () => {
    const { UserConfirmed, CodeDeliveryDetails } = await aws('sign-up', '--client-id', clientId, '--username', 'ana', '--password', password, '--user-attributes', 'Name=email,Value=ana@example.com');
    assert.equal(UserConfirmed, false);
    assert.equal(CodeDeliveryDetails.DeliveryMedium, 'EMAIL');
    await refused('UserNotConfirmedException', 'initiate-auth', '--auth-flow', 'USER_PASSWORD_AUTH', '--client-id', clientId, '--auth-parameters', `USERNAME=ana,PASSWORD=${password}`);
    await refused('CodeMismatchException', 'confirm-sign-up', '--client-id', clientId, '--username', 'ana', '--confirmation-code', 'wrong1');
    await aws('confirm-sign-up', '--client-id', clientId, '--username', 'ana', '--confirmation-code', await codeFor('ana@example.com', { poolId }));
  });

  await t.test('initiate-auth USER_PASSWORD_AUTH and REFRESH_TOKEN_AUTH', async () => {
    await refused('NotAuthorizedException', 'initiate-auth', '--auth-flow', 'USER_PASSWORD_AUTH', '--client-id', clientId, '--auth-parameters', 'USERNAME=ana,PASSWORD=wrong');
    tokens = (await aws('initiate-auth', '--auth-flow', 'USER_PASSWORD_AUTH', '--client-id', clientId, '--auth-parameters', `USERNAME=ana,PASSWORD=${password}`)).AuthenticationResult;
    assert.equal(tokens.TokenType, 'Bearer');
    const again = (await aws('initiate-auth', '--auth-flow', 'REFRESH_TOKEN_AUTH', '--client-id', clientId, '--auth-parameters', `REFRESH_TOKEN=${tokens.RefreshToken}`)).AuthenticationResult;
    assert.ok(again.AccessToken && again.IdToken);
  });

  await t.test('get-user', async () => {
    const user = await aws('get-user', '--access-token', tokens.AccessToken);
    assert.equal(user.Username, 'ana');
    assert.equal(user.UserAttributes.find(a => a.Name === 'email_verified').Value, 'true');
  });

  await t.test('admin-create-user, respond-to-auth-challenge NEW_PASSWORD_REQUIRED', async () => {
    const { User } = await aws('admin-create-user', '--user-pool-id', poolId, '--username', 'ben', '--temporary-password', 'Temporary-1-Pass', '--user-attributes', 'Name=email,Value=ben@example.com', '--message-action', 'SUPPRESS');
    assert.equal(User.UserStatus, 'FORCE_CHANGE_PASSWORD');
    const { ChallengeName, Session } = await aws('initiate-auth', '--auth-flow', 'USER_PASSWORD_AUTH', '--client-id', clientId, '--auth-parameters', 'USERNAME=ben,PASSWORD=Temporary-1-Pass');
    assert.equal(ChallengeName, 'NEW_PASSWORD_REQUIRED');
    await refused('InvalidPasswordException', 'respond-to-auth-challenge', '--client-id', clientId, '--challenge-name', ChallengeName, '--session', Session, '--challenge-responses', 'USERNAME=ben,NEW_PASSWORD=short');
    const { Session: second } = await aws('initiate-auth', '--auth-flow', 'USER_PASSWORD_AUTH', '--client-id', clientId, '--auth-parameters', 'USERNAME=ben,PASSWORD=Temporary-1-Pass');
    const { AuthenticationResult } = await aws('respond-to-auth-challenge', '--client-id', clientId, '--challenge-name', ChallengeName, '--session', second, '--challenge-responses', `USERNAME=ben,NEW_PASSWORD=${password}`);
    assert.ok(AuthenticationResult.AccessToken);
    assert.equal((await aws('admin-get-user', '--user-pool-id', poolId, '--username', 'ben')).UserStatus, 'CONFIRMED');
  });

  await t.test('global-sign-out ends the tokens', async () => {
    await aws('global-sign-out', '--access-token', tokens.AccessToken);
    await refused('NotAuthorizedException', 'get-user', '--access-token', tokens.AccessToken);
    await refused('NotAuthorizedException', 'initiate-auth', '--auth-flow', 'REFRESH_TOKEN_AUTH', '--client-id', clientId, '--auth-parameters', `REFRESH_TOKEN=${tokens.RefreshToken}`);
  });

  await t.test('list-users, page by page and filtered', async () => {
    for (const name of ['cleo', 'dora', 'emil']) await aws('admin-create-user', '--user-pool-id', poolId, '--username', name, '--message-action', 'SUPPRESS', '--user-attributes', `Name=email,Value=${name}@example.com`);
    const pages = [];
    let next;
    do {
      const page = await aws('list-users', '--user-pool-id', poolId, '--limit', '2', '--no-paginate', ...(next ? ['--pagination-token', next] : []));
      pages.push(page.Users.map(u => u.Username));
      next = page.PaginationToken;
    } while (next);
    assert.deepEqual(pages.map(p => p.length), [2, 2, 1]);
    assert.deepEqual(pages.flat().sort(), ['ana', 'ben', 'cleo', 'dora', 'emil']);
    // The CLI's own paging follows the tokens too.
    assert.equal((await aws('list-users', '--user-pool-id', poolId, '--page-size', '2')).Users.length, 5);
    assert.deepEqual((await aws('list-users', '--user-pool-id', poolId, '--filter', 'email ^= "do"')).Users.map(u => u.Username), ['dora']);
    assert.deepEqual((await aws('list-users', '--user-pool-id', poolId, '--filter', 'email = "emil@example.com"')).Users.map(u => u.Username), ['emil']);
  });

  await t.test('groups', async () => {
    await aws('create-group', '--user-pool-id', poolId, '--group-name', 'staff', '--precedence', '5');
    await aws('admin-add-user-to-group', '--user-pool-id', poolId, '--group-name', 'staff', '--username', 'ana');
    assert.deepEqual((await aws('list-users-in-group', '--user-pool-id', poolId, '--group-name', 'staff')).Users.map(u => u.Username), ['ana']);
  });

  await t.test('tag-resource, list-tags-for-resource, untag-resource', async () => {
    await aws('tag-resource', '--resource-arn', arn, '--tags', 'stage=test,owner=ana');
    assert.deepEqual((await aws('list-tags-for-resource', '--resource-arn', arn)).Tags, { team: 'blue', stage: 'test', owner: 'ana' });
    await aws('untag-resource', '--resource-arn', arn, '--tag-keys', 'owner');
    assert.deepEqual((await aws('list-tags-for-resource', '--resource-arn', arn)).Tags, { team: 'blue', stage: 'test' });
  });

  await t.test('an operation that is not built yet says so', async () => {
    const task = 'arn=arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials';
    await assert.rejects(run('aws', ['--endpoint-url', endpoint, 'sts', 'assume-root', '--target-principal', '210987654321', '--task-policy-arn', task], { env: environment }), /\(NotYetImplementedException\)/);
  });

  await t.test('a wrong secret and an unknown key are refused', async () => {
    await assert.rejects(run('aws', ['--endpoint-url', endpoint, 'cognito-idp', 'list-user-pools', '--max-results', '1'], { env: { ...environment, AWS_SECRET_ACCESS_KEY: `${key.secret.slice(1)}x` } }), /InvalidSignatureException/);
    await assert.rejects(run('aws', ['--endpoint-url', endpoint, 'cognito-idp', 'list-user-pools', '--max-results', '1'], { env: { ...environment, AWS_ACCESS_KEY_ID: 'AKIAAAAAAAAAAAAAAAAA' } }), /UnrecognizedClientException/);
  });

  await t.test('delete-user-pool-client, delete-user-pool', async () => {
    await aws('delete-user-pool-client', '--user-pool-id', poolId, '--client-id', clientId);
    await aws('delete-user-pool', '--user-pool-id', poolId);
    await refused('ResourceNotFoundException', 'describe-user-pool', '--user-pool-id', poolId);
  });
});

test('the AWS CLI keeps keys, roles and policies', async t => {
  const iam = async (...args) => {
    const { stdout } = await run('aws', ['--endpoint-url', endpoint, '--output', 'json', 'iam', ...args], { env: environment });
    return stdout.trim() === '' ? null : JSON.parse(stdout);
  };
  const document = action => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });

  await t.test('create-access-key for the caller, without a word of our own', async () => {
    const { AccessKey } = await iam('create-access-key');
    assert.match(AccessKey.AccessKeyId, /^AKIA[A-Z2-7]{16}$/);
    await iam('delete-access-key', '--access-key-id', AccessKey.AccessKeyId);
  });

  await t.test('get-access-key-last-used, before and after a call', async () => {
    const user = unique('cli');
    const { AccessKey } = await iam('create-access-key', '--user-name', user);
    const lastUsed = async () => (await iam('get-access-key-last-used', '--access-key-id', AccessKey.AccessKeyId)).AccessKeyLastUsed;
    assert.deepEqual(await lastUsed(), { ServiceName: 'N/A', Region: 'N/A' });
    const own = { ...environment, AWS_ACCESS_KEY_ID: AccessKey.AccessKeyId, AWS_SECRET_ACCESS_KEY: AccessKey.SecretAccessKey };
    await run('aws', ['--endpoint-url', endpoint, '--region', 'eu-west-1', 'cognito-idp', 'list-user-pools', '--max-results', '1'], { env: own });
    const { LastUsedDate, ...where } = await lastUsed();
    assert.deepEqual(where, { ServiceName: 'cognito-idp', Region: 'eu-west-1' });
    assert.ok(Math.abs(Date.parse(LastUsedDate) - Date.now()) < 60_000);
    assert.deepEqual((await iam('list-access-keys', '--user-name', user)).AccessKeyMetadata.map(k => k.AccessKeyId), [AccessKey.AccessKeyId]);
    assert.ok((await iam('list-access-keys')).AccessKeyMetadata.every(k => k.UserName !== user));
    await iam('delete-access-key', '--access-key-id', AccessKey.AccessKeyId, '--user-name', user);
  });

  await t.test('a policy with tags, on a role, and what a tool asks before it deletes both', async () => {
    const name = unique('cli');
    const { Policy } = await iam('create-policy', '--policy-name', name, '--policy-document', document('s3:GetObject'), '--tags', 'Key=team,Value=blue');
    await iam('tag-policy', '--policy-arn', Policy.Arn, '--tags', 'Key=cost,Value=1');
    await iam('untag-policy', '--policy-arn', Policy.Arn, '--tag-keys', 'team');
    assert.deepEqual((await iam('list-policy-tags', '--policy-arn', Policy.Arn)).Tags, [{ Key: 'cost', Value: '1' }]);

    await iam('create-role', '--role-name', name, '--assume-role-policy-document', JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] }));
    assert.equal((await iam('update-role-description', '--role-name', name, '--description', 'By hand')).Role.Description, 'By hand');
    await iam('attach-role-policy', '--role-name', name, '--policy-arn', Policy.Arn);
    assert.deepEqual((await iam('list-entities-for-policy', '--policy-arn', Policy.Arn)).PolicyRoles.map(r => r.RoleName), [name]);
    assert.deepEqual((await iam('list-instance-profiles-for-role', '--role-name', name)).InstanceProfiles, []);
    await iam('detach-role-policy', '--role-name', name, '--policy-arn', Policy.Arn);
    await iam('delete-role', '--role-name', name);
    await iam('delete-policy', '--policy-arn', Policy.Arn);
  });
});
