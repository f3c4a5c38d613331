#!/usr/bin/env python3
"""Writes vectors.json: requests signed by an implementation that shares nothing with the one under test.

The requests named get-* and post-* are those of AWS's published Signature Version 4 test suite; `published` is the signature printed there, and
this script refuses to write a file in which its own result differs. The others are signed by botocore, as the AWS CLI does.
Run: python3 vectors.py > vectors.json (needs botocore, for example Debian's python3-boto3).
"""
import datetime, hashlib, hmac, json, re, sys
from unittest import mock
from urllib.parse import quote, unquote_plus

import botocore.auth, botocore.awsrequest, botocore.credentials

KEY, SECRET, DATE = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "20150830T123600Z"
SUITE = [
    ("get-vanilla", "GET", "/", [], "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    ("get-vanilla-query", "GET", "/", [], "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    ("get-vanilla-query-order-key-case", "GET", "/?Param2=value2&Param1=value1", [], "", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
    ("get-vanilla-query-unreserved", "GET", "/?-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", [], "", "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197"),
    ("get-vanilla-utf8-query", "GET", "/?\u1234=bar", [], "", "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"),
    ("get-unreserved", "GET", "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", [], "", "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"),
    ("get-utf8", "GET", "/\u1234", [], "", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"),
    ("get-space", "GET", "/example space/", [], "", "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741"),
    ("get-slash", "GET", "//", [], "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    ("get-slashes", "GET", "//example//", [], "", "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84"),
    ("get-slash-dot-slash", "GET", "/./", [], "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    ("get-slash-pointless-dot", "GET", "/./example", [], "", "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5"),
    ("get-relative", "GET", "/example/..", [], "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    ("get-relative-relative", "GET", "/example1/example2/../..", [], "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    ("get-header-key-duplicate", "GET", "/", [("My-Header1", "value2"), ("My-Header1", "value2"), ("My-Header1", "value1")], "", "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"),
    ("get-header-value-order", "GET", "/", [("My-Header1", "value4"), ("My-Header1", "value1"), ("My-Header1", "value3"), ("My-Header1", "value2")], "", "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01"),
    ("get-header-value-trim", "GET", "/", [("My-Header1", " value1"), ("My-Header2", ' "a   b   c"')], "", "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"),
    ("post-vanilla", "POST", "/", [], "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
    ("post-vanilla-query", "POST", "/?Param1=value1", [], "", "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11"),
    ("post-header-key-sort", "POST", "/", [("My-Header1", "value1")], "", "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c"),
    ("post-header-value-case", "POST", "/", [("My-Header1", "VALUE1")], "", "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d"),
    ("post-x-www-form-urlencoded", "POST", "/", [("Content-Type", "application/x-www-form-urlencoded")], "Param1=value1", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"),
    ("post-x-www-form-urlencoded-parameters", "POST", "/", [("Content-Type", "application/x-www-form-urlencoded; charset=utf8")], "Param1=value1", "1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe"),
]


def sign(method, target, headers, body):
    path, _, query = target.partition("?")
    parts = []
    for segment in path.split("/"):
        if segment == "..": parts = parts[:-1]
        elif segment not in ("", "."): parts.append(quote(segment, safe="-_.~"))
    canonical_path = "/" + "/".join(parts) + ("/" if path.endswith("/") and parts else "")
    pairs = sorted((quote(unquote_plus(n), safe="-_.~"), quote(unquote_plus(v), safe="-_.~")) for n, _, v in (p.partition("=") for p in query.split("&") if p))
    by_name = {}
    for name, value in headers: by_name.setdefault(name.lower(), []).append(re.sub(" +", " ", value.strip()))
    signed = ";".join(sorted(by_name))
    canonical = "\n".join([method, canonical_path, "&".join(f"{n}={v}" for n, v in pairs)] + [f"{n}:{','.join(by_name[n])}" for n in sorted(by_name)] +
                          ["", signed, hashlib.sha256(body.encode()).hexdigest()])
    scope = f"{DATE[:8]}/us-east-1/service/aws4_request"
    to_sign = "\n".join(["AWS4-HMAC-SHA256", DATE, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    key = ("AWS4" + SECRET).encode()
    for part in scope.split("/"): key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.digest(key, to_sign.encode(), "sha256").hex()
    return signature, f"AWS4-HMAC-SHA256 Credential={KEY}/{scope}, SignedHeaders={signed}, Signature={signature}"


def suite():
    for name, method, target, extra, body, published in SUITE:
        headers = [("Host", "example.amazonaws.com"), ("X-Amz-Date", DATE)] + extra
        signature, authorization = sign(method, target, headers, body)
        if signature != published: sys.exit(f"{name}: computed {signature}, published {published}")
        yield dict(name=name, method=method, target=target, headers=headers + [("Authorization", authorization)], body=body, service="service", time=DATE, secret=SECRET)


BOTOCORE = [
    ("json", "cognito-idp", "POST", "/", {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "AWSCognitoIdentityProviderService.ListUserPools"}, '{"MaxResults": 10}'),
    ("json-unicode", "cognito-idp", "POST", "/", {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "AWSCognitoIdentityProviderService.AdminGetUser"}, '{"Username": "Zo\u00eb \u1234"}'),
    ("query", "sts", "POST", "/", {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}, "Action=GetCallerIdentity&Version=2011-06-15"),
    ("query-get", "sts", "GET", "/?Action=GetCallerIdentity&Version=2011-06-15", {}, ""),
    ("rest-colon", "cognito-sync", "GET", "/identitypools/us-east-1%3Ac0ffee00-0000-4000-8000-000000000001/identities/us-east-1%3Ac0ffee00-0000-4000-8000-000000000002/datasets?maxResults=5", {}, ""),
    ("rest-space", "cognito-sync", "GET", "/identitypools/a%20b/identities/c%2Bd/datasets?nextToken=x%2Fy%3D%3D%20z&maxResults=5", {}, ""),
    ("rest-delete", "cognito-sync", "DELETE", "/identitypools/us-east-1%3A1/identities/us-east-1%3A2/datasets/Preferences", {}, ""),
]


def by_botocore():
    moment = datetime.datetime(2026, 11, 9, 13, 34, 41)
    clock = mock.Mock(wraps=datetime.datetime)
    for token in (None, "FwoGZXIvYXdzEXAMPLE//token=="):
        for presigned in (False, True):
            for name, service, method, target, headers, body in BOTOCORE:
                if presigned and body: continue
                credentials = botocore.credentials.Credentials(KEY, SECRET, token)
                auth = (botocore.auth.SigV4QueryAuth if presigned else botocore.auth.SigV4Auth)(credentials, service, "eu-central-1")
                request = botocore.awsrequest.AWSRequest(method, "http://localhost:8080" + target, dict(headers), body.encode() or None)
                with mock.patch.object(botocore.auth, "get_current_datetime", return_value=moment):
                    auth.add_auth(request)
                url = request.url[len("http://localhost:8080"):]
                sent = [("Host", "localhost:8080")] + [(n, v) for n, v in request.headers.items()]
                yield dict(name=f"botocore-{name}{'-presigned' if presigned else ''}{'-token' if token else ''}", method=method, target=url, headers=sent, body=body,
                           service=service, time=moment.strftime("%Y%m%dT%H%M%SZ"), secret=SECRET)


print(json.dumps([*suite(), *by_botocore()], indent=1))
