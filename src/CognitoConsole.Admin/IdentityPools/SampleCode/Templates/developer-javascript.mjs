import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromCognitoIdentity } from '@aws-sdk/credential-providers';

const [region, endpoint] = ['__REGION__', '__ENDPOINT__'];
const credentials = fromCognitoIdentity({
  identityId,
  clientConfig: { region, endpoint },
  logins: { '__LOGIN__': token },
});

// Any client takes them; they last for an hour, then the server is asked for a new token.
const sts = new STSClient({ region, endpoint, credentials });
const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
console.log(Arn);
