# The server's own access key may call cognito-identity:GetOpenIdTokenForDeveloperIdentity; the app never sees it.
aws cognito-identity get-open-id-token-for-developer-identity \
  --region __REGION__ --endpoint-url __ENDPOINT__ \
  --identity-pool-id __IDENTITY_POOL_ID__ \
  --logins "__DEVELOPER__=$USER_ID" \
  --query '{identityId: IdentityId, token: Token}' --output json
