import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromCognitoIdentityPool } from '@aws-sdk/credential-providers';

const [region, endpoint] = ['__REGION__', '__ENDPOINT__'];
const credentials = fromCognitoIdentityPool({
  identityPoolId: '__IDENTITY_POOL_ID__',
  clientConfig: { region, endpoint },
  logins: { '__LOGIN__': idToken },
});

// Any client takes them, and asks for new ones when they end.
const sts = new STSClient({ region, endpoint, credentials });
const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
console.log(Arn);
