using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

/// <summary>A server whose issuers have AWS's own form: tokens, logins, rules and trust policies are those that an app has had at AWS.</summary>
public sealed class AwsIssuerTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new(options: new EngineOptions
    {
        IssuerFormat = "https://cognito-idp.{Region}.amazonaws.com/{UserPoolId}",
        UpdatedIssuerFormat = "https://issuer-cognito-idp.{Region}.amazonaws.com/{UserPoolId}",
    });

    private IdentityPool _pool = null!;
    private UserPoolClientType _client = null!;
    private string _token = null!;

    public async ValueTask InitializeAsync()
    {
        (_pool, _client, var logins) = await _cognito.AnApp(p => p with { AllowClassicFlow = true });
        _token = logins.Values.Single();
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    private string Name => $"cognito-idp.us-east-1.amazonaws.com/{_client.UserPoolId}";

    private static Dictionary<string, string> Logins(string provider, string token) => new() { [provider] = token };

    [Fact]
    public async Task The_issuer_without_its_scheme_is_the_name_in_Logins_and_with_it_is_nobodys()
    {
        Assert.Equal($"https://{Name}", TestCognito.Claims(_token).GetProperty("iss").GetString());
        var id = await _cognito.AnIdentity(_pool, Logins(Name, _token));
        Assert.Equal([Name], (await _cognito.Invoke(new DescribeIdentityRequest { IdentityId = id })).Logins!);
        // The updated issuer's host is one more spelling of the same provider.
        Assert.Equal(id, await _cognito.AnIdentity(_pool, Logins($"issuer-{Name}", _token)));
        foreach (var name in new[] { $"https://{Name}", $"localhost:8080/{_client.UserPoolId}", $"cognito-idp.eu-west-1.amazonaws.com/{_client.UserPoolId}", $"{Name}x", $"{Name}/" })
        {
            var refused = await _cognito.Refusal(new GetIdRequest { IdentityPoolId = _pool.IdentityPoolId, Logins = Logins(name, _token) });
            Assert.Equal((ErrorCodes.NotAuthorizedException, "Token is not from a supported provider of this identity pool."), (refused.Code, refused.Message));
        }
    }

    [Fact]
    public async Task A_pool_names_its_provider_without_the_scheme_too()
    {
        Assert.Equal(ErrorCodes.InvalidParameterException, (await Assert.ThrowsAsync<CognitoException>(() => PoolOf($"https://{Name}"))).Code);
        foreach (var name in new[] { Name, $"issuer-{Name}" })
        {
            var pool = await PoolOf(name);
            Assert.Equal(name, Assert.Single(pool.CognitoIdentityProviders!).ProviderName);
            Assert.StartsWith("us-east-1:", await _cognito.AnIdentity(pool, Logins(Name, _token)), StringComparison.Ordinal);
        }
    }

    /// <summary>Tokens of before a change of the issuer and of after it are the same person's.</summary>
    [Fact]
    public async Task The_updated_issuer_changes_nobodys_identity()
    {
        var id = await _cognito.AnIdentity(_pool, Logins(Name, _token));
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _client.UserPoolId!, IssuerConfiguration = new() { Type = IssuerType.Updated } });
        var updated = (await _cognito.LoginsOf(_client)).Values.Single();
        Assert.Equal($"https://issuer-{Name}", TestCognito.Claims(updated).GetProperty("iss").GetString());
        foreach (var (name, token) in new[] { (Name, updated), ($"issuer-{Name}", updated), (Name, _token) }) Assert.Equal(id, await _cognito.AnIdentity(_pool, Logins(name, token)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("issuer-")]
    public async Task Rules_are_kept_by_the_provider_and_its_app_client_in_either_spelling(string host)
    {
        var (sales, others) = (await _cognito.AnIamRole("Sales", TestCognito.TrustIn(_pool.IdentityPoolId, Name)), await _cognito.AnIamRole("Others", TestCognito.TrustIn(_pool.IdentityPoolId)));
        await _cognito.Invoke(new SetIdentityPoolRolesRequest
        {
            IdentityPoolId = _pool.IdentityPoolId,
            Roles = new Dictionary<string, string> { ["authenticated"] = others },
            RoleMappings = new Dictionary<string, RoleMapping>
            {
                [$"{host}{Name}:{_client.ClientId}"] = new() { Type = RoleMappingType.Rules, AmbiguousRoleResolution = AmbiguousRoleResolutionType.AuthenticatedRole, RulesConfiguration = new() { Rules = [new() { Claim = "iss", MatchType = MappingRuleMatchType.Equals_, Value = $"https://{Name}", RoleARN = sales }] } },
            },
        });
        var id = await _cognito.AnIdentity(_pool, Logins(Name, _token));
        Assert.Contains("/Sales/", (await _cognito.As(await _cognito.CredentialsOf(id, Logins(Name, _token)))).Arn, StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(new SetIdentityPoolRolesRequest
        {
            IdentityPoolId = _pool.IdentityPoolId,
            Roles = new Dictionary<string, string> { ["authenticated"] = others },
            RoleMappings = new Dictionary<string, RoleMapping> { [$"https://{Name}:{_client.ClientId}"] = new() { Type = RoleMappingType.Token, AmbiguousRoleResolution = AmbiguousRoleResolutionType.Deny } },
        })).Code);
    }

    /// <summary>What <c>amr</c> holds, and the tags by provider, name it without the scheme; with it a trust policy lets nobody in.</summary>
    [Fact]
    public async Task Trust_policies_name_the_provider_in_amr_and_tags_are_kept_by_it()
    {
        await _cognito.Invoke(new SetPrincipalTagAttributeMapRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityProviderName = Name, PrincipalTags = new Dictionary<string, string> { ["issuer"] = "iss" } });
        var id = await _cognito.AnIdentity(_pool, Logins(Name, _token));
        foreach (var (amr, enters) in new[] { (Name, true), ($"{Name}:CognitoSignIn:*", true), ($"https://{Name}", false), ($"issuer-{Name}", false) })
        {
            var role = await _cognito.AnIamRole($"R{Guid.NewGuid():N}", TestCognito.TrustIn(_pool.IdentityPoolId, amr), TestCognito.Allow("s3:GetObject", "arn:aws:s3:::b/${aws:PrincipalTag/issuer}/x"));
            await _cognito.Invoke(new SetIdentityPoolRolesRequest { IdentityPoolId = _pool.IdentityPoolId, Roles = new Dictionary<string, string> { ["authenticated"] = role } });
            Assert.Equal(enters ? null : RoleTrust.NotTrusted, (await _cognito.Invoke(new ListRoleTrustRequest { IdentityPoolId = _pool.IdentityPoolId, RoleArns = [role] })).Trust.Single(t => t.Provider is not null).Refusal);
            if (enters)
                Assert.Null(await _cognito.WhyNot(await _cognito.As(await _cognito.CredentialsOf(id, Logins(Name, _token))), "s3:GetObject", $"arn:aws:s3:::b/https://{Name}/x"));
            else
                Assert.Equal(ErrorCodes.InvalidIdentityPoolConfigurationException, (await Assert.ThrowsAsync<CognitoException>(() => _cognito.CredentialsOf(id, Logins(Name, _token)))).Code);
        }
    }

    /// <summary>The user pool as an OpenID Connect provider of IAM: its keys and its ARN have the issuer without scheme, and nobody is asked over the network.</summary>
    [Fact]
    public async Task STS_takes_the_user_pools_tokens_by_the_provider_in_IAM()
    {
        var arn = (await _cognito.Invoke(new CreateOpenIDConnectProviderRequest { Url = $"https://{Name}", ClientIDList = [_client.ClientId!] })).OpenIDConnectProviderArn;
        Assert.Equal($"arn:aws:iam::123456789012:oidc-provider/{Name}", arn);
        var sub = TestCognito.Claims(_token).GetProperty("sub").GetString()!;
        var request = new AssumeRoleWithWebIdentityRequest { RoleArn = await Role("Ana", Name, sub), RoleSessionName = "app1", WebIdentityToken = _token };
        var answer = await _cognito.Invoke(request);
        Assert.Equal((sub, _client.ClientId, arn), (answer.SubjectFromWebIdentityToken, answer.Audience, answer.Provider));
        Assert.Empty(_cognito.Web.Asked);
        foreach (var role in new[] { await Role("Ben", Name, "somebody-else"), await Role("Scheme", $"https://{Name}", sub) })
            Assert.Equal(ErrorCodes.AccessDeniedException, (await _cognito.Refusal(request with { RoleArn = role })).Code);
        // The updated issuer is another one to IAM.
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _client.UserPoolId!, IssuerConfiguration = new() { Type = IssuerType.Updated } });
        var updated = (await _cognito.LoginsOf(_client)).Values.Single();
        Assert.Equal($"No OpenIDConnect provider found in your account for https://issuer-{Name}", (await _cognito.Refusal(request with { WebIdentityToken = updated })).Message);

        Task<string> Role(string name, string prefix, string who) => _cognito.AnIamRole(name, $$$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"{{{arn}}}"},"Action":"sts:AssumeRoleWithWebIdentity",
            "Condition":{"StringEquals":{"{{{prefix}}}:aud":"{{{_client.ClientId}}}","{{{prefix}}}:sub":"{{{who}}}"} } }]}
            """);
    }

    private Task<IdentityPool> PoolOf(string provider) => _cognito.AnIdentityPool(p => p with { CognitoIdentityProviders = [new() { ProviderName = provider, ClientId = _client.ClientId }] });
}
