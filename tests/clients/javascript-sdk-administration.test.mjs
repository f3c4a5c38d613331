// The JavaScript SDK: an administrator's operations on pools, clients, groups and users, each answer held against the model.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { admin, app } from './model.mjs';
import { aPool, codeFor, password, unique } from './world.mjs';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==', 'base64');

async function aUser(UserPoolId, Username, attributes = {}) {
  const UserAttributes = Object.entries({ email: `${Username}@example.com`, email_verified: 'true', ...attributes }).map(([Name, Value]) => ({ Name, Value }));
  await admin('AdminCreateUser', { UserPoolId, Username, MessageAction: 'SUPPRESS', UserAttributes }, 'User');
  await admin('AdminSetUserPassword', { UserPoolId, Username, Password: password, Permanent: true });
}

test('a pool, its clients and secrets, its domain and its tags', async () => {
  const { UserPool } = await admin('CreateUserPool', { PoolName: unique('sdk'), AutoVerifiedAttributes: ['email'] }, 'UserPool');
  const UserPoolId = UserPool.Id;
  await admin('AddCustomAttributes', { UserPoolId, CustomAttributes: [{ Name: 'department', AttributeDataType: 'String', Mutable: true }] });
  const described = await admin('DescribeUserPool', { UserPoolId }, 'UserPool');
  assert.ok(described.UserPool.SchemaAttributes.some(a => a.Name === 'custom:department'));
  await admin('TagResource', { ResourceArn: UserPool.Arn, Tags: { team: 'blue', cost: 'low' } });
  await admin('UntagResource', { ResourceArn: UserPool.Arn, TagKeys: ['cost'] });
  assert.deepEqual((await admin('ListTagsForResource', { ResourceArn: UserPool.Arn }, 'Tags')).Tags, { team: 'blue' });
  assert.ok((await admin('ListUserPools', { MaxResults: 60 }, 'UserPools')).UserPools.length > 0);

  const { UserPoolClient } = await admin('CreateUserPoolClient', { UserPoolId, ClientName: 'web', GenerateSecret: true, CallbackURLs: ['https://app.example.com/'] }, 'UserPoolClient');
  const { ClientId } = UserPoolClient;
  assert.equal((await admin('UpdateUserPoolClient', { UserPoolId, ClientId, ClientName: 'shop' }, 'UserPoolClient')).UserPoolClient.ClientName, 'shop');
  assert.equal((await admin('DescribeUserPoolClient', { UserPoolId, ClientId }, 'UserPoolClient')).UserPoolClient.ClientSecret, UserPoolClient.ClientSecret);
  assert.equal((await admin('ListUserPoolClients', { UserPoolId, MaxResults: 60 }, 'UserPoolClients')).UserPoolClients.length, 1);
  const { ClientSecretDescriptor } = await admin('AddUserPoolClientSecret', { UserPoolId, ClientId }, 'ClientSecretDescriptor');
  assert.equal((await admin('ListUserPoolClientSecrets', { UserPoolId, ClientId }, 'ClientSecrets')).ClientSecrets.length, 2);
  await admin('DeleteUserPoolClientSecret', { UserPoolId, ClientId, ClientSecretId: ClientSecretDescriptor.ClientSecretId });

  const Domain = unique('sdk');
  await admin('CreateUserPoolDomain', { UserPoolId, Domain });
  await admin('UpdateUserPoolDomain', { UserPoolId, Domain, ManagedLoginVersion: 1 });
  assert.equal((await admin('DescribeUserPoolDomain', { Domain }, 'DomainDescription')).DomainDescription.UserPoolId, UserPoolId);
  await admin('SetUICustomization', { UserPoolId, ClientId, CSS: '.submitButton-customizable { background-color: #123456; }', ImageFile: png }, 'UICustomization');
  assert.match((await admin('GetUICustomization', { UserPoolId, ClientId }, 'UICustomization')).UICustomization.CSS, /#123456/);

  await admin('UpdateUserPoolDomain', { UserPoolId, Domain, ManagedLoginVersion: 2 }, 'ManagedLoginVersion');
  const { ManagedLoginBranding } = await admin('CreateManagedLoginBranding', { UserPoolId, ClientId, UseCognitoProvidedValues: true }, 'ManagedLoginBranding');
  const style = { UserPoolId, ManagedLoginBrandingId: ManagedLoginBranding.ManagedLoginBrandingId };
  await admin('UpdateManagedLoginBranding', { ...style, Settings: { components: { primaryButton: { lightMode: { defaults: { backgroundColor: '123456ff' } } } } } }, 'ManagedLoginBranding');
  assert.equal((await admin('DescribeManagedLoginBranding', style, 'ManagedLoginBranding')).ManagedLoginBranding.UseCognitoProvidedValues, false);
  await admin('DescribeManagedLoginBrandingByClient', { UserPoolId, ClientId, ReturnMergedResources: true }, 'ManagedLoginBranding');
  await admin('DeleteManagedLoginBranding', style);
  await admin('DeleteUserPoolDomain', { UserPoolId, Domain });
  await admin('DeleteUserPoolClient', { UserPoolId, ClientId });
  await admin('DeleteUserPool', { UserPoolId });
  await assert.rejects(admin('DescribeUserPool', { UserPoolId }), { name: 'ResourceNotFoundException' });
});

test('settings beside the pool: factors, risks, sessions, terms, resource servers', async () => {
  const { poolId: UserPoolId, clientId: ClientId } = await aPool({ pool: { UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } } });
  await admin('SetUserPoolMfaConfig', { UserPoolId, MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true }, EmailMfaConfiguration: {}, WebAuthnConfiguration: { RelyingPartyId: 'localhost', UserVerification: 'preferred' } }, 'MfaConfiguration');
  assert.equal((await admin('GetUserPoolMfaConfig', { UserPoolId }, 'MfaConfiguration', 'WebAuthnConfiguration')).WebAuthnConfiguration.RelyingPartyId, 'localhost');
  await admin('SetRiskConfiguration', { UserPoolId, CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } }, RiskExceptionConfiguration: { BlockedIPRangeList: ['203.0.113.0/24'] } }, 'RiskConfiguration');
  assert.deepEqual((await admin('DescribeRiskConfiguration', { UserPoolId }, 'RiskConfiguration')).RiskConfiguration.RiskExceptionConfiguration.BlockedIPRangeList, ['203.0.113.0/24']);
  await admin('SetUserPoolSessionConfiguration', { UserPoolId, UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 5 } }, 'UserSessionTracking');
  assert.equal((await admin('GetUserPoolSessionConfiguration', { UserPoolId }, 'TokenSession')).TokenSession.MaxPerUser, 5);
  const { SSOSession } = await admin('GetUserPoolClientSessionConfiguration', { UserPoolId, ClientId }, 'SSOSession');
  await admin('SetUserPoolClientSessionConfiguration', { UserPoolId, ClientId, SSOSession }, 'SSOSession');

  const terms = { UserPoolId, ClientId, TermsName: 'terms-of-use', TermsSource: 'LINK', Enforcement: 'NONE', Links: { 'cognito:default': 'https://example.com/terms' } };
  const { Terms } = await admin('CreateTerms', terms, 'Terms');
  await admin('UpdateTerms', { UserPoolId, TermsId: Terms.TermsId, Links: { 'cognito:default': 'https://example.com/new' } }, 'Terms');
  assert.equal((await admin('DescribeTerms', { UserPoolId, TermsId: Terms.TermsId }, 'Terms')).Terms.Links['cognito:default'], 'https://example.com/new');
  await admin('DescribeTermsByClient', { UserPoolId, ClientId, TermsName: 'terms-of-use' }, 'Terms');
  assert.equal((await admin('ListTerms', { UserPoolId }, 'Terms')).Terms.length, 1);
  await admin('DeleteTerms', { UserPoolId, TermsId: Terms.TermsId });

  const server = { UserPoolId, Identifier: 'https://api.example.com' };
  await admin('CreateResourceServer', { ...server, Name: 'Orders', Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read' }] }, 'ResourceServer');
  assert.equal((await admin('UpdateResourceServer', { ...server, Name: 'All orders', Scopes: [] }, 'ResourceServer')).ResourceServer.Name, 'All orders');
  await admin('DescribeResourceServer', server, 'ResourceServer');
  assert.equal((await admin('ListResourceServers', { UserPoolId, MaxResults: 50 }, 'ResourceServers')).ResourceServers.length, 1);
  await admin('DeleteResourceServer', server);
});

test('groups and their members, lists of users', async () => {
  const { poolId: UserPoolId } = await aPool();
  await aUser(UserPoolId, 'mia');
  const group = { UserPoolId, GroupName: 'editors' };
  await admin('CreateGroup', { ...group, Description: 'May edit', Precedence: 3, RoleArn: 'arn:aws:iam::123456789012:role/editors' }, 'Group');
  assert.equal((await admin('UpdateGroup', { ...group, Precedence: 1 }, 'Group')).Group.Precedence, 1);
  await admin('GetGroup', group, 'Group');
  assert.equal((await admin('ListGroups', { UserPoolId }, 'Groups')).Groups.length, 1);
  await admin('AdminAddUserToGroup', { ...group, Username: 'mia' });
  assert.equal((await admin('ListUsersInGroup', group, 'Users')).Users[0].Username, 'mia');
  assert.equal((await admin('AdminListGroupsForUser', { UserPoolId, Username: 'mia' }, 'Groups')).Groups[0].GroupName, 'editors');
  await admin('AdminRemoveUserFromGroup', { ...group, Username: 'mia' });
  await admin('DeleteGroup', group);
  assert.equal((await admin('ListUsers', { UserPoolId, Filter: 'email ^= "mia"' }, 'Users')).Users.length, 1);
});

test('one user in an administrator\'s hands', async () => {
  const { poolId: UserPoolId, clientId: ClientId } = await aPool({
    pool: { UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' }, DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: true } },
    client: { ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
  });
  const user = { UserPoolId, Username: 'nils' };
  await app('SignUp', { ClientId, Username: 'nils', Password: password, UserAttributes: [{ Name: 'email', Value: 'nils@example.com' }] }, 'UserConfirmed', 'UserSub');
  const signUpCode = await codeFor('nils@example.com', { poolId: UserPoolId });
  await admin('AdminConfirmSignUp', user);
  await admin('AdminUpdateUserAttributes', { ...user, UserAttributes: [{ Name: 'nickname', Value: 'N' }, { Name: 'email_verified', Value: 'true' }] });
  await admin('AdminDeleteUserAttributes', { ...user, UserAttributeNames: ['nickname'] });
  await admin('AdminDisableUser', user);
  await admin('AdminEnableUser', user);
  assert.equal((await admin('AdminGetUser', user, 'UserAttributes')).UserAttributes.find(a => a.Name === 'nickname'), undefined);

  const signIn = { UserPoolId, ClientId, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'nils', PASSWORD: password } };
  const { AuthenticationResult } = await admin('AdminInitiateAuth', signIn, 'AuthenticationResult');
  const { DeviceKey } = AuthenticationResult.NewDeviceMetadata;
  await app('ConfirmDevice', { AccessToken: AuthenticationResult.AccessToken, DeviceKey, DeviceName: 'laptop', DeviceSecretVerifierConfig: { PasswordVerifier: Buffer.from([1, 2, 3]).toString('base64'), Salt: Buffer.from([1]).toString('base64') } }, 'UserConfirmationNecessary');
  const device = { ...user, DeviceKey };
  await admin('AdminUpdateDeviceStatus', { ...device, DeviceRememberedStatus: 'remembered' });
  await admin('AdminGetDevice', device, 'Device');
  assert.equal((await admin('AdminListDevices', user, 'Devices')).Devices.length, 1);
  await admin('AdminForgetDevice', device);

  await admin('SetUserPoolMfaConfig', { UserPoolId, MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true }, EmailMfaConfiguration: {} });
  await admin('AdminSetUserMFAPreference', { ...user, EmailMfaSettings: { Enabled: true, PreferredMfa: true } });
  await admin('AdminSetUserSettings', { ...user, MFAOptions: [] });
  assert.equal((await admin('AdminGetUserAuthFactors', user, 'UserMFASettingList', 'ConfiguredUserAuthFactors')).PreferredMfaSetting, 'EMAIL_OTP');
  await admin('AdminDeleteSoftwareToken', user);
  const asked = await admin('AdminInitiateAuth', signIn, 'ChallengeName', 'Session');
  assert.equal(asked.ChallengeName, 'EMAIL_OTP');
  const EMAIL_OTP_CODE = await codeFor('nils@example.com', { poolId: UserPoolId, except: signUpCode });
  await admin('AdminRespondToAuthChallenge', { UserPoolId, ClientId, ChallengeName: 'EMAIL_OTP', Session: asked.Session, ChallengeResponses: { USERNAME: 'nils', EMAIL_OTP_CODE } }, 'AuthenticationResult');

  const { AuthEvents } = await admin('AdminListUserAuthEvents', user, 'AuthEvents');
  assert.ok(AuthEvents.length > 1);
  await admin('AdminUpdateAuthEventFeedback', { ...user, EventId: AuthEvents[0].EventId, FeedbackValue: 'Valid' });
  await admin('SetUserPoolSessionConfiguration', { UserPoolId, UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 5 } });
  const { Sessions } = await admin('AdminListUserSessions', user, 'Sessions');
  await admin('AdminRevokeUserSession', { ...user, SessionId: Sessions[0].SessionId });
  await admin('AdminUserGlobalSignOut', user);
  await admin('AdminSetUserMFAPreference', { ...user, EmailMfaSettings: { Enabled: false } });
  await admin('AdminResetUserPassword', user);
  await admin('AdminDeleteUser', user);
  await assert.rejects(admin('AdminGetUser', user), { name: 'UserNotFoundException' });
});

test('users are imported from a file', async () => {
  const { poolId: UserPoolId } = await aPool();
  const role = 'arn:aws:iam::123456789012:role/service-role/Cognito-UserImport-Role';
  const { CSVHeader } = await admin('GetCSVHeader', { UserPoolId }, 'CSVHeader');
  const { UserImportJob } = await admin('CreateUserImportJob', { UserPoolId, JobName: 'people', CloudWatchLogsRoleArn: role }, 'UserImportJob');
  const { JobId } = UserImportJob;
  const values = { 'cognito:username': 'olga', email: 'olga@example.com', email_verified: 'true', phone_number_verified: 'false', 'cognito:mfa_enabled': 'false' };
  const body = `${CSVHeader.join(',')}\n${CSVHeader.map(c => values[c] ?? '').join(',')}\n`;
  const upload = await fetch(UserImportJob.PreSignedUrl, { method: 'PUT', headers: { 'x-amz-server-side-encryption': 'aws:kms' }, body });
  assert.equal(upload.status, 200, await upload.text());
  await admin('StartUserImportJob', { UserPoolId, JobId }, 'UserImportJob');
  for (let tries = 0; tries < 100; tries++) {
    const { Status, ImportedUsers } = (await admin('DescribeUserImportJob', { UserPoolId, JobId }, 'UserImportJob')).UserImportJob;
    if (Status === 'Succeeded') {
      assert.equal(ImportedUsers, 1);
      break;
    }
    assert.ok(['Pending', 'InProgress'].includes(Status) && tries < 99, Status);
    await sleep(200);
  }
  assert.equal((await admin('ListUserImportJobs', { UserPoolId, MaxResults: 10 }, 'UserImportJobs')).UserImportJobs.length, 1);
  // Nothing is left to stop; what is asked is understood.
  await assert.rejects(admin('StopUserImportJob', { UserPoolId, JobId }), { name: 'PreconditionNotMetException' });
});
