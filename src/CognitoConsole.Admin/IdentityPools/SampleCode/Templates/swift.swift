import AWSCognitoIdentity

var config = try await CognitoIdentityClient.CognitoIdentityClientConfig(region: "__REGION__")
config.endpoint = "__ENDPOINT__"
let pool = CognitoIdentityClient(config: config)

var logins: [String: String] = [:]
logins["__LOGIN__"] = idToken
let identity = try await pool.getId(input: GetIdInput(identityPoolId: "__IDENTITY_POOL_ID__", logins: logins))
let answer = try await pool.getCredentialsForIdentity(input: GetCredentialsForIdentityInput(identityId: identity.identityId, logins: logins))
guard let credentials = answer.credentials, let keyId = credentials.accessKeyId, let end = credentials.expiration else { fatalError("no credentials") }
print("\(keyId) until \(end)")
