import { CognitoIdentityClient, GetOpenIdTokenForDeveloperIdentityCommand } from '@aws-sdk/client-cognito-identity';

// The server's own access key may call cognito-identity:GetOpenIdTokenForDeveloperIdentity; the app never sees it.
const server = new CognitoIdentityClient({ region: '__REGION__', endpoint: '__ENDPOINT__' });
const { IdentityId, Token } = await server.send(new GetOpenIdTokenForDeveloperIdentityCommand({
  IdentityPoolId: '__IDENTITY_POOL_ID__',
  Logins: { '__DEVELOPER__': userId },
}));
console.log(JSON.stringify({ identityId: IdentityId, token: Token }));
