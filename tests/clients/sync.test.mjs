// Cognito Sync with the AWS SDK for JavaScript: two devices of one identity, a developer, a sync trigger, a stream and push notifications; the AWS CLI beside it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CognitoIdentityClient, CreateIdentityPoolCommand, DeleteIdentityPoolCommand, GetIdCommand, SetIdentityPoolRolesCommand } from '@aws-sdk/client-cognito-identity';
import {
  BulkPublishCommand, CognitoSyncClient, DeleteDatasetCommand, DescribeDatasetCommand, DescribeIdentityPoolUsageCommand, DescribeIdentityUsageCommand, GetBulkPublishDetailsCommand, GetCognitoEventsCommand,
  GetIdentityPoolConfigurationCommand, ListDatasetsCommand, ListIdentityPoolUsageCommand, ListRecordsCommand, RegisterDeviceCommand, SetCognitoEventsCommand, SetIdentityPoolConfigurationCommand,
  SubscribeToDatasetCommand, UnsubscribeFromDatasetCommand, UpdateRecordsCommand,
} from '@aws-sdk/client-cognito-sync';
import { fromCognitoIdentity } from '@aws-sdk/credential-providers';
import { endpoint, key, own, region, unique } from './world.mjs';

const run = promisify(execFile);
const environment = {
  PATH: process.env.PATH, HOME: process.env.HOME, AWS_ACCESS_KEY_ID: key.id, AWS_SECRET_ACCESS_KEY: key.secret, AWS_DEFAULT_REGION: region, AWS_PAGER: '',
  AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null', AWS_EC2_METADATA_DISABLED: 'true', AWS_MAX_ATTEMPTS: '1', LC_ALL: 'C.UTF-8',
};

async function aws(...args) {
  const { stdout } = await run('aws', ['--endpoint-url', endpoint, '--output', 'json', ...args], { env: environment });
  return stdout.trim() === '' ? null : JSON.parse(stdout);
}

const settings = { endpoint, region, maxAttempts: 1 };
const credentials = { accessKeyId: key.id, secretAccessKey: key.secret };
const admin = new CognitoIdentityClient({ ...settings, credentials });
const app = new CognitoIdentityClient({ ...settings, credentials: { accessKeyId: '', secretAccessKey: '' } });
const developer = new CognitoSyncClient({ ...settings, credentials });

/** A pool of guests, each of whom may synchronize what is his own, as AWS's documentation words the policy. */
async function aPool() {
  const { IdentityPoolId } = await admin.send(new CreateIdentityPoolCommand({ IdentityPoolName: unique('sync'), AllowUnauthenticatedIdentities: true }));
  const role = unique('devices');
  const { Role } = await aws('iam', 'create-role', '--role-name', role, '--assume-role-policy-document', JSON.stringify({
    Version: '2012-10-17',
    Statement: [{
      Effect: 'Allow', Principal: { Federated: 'cognito-identity.amazonaws.com' }, Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': IdentityPoolId }, 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'unauthenticated' } },
    }],
  }));
  await aws('iam', 'put-role-policy', '--role-name', role, '--policy-name', 'sync', '--policy-document', JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'cognito-sync:*', Resource: ['', '/*'].map(of => `arn:aws:cognito-sync:us-east-1:123456789012:identitypool/\${cognito-identity.amazonaws.com:aud}/identity/\${cognito-identity.amazonaws.com:sub}${of}`) }],
  }));
  await admin.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: { unauthenticated: Role.Arn } }));
  return IdentityPoolId;
}

/** A device keeps a dataset as the mobile SDKs do: it lists what is new, then writes what it has, with the counts that it knows. */
class Device {
  local = new Map();
  lastSyncCount = 0;

  constructor(identityPoolId, identityId, DatasetName = 'prefs') {
    this.names = { IdentityPoolId: identityPoolId, IdentityId: identityId, DatasetName };
    this.sync = new CognitoSyncClient({ ...settings, credentials: fromCognitoIdentity({ client: app, identityId }) });
  }

  async pull() {
    const list = await this.sync.send(new ListRecordsCommand({ ...this.names, LastSyncCount: this.lastSyncCount, MaxResults: 1024 }));
    if (list.DatasetDeletedAfterRequestedSyncCount) this.local.clear();
    for (const record of list.Records) this.local.set(record.Key, record);
    this.lastSyncCount = list.DatasetSyncCount;
    this.token = list.SyncSessionToken;
    return list;
  }

  async push(...changes) {
    const RecordPatches = changes.map(([Key, Value]) => ({ Op: Value === null ? 'remove' : 'replace', Key, Value: Value ?? undefined, SyncCount: this.local.get(Key)?.SyncCount ?? 0, DeviceLastModifiedDate: new Date() }));
    const { Records } = await this.sync.send(new UpdateRecordsCommand({ ...this.names, SyncSessionToken: this.token, RecordPatches, DeviceId: this.deviceId }));
    for (const record of Records) this.local.set(record.Key, record);
    return Records;
  }
}

/** Lines of a file that are about this pool, as soon as there are so many. */
async function lines(file, poolId, count) {
  for (let tries = 0; tries < 300; tries++) {
    let found = [];
    try {
      found = readFileSync(file, 'utf8').trim().split('\n').map(line => JSON.parse(line)).filter(line => (line.message ?? line).identityPoolId === poolId);
    } catch {
      // not there yet, or a line is being written
    }
    if (found.length >= count) return found;
    await sleep(100);
  }
  assert.fail(`not ${count} lines in ${file}`);
}

const refused = (name, status) => error => {
  assert.deepEqual([error.name, error.$metadata.httpStatusCode], [name, status]);
  return true;
};

test('two devices of one identity keep a dataset in step', async t => {
  const IdentityPoolId = await aPool();
  const { IdentityId } = await app.send(new GetIdCommand({ IdentityPoolId }));
  const [phone, tablet] = [new Device(IdentityPoolId, IdentityId), new Device(IdentityPoolId, IdentityId)];

  await t.test('what one writes the other reads', async () => {
    assert.equal((await phone.pull()).DatasetExists, false);
    const [theme] = await phone.push(['theme', 'dark'], ['lang', 'de']);
    assert.deepEqual([theme.SyncCount, theme.LastModifiedBy, theme.LastModifiedDate instanceof Date], [1, IdentityId, true]);
    const list = await tablet.pull();
    assert.deepEqual([list.Count, list.DatasetSyncCount, tablet.local.get('theme').Value], [2, 1, 'dark']);
    assert.ok(Math.abs(list.Records[0].DeviceLastModifiedDate - Date.now()) < 60_000);
  });

  await t.test('a conflict changes nothing, and is resolved with what the server has', async () => {
    await phone.pull();
    await tablet.push(['theme', 'light']);
    await assert.rejects(phone.push(['lang', 'fr'], ['theme', 'blue']), refused('ResourceConflictException', 409));
    await phone.pull();
    assert.deepEqual([phone.local.get('theme').Value, phone.local.get('lang').Value], ['light', 'de']);
    assert.deepEqual((await phone.push(['theme', 'blue'])).map(r => r.SyncCount), [3]);
  });

  await t.test('what one removes goes from the other', async () => {
    await phone.pull();
    await phone.push(['lang', null]);
    const list = await tablet.pull();
    assert.deepEqual(list.Records.map(r => [r.Key, r.Value]).sort(), [['lang', undefined], ['theme', 'blue']]);
  });

  await t.test('it is deleted, and made again, and both know', async () => {
    await phone.sync.send(new DeleteDatasetCommand(phone.names));
    await assert.rejects(phone.sync.send(new DescribeDatasetCommand(phone.names)), refused('ResourceNotFoundException', 404));
    await phone.pull();
    phone.local.clear();
    await phone.push(['fresh', '1']);
    const list = await tablet.pull();
    assert.deepEqual([list.DatasetExists, list.DatasetDeletedAfterRequestedSyncCount, [...tablet.local.keys()]], [true, true, ['fresh']]);
  });

  await t.test('somebody else reaches none of it', async () => {
    const other = await app.send(new GetIdCommand({ IdentityPoolId }));
    const stranger = new Device(IdentityPoolId, other.IdentityId);
    await stranger.pull();
    stranger.names = { ...stranger.names, IdentityId };
    await assert.rejects(stranger.pull(), refused('AccessDeniedException', 403));
    await assert.rejects(stranger.push(['fresh', '2']), refused('AccessDeniedException', 403));
    await assert.rejects(phone.sync.send(new DescribeIdentityPoolUsageCommand({ IdentityPoolId })), refused('AccessDeniedException', 403));
    await assert.rejects(new Device(IdentityPoolId, IdentityId, 'other').sync.send(new UpdateRecordsCommand({ ...phone.names, DatasetName: 'other', SyncSessionToken: phone.token, RecordPatches: [] })), refused('InvalidParameterException', 400));
  });

  await t.test('a developer sees datasets and usage', async () => {
    assert.deepEqual((await developer.send(new ListDatasetsCommand({ IdentityPoolId, IdentityId, MaxResults: 64 }))).Datasets.map(d => [d.DatasetName, d.NumRecords, d.DataStorage]), [['prefs', 1, 6]]);
    assert.equal((await developer.send(new DescribeIdentityUsageCommand({ IdentityPoolId, IdentityId }))).IdentityUsage.DatasetCount, 1);
    const { IdentityPoolUsage } = await developer.send(new DescribeIdentityPoolUsageCommand({ IdentityPoolId }));
    assert.equal(IdentityPoolUsage.DataStorage, 6);
    assert.ok(IdentityPoolUsage.SyncSessionsCount >= 8);
    assert.ok((await developer.send(new ListIdentityPoolUsageCommand({ MaxResults: 60 }))).IdentityPoolUsages.some(u => u.IdentityPoolId === IdentityPoolId));
  });

  await t.test('the AWS CLI lists and writes the same', async () => {
    const names = ['--identity-pool-id', IdentityPoolId, '--identity-id', IdentityId, '--dataset-name', 'prefs'];
    const list = await aws('cognito-sync', 'list-records', ...names);
    assert.deepEqual(list.Records.map(r => [r.Key, r.Value]), [['fresh', '1']]);
    const patch = JSON.stringify([{ Op: 'replace', Key: 'fresh', Value: '2', SyncCount: list.Records[0].SyncCount }]);
    assert.equal((await aws('cognito-sync', 'update-records', ...names, '--sync-session-token', list.SyncSessionToken, '--record-patches', patch)).Records[0].Value, '2');
    await assert.rejects(aws('cognito-sync', 'update-records', ...names, '--sync-session-token', list.SyncSessionToken, '--record-patches', patch), /ResourceConflictException.*Current SyncCount for: fresh is: \d+ not: \d+/);
  });

  await t.test('a sync trigger has the last word on what a device writes', async () => {
    const name = unique('badges');
    const Source = "exports.handler = async event => { if (event.datasetRecords.score) event.datasetRecords.badge = { newValue: 'gold', op: 'replace' }; return event; };";
    const { Function: made } = await own('CreateFunction', { Name: name, Kind: 'Inline', Source });
    await developer.send(new SetCognitoEventsCommand({ IdentityPoolId, Events: { SyncTrigger: made.Arn } }));
    assert.deepEqual((await developer.send(new GetCognitoEventsCommand({ IdentityPoolId }))).Events, { SyncTrigger: made.Arn });
    await phone.pull();
    const records = await phone.push(['score', '100']);
    assert.deepEqual(records.map(r => [r.Key, r.Value]).sort(), [['badge', 'gold'], ['score', '100']]);
    assert.equal(new Set(records.map(r => r.SyncCount)).size, 1);
    await developer.send(new SetCognitoEventsCommand({ IdentityPoolId, Events: { SyncTrigger: '' } }));
    assert.deepEqual((await developer.send(new GetCognitoEventsCommand({ IdentityPoolId }))).Events, {});
    await own('DeleteFunction', { Name: name });
  });

  await t.test('a stream gets each change, and everything at once', async () => {
    const CognitoStreams = { StreamName: 'changes', RoleArn: 'arn:aws:iam::123456789012:role/stream', StreamingStatus: 'ENABLED' };
    await developer.send(new SetIdentityPoolConfigurationCommand({ IdentityPoolId, CognitoStreams }));
    assert.deepEqual((await developer.send(new GetIdentityPoolConfigurationCommand({ IdentityPoolId }))).CognitoStreams, CognitoStreams);
    await phone.pull();
    const [{ SyncCount }] = await phone.push(['level', '1']);
    const [change] = await lines(process.env.COGNITO_STREAM, IdentityPoolId, 1);
    assert.deepEqual([change.identityId, change.dataSetName, change.syncCount, change.payloadType], [IdentityId, 'prefs', SyncCount, 'Inline']);
    assert.deepEqual(change.kinesisSyncRecords.map(r => [r.key, r.value, r.op]), [['level', '1', 'replace']]);
    await developer.send(new BulkPublishCommand({ IdentityPoolId }));
    const [, whole] = await lines(process.env.COGNITO_STREAM, IdentityPoolId, 2);
    assert.deepEqual(whole.kinesisSyncRecords.map(r => r.key).sort(), ['badge', 'fresh', 'level', 'score']);
    for (let tries = 0; (await developer.send(new GetBulkPublishDetailsCommand({ IdentityPoolId }))).BulkPublishStatus !== 'SUCCEEDED'; tries++) {
      assert.ok(tries < 100);
      await sleep(100);
    }
    await assert.rejects(developer.send(new BulkPublishCommand({ IdentityPoolId })), refused('AlreadyStreamedException', 400));
    assert.equal((await aws('cognito-sync', 'get-bulk-publish-details', '--identity-pool-id', IdentityPoolId)).BulkPublishStatus, 'SUCCEEDED');
  });

  await t.test('a device hears of what another one changes', async () => {
    await assert.rejects(phone.sync.send(new RegisterDeviceCommand({ IdentityPoolId, IdentityId, Platform: 'GCM', Token: 'token-of-the-phone' })), refused('InvalidConfigurationException', 400));
    const PushSync = { ApplicationArns: ['arn:aws:sns:us-east-1:123456789012:app/GCM/shop'], RoleArn: 'arn:aws:iam::123456789012:role/push' };
    assert.deepEqual((await developer.send(new SetIdentityPoolConfigurationCommand({ IdentityPoolId, PushSync }))).PushSync, PushSync);
    for (const [device, Token] of [[phone, 'token-of-the-phone'], [tablet, 'token-of-the-tablet']]) {
      device.deviceId = (await device.sync.send(new RegisterDeviceCommand({ IdentityPoolId, IdentityId, Platform: 'GCM', Token }))).DeviceId;
      await device.sync.send(new SubscribeToDatasetCommand({ ...device.names, DeviceId: device.deviceId }));
    }
    await phone.pull();
    const [{ SyncCount }] = await phone.push(['level', '2']);
    const [push] = await lines(process.env.COGNITO_PUSHES, IdentityPoolId, 1);
    assert.deepEqual([push.deviceId, push.token, push.platform], [tablet.deviceId, 'token-of-the-tablet', 'GCM']);
    assert.deepEqual(push.message, { source: 'cognito-sync', identityPoolId: IdentityPoolId, identityId: IdentityId, datasetName: 'prefs', syncCount: SyncCount });
    await tablet.sync.send(new UnsubscribeFromDatasetCommand({ ...tablet.names, DeviceId: tablet.deviceId }));
    await tablet.pull();
    await tablet.push(['level', '3']);
    await phone.pull();
    await phone.push(['level', '4']);
    // The phone was told by the tablet; the tablet, which has unsubscribed, of nothing more.
    assert.deepEqual((await lines(process.env.COGNITO_PUSHES, IdentityPoolId, 2)).map(p => p.deviceId), [tablet.deviceId, phone.deviceId]);
    await developer.send(new SetIdentityPoolConfigurationCommand({ IdentityPoolId, PushSync: { ApplicationArns: [] }, CognitoStreams: {} }));
  });

  await admin.send(new DeleteIdentityPoolCommand({ IdentityPoolId }));
});
