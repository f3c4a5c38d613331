// amazon-cognito-identity-js: custom authentication, led by functions that the console keeps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AdminCreateUserCommand, AdminSetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider';
import { AuthenticationDetails, anApp, signIn } from './identity-js.mjs';
import { cognito, own, password, unique } from './world.mjs';

async function aFunction(name, body) {
  const { Function } = await own('CreateFunction', { Name: unique(name), Kind: 'Inline', Source: `export const handler = async event => { ${body}; return event; };` });
  return Function.Arn;
}

async function anAppLedBy(define) {
  const app = await anApp({
    pool: {
      LambdaConfig: {
        DefineAuthChallenge: await aFunction('define', define),
        CreateAuthChallenge: await aFunction('create', "event.response.publicChallengeParameters = { question: '6 * 7' }; event.response.privateChallengeParameters = { answer: '42' }"),
        VerifyAuthChallengeResponse: await aFunction('verify', 'event.response.answerCorrect = event.request.challengeAnswer === event.request.privateChallengeParameters.answer'),
      },
    },
    client: { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
  });
  await cognito.send(new AdminCreateUserCommand({ UserPoolId: app.poolId, Username: 'lou', MessageAction: 'SUPPRESS' }));
  await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId: app.poolId, Username: 'lou', Password: password, Permanent: true }));
  return app;
}

const begin = user => new Promise((resolve, reject) => {
  user.setAuthenticationFlowType('CUSTOM_AUTH');
  user.initiateAuth(new AuthenticationDetails({ Username: 'lou' }), { onSuccess: resolve, onFailure: reject, customChallenge: parameters => resolve({ parameters }) });
});

const answer = (user, text) => new Promise((resolve, reject) =>
  user.sendCustomChallengeAnswer(text, { onSuccess: resolve, onFailure: reject, customChallenge: parameters => resolve({ parameters }) }));

test('a challenge is answered, wrongly and then rightly', async () => {
  const { user } = await anAppLedBy(`
    const last = event.request.session[event.request.session.length - 1];
    if (last?.challengeResult) event.response.issueTokens = true;
    else if (event.request.session.length > 1) event.response.failAuthentication = true;
    else event.response.challengeName = 'CUSTOM_CHALLENGE'`);
  const lou = user('lou');
  const { parameters } = await begin(lou);
  assert.deepEqual([parameters.question, parameters.answer], ['6 * 7', undefined]);
  assert.equal((await answer(lou, '41')).parameters.question, '6 * 7');
  const session = await answer(lou, '42');
  assert.ok(session.isValid());
  assert.equal(session.getIdToken().payload['cognito:username'], 'lou');

  const other = user('lou');
  await begin(other);
  await answer(other, '1');
  await assert.rejects(answer(other, '2'), { code: 'NotAuthorizedException' });
});

test('the password is proven first, and the challenge follows', async () => {
  const { user } = await anAppLedBy(`
    const names = event.request.session.map(s => s.challengeName).join();
    if (names === 'SRP_A') event.response.challengeName = 'PASSWORD_VERIFIER';
    else if (names === 'SRP_A,PASSWORD_VERIFIER') event.response.challengeName = 'CUSTOM_CHALLENGE';
    else if (event.request.session[2]?.challengeResult) event.response.issueTokens = true;
    else event.response.failAuthentication = true`);
  const lou = user('lou');
  lou.setAuthenticationFlowType('CUSTOM_AUTH');
  await assert.rejects(signIn(lou, 'lou', 'Wrong-Horse-7-Battery'), { code: 'NotAuthorizedException' });
  const asked = await signIn(lou, 'lou', password);
  assert.deepEqual([asked.asked, asked.parameters.question], ['CUSTOM', '6 * 7']);
  assert.ok((await answer(lou, '42')).isValid());
});
