import AWSCognitoIdentity

var config = try await CognitoIdentityClient.CognitoIdentityClientConfig(region: "__REGION__")
config.endpoint = "__ENDPOINT__"
let pool = CognitoIdentityClient(config: config)

let answer = try await pool.getCredentialsForIdentity(input: GetCredentialsForIdentityInput(identityId: identityId, logins: ["__LOGIN__": token]))
guard let credentials = answer.credentials, let keyId = credentials.accessKeyId, let end = credentials.expiration else { fatalError("no credentials") }
print("\(keyId) until \(end)")
