// The JavaScript SDK without a key, as an app has it: what people do with their own account, each answer held against the model.
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { totp } from './identity-js.mjs';
import { admin, app } from './model.mjs';
import { aPool, codeFor, own, password } from './world.mjs';

/** A pool of the kind that the test needs, and somebody who is signed in there. */
async function signedIn(Username, settings = {}) {
  const { poolId, clientId: ClientId } = await aPool({ ...settings, client: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], ...settings.client } });
  await admin('AdminCreateUser', { UserPoolId: poolId, Username, MessageAction: 'SUPPRESS', UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }, { Name: 'email_verified', Value: 'true' }] });
  await admin('AdminSetUserPassword', { UserPoolId: poolId, Username, Password: password, Permanent: true });
  const auth = { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: Username, PASSWORD: password } };
  const { AuthenticationResult } = await app('InitiateAuth', auth, 'AuthenticationResult');
  return { poolId, ClientId, auth, tokens: AuthenticationResult, AccessToken: AuthenticationResult.AccessToken };
}

test('profile, tokens and sessions', async () => {
  const { poolId, ClientId, auth, tokens, AccessToken } = await signedIn('pia');
  await app('GetUser', { AccessToken }, 'Username', 'UserAttributes');
  await app('UpdateUserAttributes', { AccessToken, UserAttributes: [{ Name: 'nickname', Value: 'P' }, { Name: 'email', Value: 'pia2@example.com' }] }, 'CodeDeliveryDetailsList');
  const first = await codeFor('pia2@example.com', { poolId });
  await app('GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email' }, 'CodeDeliveryDetails');
  await app('VerifyUserAttribute', { AccessToken, AttributeName: 'email', Code: await codeFor('pia2@example.com', { poolId, except: first }) });
  await app('DeleteUserAttributes', { AccessToken, UserAttributeNames: ['nickname'] });
  assert.deepEqual((await app('GetUserAuthFactors', { AccessToken }, 'Username', 'ConfiguredUserAuthFactors')).ConfiguredUserAuthFactors, ['PASSWORD', 'EMAIL_OTP']);

  await app('GetTokensFromRefreshToken', { ClientId, RefreshToken: tokens.RefreshToken }, 'AuthenticationResult');
  await admin('SetUserPoolSessionConfiguration', { UserPoolId: poolId, UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 5 } });
  const other = (await app('InitiateAuth', auth, 'AuthenticationResult')).AuthenticationResult;
  const { Sessions } = await app('ListUserSessions', { AccessToken: other.AccessToken }, 'Sessions');
  assert.ok(Sessions.length > 0);
  await app('GlobalSignOut', { AccessToken: other.AccessToken });
  await assert.rejects(app('GetUser', { AccessToken }), { name: 'NotAuthorizedException' });
  const fresh = (await app('InitiateAuth', auth, 'AuthenticationResult')).AuthenticationResult.AccessToken;
  const mine = (await app('ListUserSessions', { AccessToken: fresh }, 'Sessions')).Sessions[0];
  await app('RevokeUserSession', { AccessToken: fresh, SessionId: mine.SessionId });
  const last = (await app('InitiateAuth', auth)).AuthenticationResult.AccessToken;
  await app('DeleteUser', { AccessToken: last });
  await assert.rejects(app('InitiateAuth', auth), error => ['NotAuthorizedException', 'UserNotFoundException'].includes(error.name));
});

test('second factors and devices', async () => {
  const { poolId, ClientId, auth, tokens, AccessToken } = await signedIn('quin', { pool: { DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: true } } });
  await admin('SetUserPoolMfaConfig', { UserPoolId: poolId, MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true } });
  const { DeviceKey } = tokens.NewDeviceMetadata;
  const verifier = { PasswordVerifier: Buffer.from([1, 2, 3]).toString('base64'), Salt: Buffer.from([1]).toString('base64') };
  assert.equal((await app('ConfirmDevice', { AccessToken, DeviceKey, DeviceSecretVerifierConfig: verifier }, 'UserConfirmationNecessary')).UserConfirmationNecessary, true);
  await app('UpdateDeviceStatus', { AccessToken, DeviceKey, DeviceRememberedStatus: 'remembered' });
  await app('GetDevice', { AccessToken, DeviceKey }, 'Device');
  assert.equal((await app('ListDevices', { AccessToken }, 'Devices')).Devices.length, 1);

  const { SecretCode } = await app('AssociateSoftwareToken', { AccessToken }, 'SecretCode');
  await app('VerifySoftwareToken', { AccessToken, UserCode: totp(SecretCode), FriendlyDeviceName: 'phone' }, 'Status');
  await app('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } });
  const asked = await app('InitiateAuth', auth, 'ChallengeName', 'Session', 'ChallengeParameters');
  assert.equal(asked.ChallengeName, 'SOFTWARE_TOKEN_MFA');
  const answer = { ClientId, ChallengeName: asked.ChallengeName, Session: asked.Session, ChallengeResponses: { USERNAME: 'quin', SOFTWARE_TOKEN_MFA_CODE: totp(SecretCode, 1) } };
  await app('RespondToAuthChallenge', answer, 'AuthenticationResult');
  await app('SetUserSettings', { AccessToken, MFAOptions: [] });
  await app('ForgetDevice', { AccessToken, DeviceKey });
});

test('passkeys', async () => {
  const { poolId, ClientId, AccessToken } = await signedIn('rosa', { pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } } } });
  await admin('SetUserPoolMfaConfig', { UserPoolId: poolId, WebAuthnConfiguration: { RelyingPartyId: 'localhost' } });
  const passkey = authenticator();
  const { CredentialCreationOptions } = await app('StartWebAuthnRegistration', { AccessToken }, 'CredentialCreationOptions');
  await app('CompleteWebAuthnRegistration', { AccessToken, Credential: passkey.register(CredentialCreationOptions) });
  const { Credentials } = await app('ListWebAuthnCredentials', { AccessToken }, 'Credentials');
  assert.deepEqual(Credentials.map(c => c.CredentialId), [passkey.id]);

  const asked = await app('InitiateAuth', { ClientId, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME: 'rosa', PREFERRED_CHALLENGE: 'WEB_AUTHN' } }, 'ChallengeName', 'AvailableChallenges');
  const CREDENTIAL = passkey.use(JSON.parse(asked.ChallengeParameters.CREDENTIAL_REQUEST_OPTIONS));
  await app('RespondToAuthChallenge', { ClientId, ChallengeName: 'WEB_AUTHN', Session: asked.Session, ChallengeResponses: { USERNAME: 'rosa', CREDENTIAL } }, 'AuthenticationResult');
  await app('DeleteWebAuthnCredential', { AccessToken, CredentialId: passkey.id });
});

test('somebody says what to think of a sign-in, with the token of the message about it', async () => {
  const { poolId, auth } = await signedIn('sam', { pool: { UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } } });
  const notify = { EventAction: 'NO_ACTION', Notify: true };
  const NotifyConfiguration = { SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com', NoActionEmail: { Subject: 'Sign-in', TextBody: '{event-id} {feedback-token}' } };
  await admin('SetRiskConfiguration', { UserPoolId: poolId, AccountTakeoverRiskConfiguration: { Actions: { LowAction: notify, MediumAction: notify, HighAction: notify }, NotifyConfiguration } }, 'RiskConfiguration');
  // Another program than the one that signed in first.
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth', 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0' };
  assert.equal((await fetch(`${process.env.COGNITO_ENDPOINT}/`, { method: 'POST', headers, body: JSON.stringify(auth) })).status, 200);
  let found;
  for (let tries = 0; !found && tries < 40; tries++) {
    const { Messages } = await own('ListOutboxMessages', { UserPoolId: poolId });
    for (const { MessageId } of Messages) found ??= /([0-9a-f-]{36}) ([\w.-]{20,})/.exec((await own('GetOutboxMessage', { MessageId })).Body);
    if (!found) await sleep(100);
  }
  await app('UpdateAuthEventFeedback', { UserPoolId: poolId, Username: 'sam', EventId: found[1], FeedbackToken: found[2], FeedbackValue: 'Valid' });
  const { AuthEvents } = await admin('AdminListUserAuthEvents', { UserPoolId: poolId, Username: 'sam' }, 'AuthEvents');
  assert.equal(AuthEvents.find(e => e.EventId === found[1]).EventFeedback.FeedbackValue, 'Valid');
});

/** An authenticator and the browser in front of it, as WebAuthn describes them. */
function authenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(32);
  const text = id.toString('base64url');
  let counter = 0;
  const client = (type, challenge) => Buffer.from(JSON.stringify({ type, challenge, origin: 'http://localhost:3000', crossOrigin: false }));
  const data = flags => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter++);
    return Buffer.concat([createHash('sha256').update('localhost').digest(), Buffer.from([flags]), count]);
  };
  return {
    id: text,
    register({ challenge }) {
      // COSE_Key: EC2, ES256, P-256, x, y; then {"fmt": "none", "attStmt": {}, "authData": …}
      const cose = Buffer.concat([Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]), Buffer.from(x, 'base64url'), Buffer.from([0x22, 0x58, 32]), Buffer.from(y, 'base64url')]);
      const auth = Buffer.concat([data(0x45), Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
      const attestation = Buffer.concat([Buffer.from([0xa3, 0x63]), Buffer.from('fmt'), Buffer.from([0x64]), Buffer.from('none'), Buffer.from([0x67]), Buffer.from('attStmt'), Buffer.from([0xa0, 0x68]), Buffer.from('authData'), Buffer.from([0x58, auth.length]), auth]);
      const response = { clientDataJSON: client('webauthn.create', challenge).toString('base64url'), attestationObject: attestation.toString('base64url'), transports: ['internal'] };
      return { id: text, rawId: text, type: 'public-key', authenticatorAttachment: 'platform', clientExtensionResults: {}, response };
    },
    use({ challenge }) {
      const [json, auth] = [client('webauthn.get', challenge), data(5)];
      const signature = sign('sha256', Buffer.concat([auth, createHash('sha256').update(json).digest()]), privateKey);
      const response = { clientDataJSON: json.toString('base64url'), authenticatorData: auth.toString('base64url'), signature: signature.toString('base64url') };
      return JSON.stringify({ id: text, rawId: text, type: 'public-key', clientExtensionResults: {}, response });
    },
  };
}
