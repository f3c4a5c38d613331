import json
import boto3

# The server's own access key may call cognito-identity:GetOpenIdTokenForDeveloperIdentity; the app never sees it.
server = boto3.client("cognito-identity", region_name="__REGION__", endpoint_url="__ENDPOINT__")
answer = server.get_open_id_token_for_developer_identity(IdentityPoolId="__IDENTITY_POOL_ID__", Logins={"__DEVELOPER__": user_id})
print(json.dumps({"identityId": answer["IdentityId"], "token": answer["Token"]}))
