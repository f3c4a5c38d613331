// amazon-cognito-identity-js: authenticator apps, and devices beside them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AdminCreateUserCommand, AdminSetUserPasswordCommand, SetUserPoolMfaConfigCommand } from '@aws-sdk/client-cognito-identity-provider';
import { anApp, call, done, sendTotp, setUpTotp, signIn, totp } from './identity-js.mjs';
import { cognito, password } from './world.mjs';

const totpMfa = (poolId, MfaConfiguration) => cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId: poolId, MfaConfiguration, SoftwareTokenMfaConfiguration: { Enabled: true } }));

async function anAppWith({ MfaConfiguration, DeviceConfiguration }) {
  const app = await anApp({ pool: { DeviceConfiguration } });
  await totpMfa(app.poolId, MfaConfiguration);
  await cognito.send(new AdminCreateUserCommand({ UserPoolId: app.poolId, Username: 'jo', MessageAction: 'SUPPRESS' }));
  await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId: app.poolId, Username: 'jo', Password: password, Permanent: true }));
  return app;
}

test('an authenticator app is set up during the first sign-in where it is required, and asked for from then on', async () => {
  const { user } = await anAppWith({ MfaConfiguration: 'ON' });
  const jo = user('jo');
  assert.equal((await signIn(jo, 'jo', password)).asked, 'MFA_SETUP');
  const { secret, result } = await setUpTotp(jo);
  assert.ok(result.isValid());
  assert.equal(result.getAccessToken().payload.username, 'jo');

  const again = user('jo');
  assert.equal((await signIn(again, 'jo', password)).asked, 'TOTP');
  const wrong = totp(secret) === '000000' ? '111111' : '000000';
  await assert.rejects(sendTotp(again, wrong), { code: 'CodeMismatchException' });
  const code = totp(secret, 1);
  assert.ok((await sendTotp(again, code)).isValid());
  const third = user('jo');
  await signIn(third, 'jo', password);
  await assert.rejects(sendTotp(third, code), { code: 'ExpiredCodeException' });
});

test('a user who is signed in sets one up, prefers it, and switches it off', async () => {
  const { user } = await anAppWith({ MfaConfiguration: 'OPTIONAL' });
  const jo = user('jo');
  assert.ok((await signIn(jo, 'jo', password)).isValid());
  const { secret, result } = await setUpTotp(jo);
  assert.equal(result.Status, 'SUCCESS');
  assert.equal(await call(next => jo.setUserMfaPreference(null, { Enabled: true, PreferredMfa: true }, next)), 'SUCCESS');
  const data = await call(next => jo.getUserData(next, { bypassCache: true }));
  assert.deepEqual([data.PreferredMfaSetting, data.UserMFASettingList], ['SOFTWARE_TOKEN_MFA', ['SOFTWARE_TOKEN_MFA']]);
  assert.equal((await signIn(jo, 'jo', password)).asked, 'TOTP');
  assert.ok((await sendTotp(jo, totp(secret, 1))).isValid());
  await call(next => jo.setUserMfaPreference(null, { Enabled: false, PreferredMfa: false }, next));
  assert.ok((await signIn(jo, 'jo', password)).isValid());
});

test('a device is confirmed, remembered in place of the code, listed and forgotten', async () => {
  const { user } = await anAppWith({ MfaConfiguration: 'OPTIONAL', DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true } });
  const jo = user('jo');
  const first = await signIn(jo, 'jo', password);
  assert.equal(first.toConfirm, true);
  const key = first.getAccessToken().payload.device_key;
  const { secret } = await setUpTotp(jo);
  await call(next => jo.setUserMfaPreference(null, { Enabled: true, PreferredMfa: true }, next));

  // Not remembered yet: the code is asked for, and then the device proves itself.
  const second = user('jo');
  assert.equal((await signIn(second, 'jo', password)).asked, 'TOTP');
  const session = await sendTotp(second, totp(secret, 1));
  assert.equal(session.getAccessToken().payload.device_key, key);
  assert.equal(await done(callbacks => second.setDeviceStatusRemembered(callbacks)), 'SUCCESS');

  const third = user('jo');
  const remembered = await signIn(third, 'jo', password);
  assert.ok(remembered.isValid());
  assert.equal(remembered.getAccessToken().payload.device_key, key);
  // Its refresh token is good from the device, whose key the library sends.
  const refreshed = await call(next => third.refreshSession(remembered.getRefreshToken(), next));
  assert.equal(refreshed.getAccessToken().payload.device_key, key);
  const { Devices } = await done(callbacks => third.listDevices(10, null, callbacks));
  assert.deepEqual(Devices.map(d => d.DeviceKey), [key]);
  const { Device } = await done(callbacks => third.getDevice(callbacks));
  assert.equal(Device.DeviceAttributes.find(a => a.Name === 'dev:device_remembered_status').Value, 'remembered');

  assert.equal(await done(callbacks => third.forgetDevice(callbacks)), 'SUCCESS');
  assert.equal((await signIn(user('jo'), 'jo', password)).asked, 'TOTP');
});

test('where MFA is asked of every device, code and device follow one another', async () => {
  const { user } = await anAppWith({ MfaConfiguration: 'OPTIONAL', DeviceConfiguration: { ChallengeRequiredOnNewDevice: false, DeviceOnlyRememberedOnUserPrompt: false } });
  const jo = user('jo');
  const first = await signIn(jo, 'jo', password);
  assert.equal(first.toConfirm, undefined);
  const { secret } = await setUpTotp(jo);
  await call(next => jo.setUserMfaPreference(null, { Enabled: true, PreferredMfa: true }, next));
  const again = user('jo');
  assert.equal((await signIn(again, 'jo', password)).asked, 'TOTP');
  const session = await sendTotp(again, totp(secret, 1));
  assert.equal(session.getAccessToken().payload.device_key, first.getAccessToken().payload.device_key);
});
