export AWS_DEFAULT_REGION=__REGION__
IDENTITY_ID=$(aws cognito-identity get-id --no-sign-request \
  --endpoint-url __ENDPOINT__ \
  --logins "__LOGIN__=$ID_TOKEN" \
  --identity-pool-id __IDENTITY_POOL_ID__ \
  --query IdentityId --output text)
read -r AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN <<< "$(
  aws cognito-identity get-credentials-for-identity --no-sign-request \
    --endpoint-url __ENDPOINT__ \
    --logins "__LOGIN__=$ID_TOKEN" \
    --identity-id "$IDENTITY_ID" \
    --query 'Credentials.[AccessKeyId,SecretKey,SessionToken]' --output text)"
export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
aws sts get-caller-identity --endpoint-url __ENDPOINT__ --query Arn --output text
