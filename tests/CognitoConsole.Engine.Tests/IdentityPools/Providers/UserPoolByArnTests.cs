using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

/// <summary>A user pool of this server that an identity pool names as AWS names any issuer: through an OpenID Connect provider of IAM.</summary>
public sealed class UserPoolByArnTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolClientType _client = null!;
    private UserPoolClientType _other = null!;

    public async ValueTask InitializeAsync()
    {
        var userPool = await _cognito.APool();
        _client = await _cognito.AClient(userPool);
        _other = await _cognito.AClient(userPool);
        await _cognito.AUser(userPool);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    private string AwsForm => TestCognito.ProviderOf(_client);

    private string LocalForm => _cognito.Options.Issuer(_client.UserPoolId!, "us-east-1").Split("://")[1];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Its_tokens_for_an_app_client_that_IAM_knows_are_taken(bool aws)
    {
        var pool = await APool(aws ? AwsForm : LocalForm);
        var logins = await _cognito.LoginsOf(_client);
        var id = await _cognito.AnIdentity(pool, logins);

        Assert.Equal(id, await _cognito.AnIdentity(pool, new Dictionary<string, string> { [LocalForm] = logins.Values.Single() }));
        Assert.Equal([AwsForm], (await _cognito.Invoke(new DescribeIdentityRequest { IdentityId = id })).Logins!);
        await Refuses(pool, await _cognito.LoginsOf(_other), "Token is not from a supported provider of this identity pool.");
        await Refuses(pool, new Dictionary<string, string> { [AwsForm] = (await _cognito.SignIn(_client)).AccessToken! }, "Invalid login token. Not a valid OpenId Connect identity token.");
    }

    [Fact]
    public async Task Roles_and_tags_go_by_the_ARN_and_whoever_looks_is_told_the_same()
    {
        var pool = await APool(AwsForm);
        var arn = pool.OpenIdConnectProviderARNs!.Single();
        var trust = TestCognito.TrustIn(pool.IdentityPoolId);
        var mapped = await _cognito.AnIamRole("Mapped", trust, TestCognito.Allow("s3:*"));
        await _cognito.Invoke(new SetIdentityPoolRolesRequest
        {
            IdentityPoolId = pool.IdentityPoolId,
            Roles = new Dictionary<string, string>(),
            RoleMappings = new Dictionary<string, RoleMapping>
            {
                [arn] = new()
                {
                    Type = RoleMappingType.Rules,
                    AmbiguousRoleResolution = AmbiguousRoleResolutionType.Deny,
                    RulesConfiguration = new() { Rules = [new() { Claim = "aud", MatchType = MappingRuleMatchType.Equals_, Value = _client.ClientId!, RoleARN = mapped }] },
                },
            },
        });

        var logins = await _cognito.LoginsOf(_client);
        var id = await _cognito.AnIdentity(pool, logins);
        Assert.Contains("/Mapped/", (await _cognito.As(await _cognito.CredentialsOf(id, logins))).Arn, StringComparison.Ordinal);
        var access = await _cognito.Invoke(new GetIdentityAccessRequest { IdentityPoolId = pool.IdentityPoolId, IdentityId = id, ActionNames = ["s3:GetObject"] });
        Assert.Equal(mapped, access.RoleArn);
    }

    [Fact]
    public async Task An_app_client_that_IAM_forgets_and_a_provider_that_is_gone_end_it()
    {
        var pool = await APool(AwsForm);
        var arn = pool.OpenIdConnectProviderARNs!.Single();
        var logins = await _cognito.LoginsOf(_client);
        await _cognito.AnIdentity(pool, logins);

        await _cognito.Invoke(new RemoveClientIDFromOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn, ClientID = _client.ClientId! });
        await Refuses(pool, logins, "Token is not from a supported provider of this identity pool.");
        await _cognito.Invoke(new DeleteOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn });
        await Refuses(pool, logins, "Token is not from a supported provider of this identity pool.");
    }

    private async Task<IdentityPool> APool(string issuer)
    {
        var arn = (await _cognito.Invoke(new CreateOpenIDConnectProviderRequest { Url = $"https://{issuer}", ClientIDList = [_client.ClientId!] })).OpenIDConnectProviderArn;
        return await _cognito.AnIdentityPool(p => p with { OpenIdConnectProviderARNs = [arn] });
    }

    private async Task Refuses(IdentityPool pool, IReadOnlyDictionary<string, string> logins, string text)
    {
        var refusal = await _cognito.Refusal(new GetIdRequest { IdentityPoolId = pool.IdentityPoolId, Logins = logins });
        Assert.Equal((ErrorCodes.NotAuthorizedException, text), (refusal.Code, refusal.Message));
    }
}
