using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Invocation;

/// <summary>Policies bound what a request is about: a Deny on one user or provider holds, an Allow on one is enough, and roles are given away as AWS's examples allow it.</summary>
public sealed class RequestedResourcesTests : IAsyncDisposable
{
    private const string Account = "arn:aws:iam::123456789012";
    private readonly TestCognito _cognito = new();

    [Fact]
    public async Task A_user_who_looks_after_his_own_keys_reaches_nobody_elses()
    {
        var ana = await Caller("ana", Statement("Allow", "iam:*AccessKey*", $"{Account}:user/${{aws:username}}"));
        var ben = await Caller("ben", Statement("Allow", "s3:*", "*"));

        Assert.Equal(ana.AccessKeyId, Assert.Single((await _cognito.Invoke(new ListAccessKeysRequest(), ana)).AccessKeyMetadata).AccessKeyId);
        var second = (await _cognito.Invoke(new CreateAccessKeyRequest(), ana)).AccessKey;
        await _cognito.Invoke(new GetAccessKeyLastUsedRequest { AccessKeyId = second.AccessKeyId }, ana);
        await _cognito.Invoke(new UpdateAccessKeyRequest { AccessKeyId = second.AccessKeyId, Status = AccessKeyStatus.Inactive }, ana);
        await _cognito.Invoke(new DeleteAccessKeyRequest { AccessKeyId = second.AccessKeyId }, ana);

        await Denies(new ListAccessKeysRequest { UserName = "ben" }, ana, "user/ben");
        await Denies(new CreateAccessKeyRequest { UserName = "ben" }, ana, "user/ben");
        await Denies(new UpdateAccessKeyRequest { UserName = "ben", AccessKeyId = ben.AccessKeyId, Status = AccessKeyStatus.Inactive }, ana, "user/ben");
        await Denies(new DeleteAccessKeyRequest { UserName = "ben", AccessKeyId = ben.AccessKeyId }, ana, "user/ben");
        await Denies(new GetAccessKeyLastUsedRequest { AccessKeyId = ben.AccessKeyId }, ana, "user/ben");
    }

    [Fact]
    public async Task Without_a_name_a_key_means_its_own_user()
    {
        var ana = await Caller("ana", Statement("Allow", "iam:*", "*"));
        var ben = await Caller("ben", Statement("Allow", "s3:*", "*"));

        Assert.Equal(["ana"], (await _cognito.Invoke(new ListAccessKeysRequest(), ana)).AccessKeyMetadata.Select(k => k.UserName));
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await _cognito.Refusal(new UpdateAccessKeyRequest { AccessKeyId = ben.AccessKeyId, Status = AccessKeyStatus.Inactive }, ana)).Code);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await _cognito.Refusal(new DeleteAccessKeyRequest { AccessKeyId = ben.AccessKeyId }, ana)).Code);
        Assert.Equal(["ana", "ben"], (await _cognito.Invoke(new ListAccessKeysRequest())).AccessKeyMetadata.Select(k => k.UserName).Order());

        await _cognito.AnIamRole("Keys", TestCognito.TrustInAccount, TestCognito.Allow("iam:*"));
        var session = await _cognito.As((await _cognito.Invoke(new Contracts.Sts.AssumeRoleRequest { RoleArn = $"{Account}:role/Keys", RoleSessionName = "session" }, await Caller("chief", Statement("Allow", "sts:*", "*")))).Credentials!);
        Assert.Equal("Must specify userName when calling with non-User credentials", (await _cognito.Refusal(new ListAccessKeysRequest(), session)).Message);
        Assert.Equal("Must specify userName when calling with non-User credentials", (await _cognito.Refusal(new DeleteAccessKeyRequest { AccessKeyId = ben.AccessKeyId }, session)).Message);
    }

    [Fact]
    public async Task What_is_denied_of_one_user_or_provider_is_denied()
    {
        var url = "https://login.example.com/one";
        var arn = (await _cognito.Invoke(new CreateOpenIDConnectProviderRequest { Url = url })).OpenIDConnectProviderArn;
        var root = await Caller("root", Statement("Allow", "s3:*", "*"));
        var ana = await Caller("ana", $"{Statement("Allow", "iam:*", "*")},{Statement("Deny", "iam:*", $"{Account}:user/root")},{Statement("Deny", "iam:*", $"{Account}:oidc-provider/login.example.com/*")}");

        await Denies(new ListAccessKeysRequest { UserName = "root" }, ana, "explicit deny");
        await Denies(new GetAccessKeyLastUsedRequest { AccessKeyId = root.AccessKeyId }, ana, "explicit deny");
        await Denies(new SimulatePrincipalPolicyRequest { PolicySourceArn = $"{Account}:user/root", ActionNames = ["s3:GetObject"] }, ana, "explicit deny");
        await Denies(new GetOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn }, ana, "explicit deny");
        await Denies(new AddClientIDToOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn, ClientID = "mine" }, ana, "explicit deny");
        await Denies(new RemoveClientIDFromOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn, ClientID = "mine" }, ana, "explicit deny");
        await Denies(new DeleteOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn }, ana, "explicit deny");
        await Denies(new CreateOpenIDConnectProviderRequest { Url = "https://login.example.com/two/" }, ana, "explicit deny");
        await _cognito.Invoke(new CreateOpenIDConnectProviderRequest { Url = "https://other.example.com" }, ana);
    }

    [Fact]
    public async Task What_is_denied_of_one_SAML_provider_is_denied()
    {
        var arn = await _cognito.AnIamSamlProvider("Corp");
        var metadata = TestCognito.SamlProvider.Metadata();
        var ana = await Caller("ana", $"{Statement("Allow", "iam:*", "*")},{Statement("Deny", "iam:*", $"{Account}:saml-provider/Corp*")}");
        await Denies(new GetSAMLProviderRequest { SAMLProviderArn = arn }, ana, "explicit deny");
        await Denies(new UpdateSAMLProviderRequest { SAMLProviderArn = arn, SAMLMetadataDocument = metadata }, ana, "explicit deny");
        await Denies(new DeleteSAMLProviderRequest { SAMLProviderArn = arn }, ana, "explicit deny");
        await Denies(new CreateSAMLProviderRequest { Name = "Corp2", SAMLMetadataDocument = metadata }, ana, "explicit deny");
        await _cognito.Invoke(new CreateSAMLProviderRequest { Name = "Other", SAMLMetadataDocument = metadata }, ana);
    }

    [Fact]
    public async Task A_role_is_passed_to_the_service_that_the_policy_names()
    {
        var role = await _cognito.AnIamRole("Editors", TestCognito.TrustInAccount, TestCognito.Allow("s3:*"));
        var pool = await _cognito.APool();
        var allowed = await Caller("ana", $"{Statement("Allow", "cognito-idp:*", "*")},{Statement("Allow", "iam:PassRole", role, Where("StringEquals", "iam:PassedToService", "cognito-identity.amazonaws.com"))}");
        var elsewhere = await Caller("ben", $"{Statement("Allow", "cognito-idp:*", "*")},{Statement("Allow", "iam:PassRole", role, Where("StringEquals", "iam:PassedToService", "cognito-idp.amazonaws.com"))}");

        var group = new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "editors", RoleArn = role };
        await Denies(group, elsewhere, "iam:PassRole");
        await _cognito.Invoke(group, allowed);
        // What is there already is not given anew; another role would be.
        var update = new UpdateGroupRequest { UserPoolId = pool.Id!, GroupName = "editors", Description = "Edit", RoleArn = role };
        await _cognito.Invoke(update, elsewhere);
        await Denies(update with { RoleArn = role + "s" }, allowed, "iam:PassRole");
        Assert.Equal(role, (await _cognito.Invoke(new GetGroupRequest { UserPoolId = pool.Id!, GroupName = "editors" })).Group!.RoleArn);

        var job = new CreateUserImportJobRequest { UserPoolId = pool.Id!, JobName = "job", CloudWatchLogsRoleArn = role };
        await Denies(job, allowed, "iam:PassRole");
        await _cognito.Invoke(job, elsewhere);
    }

    [Fact]
    public async Task Roles_can_be_left_to_somebody_within_a_boundary_and_a_list_of_policies()
    {
        var boundary = (await _cognito.Invoke(new CreatePolicyRequest { PolicyName = "Border", Path = "/team/", PolicyDocument = TestCognito.Allow("s3:*") })).Policy.Arn;
        var readers = (await _cognito.Invoke(new CreatePolicyRequest { PolicyName = "Readers", PolicyDocument = TestCognito.Allow("s3:GetObject") })).Policy.Arn;
        var condition = Where("StringEquals", "iam:PermissionsBoundary", boundary);
        var chief = await Caller("chief", $"{Statement("Allow", "iam:*Role*", "*", condition)},{Statement("Deny", "iam:AttachRolePolicy", "*", Where("ArnNotEquals", "iam:PolicyARN", readers))},{Statement("Deny", "iam:DeleteRolePermissionsBoundary", "*", condition)}");
        var role = new CreateRoleRequest { RoleName = "App", AssumeRolePolicyDocument = TestCognito.TrustInAccount };

        await Denies(role, chief, "iam:CreateRole");
        await Denies(role with { PermissionsBoundary = readers }, chief, "iam:CreateRole");
        await _cognito.Invoke(role with { PermissionsBoundary = boundary }, chief);
        await _cognito.Invoke(role with { RoleName = "Free" });

        await _cognito.Invoke(new AttachRolePolicyRequest { RoleName = "App", PolicyArn = readers }, chief);
        await Denies(new AttachRolePolicyRequest { RoleName = "App", PolicyArn = boundary }, chief, "explicit deny");
        await Denies(new AttachRolePolicyRequest { RoleName = "Free", PolicyArn = readers }, chief, "iam:AttachRolePolicy");
        await _cognito.Invoke(new PutRolePolicyRequest { RoleName = "App", PolicyName = "own", PolicyDocument = TestCognito.Allow("s3:*") }, chief);
        await Denies(new PutRolePolicyRequest { RoleName = "Free", PolicyName = "own", PolicyDocument = TestCognito.Allow("s3:*") }, chief, "iam:PutRolePolicy");
        await _cognito.Invoke(new DeleteRolePolicyRequest { RoleName = "App", PolicyName = "own" }, chief);
        await _cognito.Invoke(new DetachRolePolicyRequest { RoleName = "App", PolicyArn = readers }, chief);
        await Denies(new PutRolePermissionsBoundaryRequest { RoleName = "App", PermissionsBoundary = readers }, chief, "iam:PutRolePermissionsBoundary");
        await Denies(new DeleteRolePermissionsBoundaryRequest { RoleName = "App" }, chief, "explicit deny");
    }

    [Fact]
    public async Task A_pools_ARN_is_that_of_its_own_region_whichever_the_caller_signs_for()
    {
        var pool = await _cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        var identity = await _cognito.AnIdentity(pool);
        var ana = await Caller("ana", $"{Statement("Allow", "cognito-identity:*", "*")},{Statement("Deny", "cognito-identity:*", _cognito.ArnOf(pool))}");
        foreach (var region in new[] { "us-east-1", "eu-west-1" })
        {
            await Denies(new DescribeIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId }, ana with { Region = region }, "explicit deny");
            await Denies(new DescribeIdentityRequest { IdentityId = identity }, ana with { Region = region }, "explicit deny");
            await Denies(new DeleteIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId }, ana with { Region = region }, "explicit deny");
        }

        // In the console nothing is signed: there, too, pools of another region have their own ARN.
        var far = await _cognito.Invoke(new CreateUserPoolRequest { PoolName = "far" }, _cognito.Admin with { Region = "eu-west-1" });
        Assert.StartsWith("arn:aws:cognito-idp:eu-west-1:", far.UserPool!.Arn, StringComparison.Ordinal);
        await _cognito.Invoke(new CreatePolicyRequest { PolicyName = "NotFar", PolicyDocument = $$"""{"Version":"2012-10-17","Statement":[{{Statement("Allow", "*", "*")}},{{Statement("Deny", "*", far.UserPool.Arn!)}}]}""" });
        var person = new Caller.Operator("1", "eve@example.com", "NotFar", "123456789012");
        await Denies(new DescribeUserPoolRequest { UserPoolId = far.UserPool.Id! }, person, "explicit deny");
        await Denies(new DeleteUserPoolRequest { UserPoolId = far.UserPool.Id! }, person, "explicit deny");
    }

    [Fact]
    public async Task Tags_that_a_request_gives_or_takes_can_be_bounded()
    {
        var pool = await _cognito.APool();
        var identities = await _cognito.AnIdentityPool();
        await _cognito.AnIamRole("App", TestCognito.TrustInAccount, TestCognito.Allow("s3:*"));
        var ana = await Caller("ana", $$"""{{Statement("Allow", "*", "*", """{"ForAllValues:StringEquals":{"aws:TagKeys":["cost"]}}""")}},{{Statement("Deny", "*", "*", Where("StringEquals", "aws:RequestTag/cost", "none"))}}""");

        await _cognito.Invoke(new Contracts.UserPools.TagResourceRequest { ResourceArn = pool.Arn!, Tags = Tags("cost", "1") }, ana);
        await Denies(new Contracts.UserPools.TagResourceRequest { ResourceArn = pool.Arn!, Tags = Tags("team", "blue") }, ana, "TagResource");
        await Denies(new Contracts.UserPools.TagResourceRequest { ResourceArn = pool.Arn!, Tags = Tags("cost", "none") }, ana, "explicit deny");
        await Denies(new Contracts.UserPools.UntagResourceRequest { ResourceArn = pool.Arn!, TagKeys = ["team"] }, ana, "UntagResource");
        await Denies(new UpdateUserPoolRequest { UserPoolId = pool.Id!, UserPoolTags = Tags("team", "blue") }, ana, "UpdateUserPool");
        await Denies(new CreateUserPoolRequest { PoolName = "p", UserPoolTags = Tags("team", "blue") }, ana, "CreateUserPool");
        await Denies(new Contracts.IdentityPools.TagResourceRequest { ResourceArn = _cognito.ArnOf(identities), Tags = Tags("team", "blue") }, ana, "TagResource");
        await Denies(new UpdateIdentityPoolRequest { IdentityPoolId = identities.IdentityPoolId, IdentityPoolName = "p", IdentityPoolTags = Tags("team", "blue") }, ana, "UpdateIdentityPool");
        await Denies(new TagRoleRequest { RoleName = "App", Tags = [new Tag { Key = "team", Value = "blue" }] }, ana, "TagRole");
        await _cognito.Invoke(new TagRoleRequest { RoleName = "App", Tags = [new Tag { Key = "cost", Value = "1" }] }, ana);
        await Denies(new UntagRoleRequest { RoleName = "App", TagKeys = ["team"] }, ana, "UntagRole");
        await Denies(new CreatePolicyRequest { PolicyName = "p", PolicyDocument = TestCognito.Allow("s3:*"), Tags = [new Tag { Key = "team", Value = "blue" }] }, ana, "CreatePolicy");
    }

    [Fact]
    public async Task A_policy_tells_identity_pools_and_what_IAM_has_by_their_tags()
    {
        var blue = await _cognito.AnIdentityPool(p => p with { IdentityPoolTags = Tags("team", "blue") });
        var red = await _cognito.AnIdentityPool(p => p with { IdentityPoolTags = Tags("team", "red") });
        var policy = (await _cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:*"), Tags = [new Tag { Key = "team", Value = "blue" }] })).Policy.Arn;
        var provider = (await _cognito.Invoke(new CreateOpenIDConnectProviderRequest { Url = "https://blue.example.com", Tags = [new Tag { Key = "team", Value = "blue" }] })).OpenIDConnectProviderArn;
        await _cognito.Invoke(new CreateOpenIDConnectProviderRequest { Url = "https://red.example.com" });
        var saml = (await _cognito.Invoke(new CreateSAMLProviderRequest { Name = "Blue", SAMLMetadataDocument = TestCognito.SamlProvider.Metadata(), Tags = [new Tag { Key = "team", Value = "blue" }] })).SAMLProviderArn;
        var untagged = await _cognito.AnIamSamlProvider("Red");
        foreach (var (name, team) in new[] { ("Blue", "blue"), ("Red", "red") })
            await _cognito.Invoke(new CreateRoleRequest { RoleName = name, Path = "/app/", AssumeRolePolicyDocument = TestCognito.TrustInAccount, Tags = [new Tag { Key = "team", Value = team }] });
        var ana = await Caller("ana", $"{Statement("Allow", "cognito-identity:*", "*", Where("StringEquals", "aws:ResourceTag/team", "blue"))},{Statement("Allow", "iam:*", "*", Where("StringEquals", "iam:ResourceTag/team", "blue"))},{Statement("Allow", "sts:AssumeRole", "*", Where("StringEquals", "aws:ResourceTag/team", "blue"))}");

        await _cognito.Invoke(new DescribeIdentityPoolRequest { IdentityPoolId = blue.IdentityPoolId }, ana);
        await Denies(new DescribeIdentityPoolRequest { IdentityPoolId = red.IdentityPoolId }, ana, "DescribeIdentityPool");
        await _cognito.Invoke(new GetRoleRequest { RoleName = "Blue" }, ana);
        await Denies(new GetRoleRequest { RoleName = "Red" }, ana, "GetRole");
        await _cognito.Invoke(new Contracts.Iam.GetPolicyRequest { PolicyArn = policy }, ana);
        await Denies(new Contracts.Iam.GetPolicyRequest { PolicyArn = $"{Account}:policy/Of-ana" }, ana, "GetPolicy");
        await _cognito.Invoke(new GetOpenIDConnectProviderRequest { OpenIDConnectProviderArn = provider }, ana);
        await Denies(new GetOpenIDConnectProviderRequest { OpenIDConnectProviderArn = $"{Account}:oidc-provider/red.example.com" }, ana, "GetOpenIDConnectProvider");
        await _cognito.Invoke(new GetSAMLProviderRequest { SAMLProviderArn = saml }, ana);
        await Denies(new GetSAMLProviderRequest { SAMLProviderArn = untagged }, ana, "GetSAMLProvider");
        await _cognito.Invoke(new Contracts.Sts.AssumeRoleRequest { RoleArn = $"{Account}:role/app/Blue", RoleSessionName = "session" }, ana);
        await Denies(new Contracts.Sts.AssumeRoleRequest { RoleArn = $"{Account}:role/app/Red", RoleSessionName = "session" }, ana, "sts:AssumeRole");
    }

    [Fact]
    public async Task A_refusal_that_no_policy_made_names_none()
    {
        var own = await _cognito.Refusal(new GetFormDraftRequest { Form = "/user-pools/create" });
        var page = await _cognito.Refusal(new FindLoginDomainRequest { Domain = "login" }, _cognito.Admin);
        Assert.Equal([ErrorCodes.AccessDeniedException, ErrorCodes.AccessDeniedException], [own.Code, page.Code]);
        Assert.EndsWith("is not authorized to perform: cognito-console:GetFormDraft on resource: *", own.Message, StringComparison.Ordinal);
        Assert.EndsWith("is not authorized to perform: cognito-console:FindLoginDomain on resource: *", page.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    private async Task<Caller.AccessKey> Caller(string name, string statements)
    {
        await _cognito.Invoke(new CreatePolicyRequest { PolicyName = "Of-" + name, PolicyDocument = $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""" });
        return await _cognito.AnApiUser(name, "Of-" + name);
    }

    private static string Statement(string effect, string action, string resource, string? condition = null) =>
        $$"""{"Effect":"{{effect}}","Action":"{{action}}","Resource":"{{resource}}"{{(condition is null ? "" : $",\"Condition\":{condition}")}}}""";

    private static Dictionary<string, string> Tags(string key, string value) => new() { [key] = value };

    private static string Where(string test, string key, string value) => $$$"""{"{{{test}}}":{"{{{key}}}":"{{{value}}}"}}""";

    private async Task Denies<TResponse>(IRequest<TResponse> request, Caller caller, string mark)
    {
        var refusal = await _cognito.Refusal(request, caller);
        Assert.Equal(ErrorCodes.AccessDeniedException, refusal.Code);
        Assert.Contains(mark, refusal.Message, StringComparison.Ordinal);
    }
}
