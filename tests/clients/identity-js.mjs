// amazon-cognito-identity-js with promises, and a browser's storage for it.
import { createHmac } from 'node:crypto';
import library from 'amazon-cognito-identity-js';
import { aPool, endpoint } from './world.mjs';

export const { AuthenticationDetails, CognitoUser, CognitoUserAttribute, CognitoUserPool } = library;

export const call = start => new Promise((resolve, reject) => start((error, result) => (error ? reject(error) : resolve(result))));

/** Callbacks of the library that only succeed or fail. */
export const done = start => new Promise((onSuccess, onFailure) => start({ onSuccess, onFailure }));

function memory() {
  const values = new Map();
  return { setItem: (k, v) => values.set(k, v), getItem: k => values.get(k) ?? null, removeItem: k => values.delete(k), clear: () => values.clear() };
}

/** An app in one browser: every user object shares its storage. */
export async function anApp({ pool: poolSettings = {}, client = {} } = {}) {
  const { poolId, clientId } = await aPool({ pool: poolSettings, client: { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], ...client } });
  const Storage = memory();
  const pool = new CognitoUserPool({ UserPoolId: poolId, ClientId: clientId, endpoint, Storage });
  return { poolId, clientId, pool, user: name => new CognitoUser({ Username: name, Pool: pool, Storage }) };
}

/** The tokens; or what is asked next, as { asked, … }. */
export const signIn = (user, Username, Password) => new Promise((resolve, reject) => user.authenticateUser(new AuthenticationDetails({ Username, Password }), {
  onSuccess: (session, toConfirm) => resolve(Object.assign(session, { toConfirm })),
  onFailure: reject,
  newPasswordRequired: (attributes, required) => resolve({ asked: 'NEW_PASSWORD', attributes, required }),
  totpRequired: () => resolve({ asked: 'TOTP' }),
  mfaSetup: () => resolve({ asked: 'MFA_SETUP' }),
  customChallenge: parameters => resolve({ asked: 'CUSTOM', parameters }),
}));

export const sendTotp = (user, code) => new Promise((resolve, reject) => user.sendMFACode(code, { onSuccess: resolve, onFailure: reject }, 'SOFTWARE_TOKEN_MFA'));

/** Sets an authenticator app up, signed in or in the middle of it; its seed. */
export async function setUpTotp(user) {
  const secret = await new Promise((associateSecretCode, onFailure) => user.associateSoftwareToken({ associateSecretCode, onFailure }));
  const result = await done(callbacks => user.verifySoftwareToken(totp(secret), 'phone', callbacks));
  return { secret, result };
}

/** The code of now, or of a later 30-second step: each is good once, and only in order; a clock only goes forward, so now first and the next one then. */
export function totp(secret, shift = 0) {
  const bits = [...secret].map(c => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  const seed = Buffer.from(bits.match(/.{8}/g).map(b => parseInt(b, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + shift));
  const mac = createHmac('sha1', seed).update(step).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
