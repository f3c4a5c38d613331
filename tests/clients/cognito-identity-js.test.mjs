// amazon-cognito-identity-js, as browser apps use it: Secure Remote Password, so that the password never leaves the browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import library from 'amazon-cognito-identity-js';
import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { aPool, codeFor, cognito, endpoint, password } from './world.mjs';

const { AuthenticationDetails, CognitoUser, CognitoUserAttribute, CognitoUserPool } = library;

const call = start => new Promise((resolve, reject) => start((error, result) => (error ? reject(error) : resolve(result))));

function memory() {
  const values = new Map();
  return { setItem: (k, v) => values.set(k, v), getItem: k => values.get(k) ?? null, removeItem: k => values.delete(k), clear: () => values.clear() };
}

async function anApp() {
  const { poolId, clientId } = await aPool({ client: { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] } });
  const Storage = memory();
  const pool = new CognitoUserPool({ UserPoolId: poolId, ClientId: clientId, endpoint, Storage });
  return { poolId, pool, user: name => new CognitoUser({ Username: name, Pool: pool, Storage }) };
}

const signIn = (user, Username, Password) => new Promise((resolve, reject) => user.authenticateUser(new AuthenticationDetails({ Username, Password }), {
  onSuccess: resolve, onFailure: reject, newPasswordRequired: (attributes, required) => resolve({ newPasswordRequired: true, attributes, required }),
}));

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
  assert.equal((await signIn(hal, 'hal', 'Temporary-1-Pass')).newPasswordRequired, true);
  const session = await new Promise((resolve, reject) => hal.completeNewPasswordChallenge(password, {}, { onSuccess: resolve, onFailure: reject }));
  assert.ok(session.isValid());
  assert.ok((await signIn(user('hal'), 'hal', password)).isValid());
});

test('somebody unknown fails like somebody with a wrong password', async () => {
  const { user } = await anApp();
  const refusal = await signIn(user('nobody'), 'nobody', password).catch(error => error);
  assert.match(refusal.code, /^(NotAuthorizedException|UserNotFoundException)$/);
});
