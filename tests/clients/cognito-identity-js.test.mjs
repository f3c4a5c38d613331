// amazon-cognito-identity-js, as browser apps use it: Secure Remote Password, so that the password never leaves the browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AdminCreateUserCommand, AdminResetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider';
import { CognitoUserAttribute, anApp, call, signIn } from './identity-js.mjs';
import { codeFor, cognito, password } from './world.mjs';

test('sign up, confirm, sign in by SRP, change and forget the password, sign out', async () => {
  const { poolId, pool, user } = await anApp();
  const { userConfirmed } = await call(done => pool.signUp('gil', password, [new CognitoUserAttribute({ Name: 'email', Value: 'gil@example.com' })], null, done));
  assert.equal(userConfirmed, false);
  const gil = user('gil');
  await assert.rejects(signIn(gil, 'gil', password), { code: 'UserNotConfirmedException' });
  const first = await codeFor('gil@example.com', { poolId });
  assert.equal(await call(done => gil.confirmRegistration(first, true, done)), 'SUCCESS');

  await assert.rejects(signIn(gil, 'gil', 'Wrong-Horse-7-Battery'), { code: 'NotAuthorizedException' });
  const session = await signIn(gil, 'gil', password);
  assert.ok(session.isValid());
  assert.equal(session.getIdToken().payload['cognito:username'], 'gil');
  assert.equal(session.getAccessToken().payload.token_use, 'access');

  const attributes = await call(done => gil.getUserAttributes(done));
  assert.equal(attributes.find(a => a.getName() === 'email_verified').getValue(), 'true');
  await call(done => gil.updateAttributes([new CognitoUserAttribute({ Name: 'nickname', Value: 'G' })], done));
  const refreshed = await call(done => gil.refreshSession(session.getRefreshToken(), done));
  assert.equal(refreshed.getIdToken().payload.nickname, 'G');

  assert.equal(await call(done => gil.changePassword(password, `${password}-2`, done)), 'SUCCESS');
  await signIn(gil, 'gil', `${password}-2`);
  await new Promise((resolve, reject) => gil.forgotPassword({ onSuccess: resolve, onFailure: reject, inputVerificationCode: resolve }));
  const second = await codeFor('gil@example.com', { poolId, except: first });
  await new Promise((resolve, reject) => gil.confirmPassword(second, `${password}-3`, { onSuccess: resolve, onFailure: reject }));

  await signIn(gil, 'gil', `${password}-3`);
  await new Promise((resolve, reject) => gil.globalSignOut({ onSuccess: resolve, onFailure: reject }));
});

test('a user with a temporary password must choose his own', async () => {
  const { poolId, user } = await anApp();
  await cognito.send(new AdminCreateUserCommand({ UserPoolId: poolId, Username: 'hal', TemporaryPassword: 'Temporary-1-Pass', MessageAction: 'SUPPRESS' }));
  const hal = user('hal');
  assert.equal((await signIn(hal, 'hal', 'Temporary-1-Pass')).asked, 'NEW_PASSWORD');
  const session = await new Promise((resolve, reject) => hal.completeNewPasswordChallenge(password, {}, { onSuccess: resolve, onFailure: reject }));
  assert.ok(session.isValid());
  assert.ok((await signIn(user('hal'), 'hal', password)).isValid());
});

test('an administrator resets a password, and its owner sets another one with the code', async () => {
  const { poolId, pool, user } = await anApp();
  await call(done => pool.signUp('ida', password, [new CognitoUserAttribute({ Name: 'email', Value: 'ida@example.com' })], null, done));
  const ida = user('ida');
  const first = await codeFor('ida@example.com', { poolId });
  await call(done => ida.confirmRegistration(first, true, done));
  await cognito.send(new AdminResetUserPasswordCommand({ UserPoolId: poolId, Username: 'ida' }));
  await assert.rejects(signIn(ida, 'ida', password), { code: 'PasswordResetRequiredException' });
  const code = await codeFor('ida@example.com', { poolId, except: first });
  await assert.rejects(new Promise((resolve, reject) => ida.confirmPassword(code === '000000' ? '111111' : '000000', `${password}-2`, { onSuccess: resolve, onFailure: reject })), { code: 'CodeMismatchException' });
  await new Promise((resolve, reject) => ida.confirmPassword(code, `${password}-2`, { onSuccess: resolve, onFailure: reject }));
  const session = await signIn(ida, 'ida', `${password}-2`);
  await assert.rejects(call(done => ida.changePassword('Wrong-Horse-7-Battery', `${password}-3`, done)), { code: 'NotAuthorizedException' });
  await assert.rejects(call(done => ida.changePassword(`${password}-2`, 'short', done)), { code: 'InvalidPasswordException' });
  assert.ok(session.isValid());
});

test('somebody unknown fails like somebody with a wrong password', async () => {
  const { user } = await anApp();
  const refusal = await signIn(user('nobody'), 'nobody', password).catch(error => error);
  assert.match(refusal.code, /^(NotAuthorizedException|UserNotFoundException)$/);
});
