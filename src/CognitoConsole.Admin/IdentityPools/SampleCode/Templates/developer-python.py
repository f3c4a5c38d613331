import boto3
from botocore import UNSIGNED
from botocore.config import Config

region, endpoint = "__REGION__", "__ENDPOINT__"
pool = boto3.client("cognito-identity", region_name=region, endpoint_url=endpoint, config=Config(signature_version=UNSIGNED))
credentials = pool.get_credentials_for_identity(IdentityId=identity_id, Logins={"__LOGIN__": token})["Credentials"]

session = boto3.Session(
    aws_access_key_id=credentials["AccessKeyId"],
    aws_secret_access_key=credentials["SecretKey"],
    aws_session_token=credentials["SessionToken"],
    region_name=region,
)
print(session.client("sts", endpoint_url=endpoint).get_caller_identity()["Arn"])
