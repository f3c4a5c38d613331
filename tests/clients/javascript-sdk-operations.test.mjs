// The JavaScript SDK: logs, limits, replicas, and tokens of machines, each answer held against the model.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { admin, app } from './model.mjs';
import { aPool } from './world.mjs';

test('where the logs of a pool go', async () => {
  const { poolId: UserPoolId } = await aPool();
  const LogConfigurations = [{ EventSource: 'userNotification', LogLevel: 'ERROR', CloudWatchLogsConfiguration: { LogGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:cognito' } }];
  await admin('SetLogDeliveryConfiguration', { UserPoolId, LogConfigurations }, 'LogDeliveryConfiguration');
  assert.deepEqual((await admin('GetLogDeliveryConfiguration', { UserPoolId }, 'LogDeliveryConfiguration')).LogDeliveryConfiguration.LogConfigurations, LogConfigurations);
});

test('a limit is read, set and given back', async () => {
  const LimitDefinition = { LimitClass: 'API_CATEGORY', Attributes: { Category: 'UserList' } };
  const { Limit } = await admin('GetProvisionedLimit', { LimitDefinition }, 'Limit');
  assert.equal((await admin('UpdateProvisionedLimit', { LimitDefinition, RequestedLimitValue: 50_000 }, 'Limit')).Limit.ProvisionedLimitValue, 50_000);
  await admin('UpdateProvisionedLimit', { LimitDefinition, RequestedLimitValue: Limit.FreeLimitValue }, 'Limit');
});

test('a replica in another region', async () => {
  const { poolId: UserPoolId } = await aPool();
  const replica = { UserPoolId, RegionName: 'eu-central-1' };
  assert.equal((await admin('CreateUserPoolReplica', replica, 'UserPoolReplica')).UserPoolReplica.Status, 'INACTIVE');
  assert.equal((await admin('UpdateUserPoolReplica', { ...replica, Status: 'ACTIVE' }, 'UserPoolReplica')).UserPoolReplica.Status, 'ACTIVE');
  assert.equal((await admin('ListUserPoolReplicas', { UserPoolId }, 'UserPoolReplicas')).UserPoolReplicas.length, 2);
  await admin('DeleteUserPoolReplica', replica, 'UserPoolReplica');
});

test('a machine gets its token without a domain', async () => {
  const { poolId: UserPoolId } = await aPool();
  await admin('CreateResourceServer', { UserPoolId, Identifier: 'api', Name: 'API', Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read' }] });
  const { UserPoolClient } = await admin('CreateUserPoolClient', { UserPoolId, ClientName: 'machine', GenerateSecret: true, ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'], AllowedOAuthScopes: ['api/read'] });
  const { ClientAuthenticationResult } = await app('GetClientToken', { ClientId: UserPoolClient.ClientId, Secret: UserPoolClient.ClientSecret }, 'ClientAuthenticationResult');
  assert.equal(ClientAuthenticationResult.TokenType, 'Bearer');
});
