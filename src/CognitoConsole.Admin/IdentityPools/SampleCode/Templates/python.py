import boto3
from botocore import UNSIGNED
from botocore.config import Config

region, endpoint = "__REGION__", "__ENDPOINT__"
logins = {}
logins["__LOGIN__"] = id_token

pool = boto3.client("cognito-identity", region_name=region, endpoint_url=endpoint, config=Config(signature_version=UNSIGNED))
identity_id = pool.get_id(IdentityPoolId="__IDENTITY_POOL_ID__", Logins=logins)["IdentityId"]
credentials = pool.get_credentials_for_identity(IdentityId=identity_id, Logins=logins)["Credentials"]

session = boto3.Session(
    aws_access_key_id=credentials["AccessKeyId"],
    aws_secret_access_key=credentials["SecretKey"],
    aws_session_token=credentials["SessionToken"],
    region_name=region,
)
print(session.client("sts", endpoint_url=endpoint).get_caller_identity()["Arn"])
