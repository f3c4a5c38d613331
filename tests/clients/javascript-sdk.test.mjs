// The AWS SDK for JavaScript v3: as an administrator with a key, and as an app without one.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import {
  AdminCreateUserCommand, AdminDisableUserCommand, AdminGetUserCommand, AdminInitiateAuthCommand, AdminSetUserPasswordCommand, AdminUpdateUserAttributesCommand, ChangePasswordCommand,
  CognitoIdentityProviderClient, ConfirmForgotPasswordCommand, ConfirmSignUpCommand, CreateUserPoolCommand, DescribeUserPoolCommand, ForgotPasswordCommand, GetUserCommand,
  InitiateAuthCommand, NotAuthorizedException, ResendConfirmationCodeCommand, RevokeTokenCommand, SignUpCommand, UpdateUserPoolCommand, UsernameExistsException, paginateListUsers,
} from '@aws-sdk/client-cognito-identity-provider';
import { aPool, codeFor, cognito, endpoint, password, region } from './world.mjs';

// An app has no key: the SDK must be able to call public operations unsigned.
const app = new CognitoIdentityProviderClient({ endpoint, region, maxAttempts: 1, credentials: { accessKeyId: '', secretAccessKey: '' } });

test('an app with a secret signs somebody up and in', async () => {
  const { poolId, clientId, clientSecret } = await aPool({ client: { GenerateSecret: true } });
  const SecretHash = createHmac('sha256', clientSecret).update(`fay${clientId}`).digest('base64');
  await assert.rejects(app.send(new SignUpCommand({ ClientId: clientId, Username: 'fay', Password: password })), NotAuthorizedException);

  const signedUp = await app.send(new SignUpCommand({ ClientId: clientId, SecretHash, Username: 'fay', Password: password, UserAttributes: [{ Name: 'email', Value: 'fay@example.com' }] }));
  await assert.rejects(app.send(new SignUpCommand({ ClientId: clientId, SecretHash, Username: 'fay', Password: password })), UsernameExistsException);
  const first = await codeFor('fay@example.com', { poolId });
  await app.send(new ResendConfirmationCodeCommand({ ClientId: clientId, SecretHash, Username: 'fay' }));
  const second = await codeFor('fay@example.com', { poolId, except: first });
  await app.send(new ConfirmSignUpCommand({ ClientId: clientId, SecretHash, Username: 'fay', ConfirmationCode: second }));

  const { AuthenticationResult: tokens } = await app.send(new InitiateAuthCommand({ ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'fay', PASSWORD: password, SECRET_HASH: SecretHash } }));
  const user = await app.send(new GetUserCommand({ AccessToken: tokens.AccessToken }));
  assert.equal(user.UserAttributes.find(a => a.Name === 'sub').Value, signedUp.UserSub);

  await app.send(new ChangePasswordCommand({ AccessToken: tokens.AccessToken, PreviousPassword: password, ProposedPassword: `${password}-2` }));
  await assert.rejects(app.send(new InitiateAuthCommand({ ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'fay', PASSWORD: password, SECRET_HASH: SecretHash } })), NotAuthorizedException);

  await app.send(new ForgotPasswordCommand({ ClientId: clientId, SecretHash, Username: 'fay' }));
  await app.send(new ConfirmForgotPasswordCommand({ ClientId: clientId, SecretHash, Username: 'fay', Password: `${password}-3`, ConfirmationCode: await codeFor('fay@example.com', { poolId, except: second }) }));
  const { AuthenticationResult: last } = await app.send(new InitiateAuthCommand({ ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'fay', PASSWORD: `${password}-3`, SECRET_HASH: SecretHash } }));

  await app.send(new RevokeTokenCommand({ ClientId: clientId, ClientSecret: clientSecret, Token: last.RefreshToken }));
  await assert.rejects(app.send(new GetUserCommand({ AccessToken: last.AccessToken })), NotAuthorizedException);
});

test('an administrator creates, reads, changes, disables and lists users', async () => {
  const { poolId, clientId } = await aPool({ client: { ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] } });
  for (let i = 0; i < 7; i++) await cognito.send(new AdminCreateUserCommand({ UserPoolId: poolId, Username: `user${i}`, MessageAction: 'SUPPRESS', UserAttributes: [{ Name: 'name', Value: `User ${i}` }] }));
  const names = [];
  for await (const page of paginateListUsers({ client: cognito, pageSize: 3 }, { UserPoolId: poolId })) {
    assert.ok(page.Users.length <= 3);
    names.push(...page.Users.map(u => u.Username));
  }
  assert.deepEqual(names.sort(), [0, 1, 2, 3, 4, 5, 6].map(i => `user${i}`));

  await cognito.send(new AdminUpdateUserAttributesCommand({ UserPoolId: poolId, Username: 'user1', UserAttributes: [{ Name: 'name', Value: 'Uma Ünal' }] }));
  const user = await cognito.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: 'user1' }));
  assert.equal(user.UserAttributes.find(a => a.Name === 'name').Value, 'Uma Ünal');
  assert.ok(Math.abs(user.UserCreateDate - Date.now()) < 3600_000, 'dates are seconds since 1970, as the SDK reads them');

  await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId: poolId, Username: 'user1', Password: password, Permanent: true }));
  const signIn = new AdminInitiateAuthCommand({ UserPoolId: poolId, ClientId: clientId, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'user1', PASSWORD: password } });
  assert.ok((await cognito.send(signIn)).AuthenticationResult.IdToken);
  await assert.rejects(app.send(signIn), error => error.name !== 'NotAuthorizedException' && error.$metadata.httpStatusCode >= 400);
  await cognito.send(new AdminDisableUserCommand({ UserPoolId: poolId, Username: 'user1' }));
  await assert.rejects(cognito.send(signIn), NotAuthorizedException);
});

test('UpdateUserPool resets what the request leaves out', async () => {
  const { poolId } = await aPool({ pool: { Policies: { PasswordPolicy: { MinimumLength: 14 } }, UserPoolTags: { team: 'blue' } } });
  await cognito.send(new UpdateUserPoolCommand({ UserPoolId: poolId, AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } }));
  const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: poolId }));
  assert.equal(UserPool.AdminCreateUserConfig.AllowAdminCreateUserOnly, true);
  assert.equal(UserPool.Policies.PasswordPolicy.MinimumLength, 8);
  assert.equal(UserPool.AutoVerifiedAttributes, undefined);
});

test('a request of the wrong shape is refused in the words of AWS', async () => {
  await assert.rejects(cognito.send(new CreateUserPoolCommand({ PoolName: '' })), error => {
    assert.equal(error.name, 'InvalidParameterException');
    assert.match(error.message, /^\d validation errors? detected: Value (at|'')/);
    return true;
  });
});
