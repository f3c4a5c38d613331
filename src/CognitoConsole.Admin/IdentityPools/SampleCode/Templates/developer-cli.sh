export AWS_DEFAULT_REGION=__REGION__
read -r AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN <<< "$(
  aws cognito-identity get-credentials-for-identity --no-sign-request \
    --endpoint-url __ENDPOINT__ \
    --logins "__LOGIN__=$TOKEN" \
    --identity-id "$IDENTITY_ID" \
    --query 'Credentials.[AccessKeyId,SecretKey,SessionToken]' --output text)"
export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
aws sts get-caller-identity --endpoint-url __ENDPOINT__ --query Arn --output text
