using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

/// <summary>What the simulator says of an identity is what a real call of it meets.</summary>
public sealed class SimulatedAsInEarnestTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;
    private UserPoolClientType _client = null!;
    private IReadOnlyDictionary<string, string> _logins = null!;
    private string _ana = null!;

    public async ValueTask InitializeAsync()
    {
        (_pool, _client, _logins) = await _cognito.AnApp();
        await _cognito.Roles(_pool, users: TestCognito.Allow("cognito-identity:*"), guests: TestCognito.Allow("*"));
        _ana = await _cognito.AnIdentity(_pool, _logins);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Identities_reach_their_own_identity_only_and_both_refusals_say_so()
    {
        var caller = await _cognito.As(await _cognito.CredentialsOf(_ana, _logins));
        foreach (var (request, action) in new (object, string)[]
        {
            (new ListIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, MaxResults = 10 }, "cognito-identity:ListIdentities"),
            (new DescribeIdentityPoolRequest { IdentityPoolId = _pool.IdentityPoolId }, "cognito-identity:DescribeIdentityPool"),
            (new DeleteIdentitiesRequest { IdentityIdsToDelete = [_ana] }, "cognito-identity:DeleteIdentities"),
            // It would choose its own tags, and whose user of the developer it is.
            (new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityId = _ana, Logins = new Dictionary<string, string> { ["login.my.dev"] = "user-42" }, PrincipalTags = new Dictionary<string, string> { ["tier"] = "gold" } }, "cognito-identity:GetOpenIdTokenForDeveloperIdentity"),
        })
        {
            var refusal = await Assert.ThrowsAsync<CognitoException>(() => _cognito.Invoke(request, caller));
            var resource = action.EndsWith("DeleteIdentities", StringComparison.Ordinal) ? "*" : _cognito.ArnOf(_pool);
            var simulated = Assert.Single((await _cognito.Invoke(Ask(_ana, action, resource))).EvaluationResults);
            Assert.Equal((ErrorCodes.AccessDeniedException, "explicitDeny"), (refusal.Code, simulated.EvalDecision));
            var (text, encoded) = refusal.Message.Split(". Encoded authorization failure message: ") is [var t, var e] ? (t, e) : throw new InvalidOperationException(refusal.Message);
            Assert.Equal($"User: {caller.Arn} is not authorized to perform: {action} on resource: {resource} because credentials of an identity reach that identity only, whatever its policies allow", text);
            Assert.Equal(text, simulated.Refusal);
            Assert.Contains("\"decidedBy\":\"OwnIdentity\"", (await _cognito.Invoke(new DecodeAuthorizationMessageRequest { EncodedMessage = encoded })).DecodedMessage, StringComparison.Ordinal);
        }

        await _cognito.Invoke(new DescribeIdentityRequest { IdentityId = _ana }, caller);
        Assert.Equal("allowed", Assert.Single((await _cognito.Invoke(Ask(_ana, "cognito-identity:DescribeIdentity", "*"))).EvaluationResults).EvalDecision);
        Assert.Equal("explicitDeny", Assert.Single((await _cognito.Invoke(Ask(_ana, "cognito-identity:DescribeIdentity", $"{_cognito.ArnOf(_pool)}/identity/us-east-1:11111111-2222-3333-4444-555555555555"))).EvaluationResults).EvalDecision);
    }

    /// <summary>Whoever is switched off would switch himself on again, or see who else there is.</summary>
    [Fact]
    public async Task What_support_does_with_identities_no_identity_does()
    {
        await _cognito.Invoke(new PutRolePolicyRequest { RoleName = "Users", PolicyName = "support", PolicyDocument = TestCognito.Allow("cognito-console:*") });
        var caller = await _cognito.As(await _cognito.CredentialsOf(_ana, _logins));
        foreach (var request in new object[]
        {
            new GetIdentityRequest { IdentityId = _ana },
            new DisableIdentityRequest { IdentityId = _ana },
            new EnableIdentityRequest { IdentityId = _ana },
            new RemoveIdentityLoginRequest { IdentityId = _ana, Provider = _logins.Keys.First(), Subject = "ana" },
            new SearchIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, Query = _ana },
            new ListIdentityEventsRequest { IdentityPoolId = _pool.IdentityPoolId },
        })
        {
            var refusal = await Assert.ThrowsAsync<CognitoException>(() => _cognito.Invoke(request, caller));
            Assert.Equal(ErrorCodes.AccessDeniedException, refusal.Code);
            Assert.Contains("because credentials of an identity reach that identity only, whatever its policies allow", refusal.Message, StringComparison.Ordinal);
            var action = Operations.ByRequest[request.GetType()].Action;
            Assert.Equal("explicitDeny", Assert.Single((await _cognito.Invoke(Ask(_ana, action, _cognito.ArnOf(_pool)))).EvaluationResults).EvalDecision);
        }

        await _cognito.Invoke(new ListOperatorsRequest(), caller);
    }

    [Fact]
    public async Task Whoever_lost_the_last_login_is_no_guest()
    {
        await _cognito.Invoke(new UnlinkIdentityRequest { IdentityId = _ana, Logins = _logins, LoginsToRemove = [.. _logins.Keys] });
        var real = await _cognito.Refusal(new GetCredentialsForIdentityRequest { IdentityId = _ana });
        var simulated = await _cognito.Refusal(Ask(_ana, "s3:GetObject"));
        Assert.Equal("Logins don't match. Please include at least one valid login for this identity or identity pool.", simulated.Message);
        Assert.Equal((real.Code, real.Message), (simulated.Code, simulated.Message));
    }

    [Fact]
    public async Task A_guest_of_a_pool_that_gives_guests_nothing_any_more_is_told_so()
    {
        var guest = await _cognito.AnIdentity(_pool);
        await Update(classic: false, guests: false);
        var real = await _cognito.Refusal(new GetCredentialsForIdentityRequest { IdentityId = guest });
        Assert.Equal((real.Code, real.Message), (await _cognito.Refusal(Ask(guest, "s3:GetObject"))) is var s ? (s.Code, s.Message) : default);
    }

    [Fact]
    public async Task The_basic_flow_stands_apart_with_every_role_that_lets_the_identity_in_and_without_the_limits_of_guests()
    {
        Assert.Empty((await _cognito.Invoke(Ask(null, "iam:ListRoles"))).BasicFlow);
        await _cognito.AnIamRole("Beside", TestCognito.TrustIn(_pool.IdentityPoolId, "unauthenticated"), TestCognito.Allow("sqs:*"));
        await Update(classic: true, guests: true);
        var guest = await _cognito.AnIdentity(_pool);
        var answer = await _cognito.Invoke(Ask(guest, "iam:ListRoles"));
        Assert.Equal((true, "implicitDeny"), (answer.IsScopedDown, Assert.Single(answer.EvaluationResults).EvalDecision));
        Assert.Equal([("Beside", "implicitDeny"), ("Guests", "allowed")], answer.BasicFlow.Select(b => (b.RoleArn.Split('/')[^1], Assert.Single(b.EvaluationResults).EvalDecision)));

        var token = (await _cognito.Invoke(new GetOpenIdTokenRequest { IdentityId = guest })).Token!;
        var real = await _cognito.Invoke(new AssumeRoleWithWebIdentityRequest { RoleArn = answer.BasicFlow[1].RoleArn, RoleSessionName = "app1", WebIdentityToken = token });
        await _cognito.Invoke(new Contracts.Iam.ListRolesRequest(), await _cognito.As(real.Credentials!));
        var enhanced = await _cognito.As(await _cognito.CredentialsOf(guest));
        Assert.Equal(ErrorCodes.AccessDeniedException, (await Assert.ThrowsAsync<CognitoException>(() => _cognito.Invoke(new Contracts.Iam.ListRolesRequest(), enhanced))).Code);

        await _cognito.Invoke(new SetIdentityPoolRolesRequest { IdentityPoolId = _pool.IdentityPoolId, Roles = new Dictionary<string, string>() });
        var basicOnly = await _cognito.Invoke(Ask(guest, "iam:ListRoles"));
        Assert.Null(basicOnly.RoleArn);
        Assert.Equal((await _cognito.Refusal(new GetCredentialsForIdentityRequest { IdentityId = guest })).Message, basicOnly.Because);
        Assert.Equal(2, basicOnly.BasicFlow.Count);
    }

    [Fact]
    public async Task Of_two_app_clients_the_one_that_is_named_decides_the_mapping_as_its_token_does()
    {
        var userPool = new UserPoolType { Id = _client.UserPoolId };
        var second = await _cognito.AClient(userPool);
        await _cognito.AnIamRole("Second", TestCognito.TrustIn(_pool.IdentityPoolId), TestCognito.Allow("s3:*"));
        var provider = TestCognito.ProviderOf(_client);
        await _cognito.Invoke(new UpdateIdentityPoolRequest
        {
            IdentityPoolId = _pool.IdentityPoolId,
            IdentityPoolName = "p",
            AllowUnauthenticatedIdentities = true,
            CognitoIdentityProviders = [new() { ProviderName = provider, ClientId = _client.ClientId }, new() { ProviderName = provider, ClientId = second.ClientId }],
        });
        await _cognito.Invoke(new SetIdentityPoolRolesRequest
        {
            IdentityPoolId = _pool.IdentityPoolId,
            Roles = (await _cognito.Invoke(new GetIdentityPoolRolesRequest { IdentityPoolId = _pool.IdentityPoolId })).Roles!,
            RoleMappings = new Dictionary<string, RoleMapping>
            {
                [$"{provider}:{second.ClientId}"] = new() { Type = "Rules", AmbiguousRoleResolution = "Deny", RulesConfiguration = new() { Rules = [new() { Claim = "aud", MatchType = "Equals", Value = second.ClientId!, RoleARN = "arn:aws:iam::123456789012:role/Second" }] } },
            },
        });
        Assert.EndsWith("Users", (await _cognito.Invoke(Ask(_ana, "s3:GetObject"))).RoleArn, StringComparison.Ordinal);
        var named = await _cognito.Invoke(Ask(_ana, "s3:GetObject") with { ClientId = second.ClientId });
        var token = await _cognito.Invoke(Ask(null, "s3:GetObject") with { Logins = await _cognito.LoginsOf(second) });
        Assert.EndsWith("Second", named.RoleArn, StringComparison.Ordinal);
        Assert.Equal((named.RoleArn, named.Because, _ana), (token.RoleArn, token.Because, token.IdentityId));
        Assert.Equal("clientId", Assert.Single((await _cognito.Refusal(Ask(_ana, "s3:GetObject") with { ClientId = "nosuch" })).Fields).Path);
    }

    private Task Update(bool classic, bool guests) => _cognito.Invoke(new UpdateIdentityPoolRequest
    {
        IdentityPoolId = _pool.IdentityPoolId,
        IdentityPoolName = "p",
        AllowUnauthenticatedIdentities = guests,
        AllowClassicFlow = classic,
        CognitoIdentityProviders = _pool.CognitoIdentityProviders,
    });

    private GetIdentityAccessRequest Ask(string? identityId, string action, string? resource = null) =>
        new() { IdentityPoolId = _pool.IdentityPoolId, IdentityId = identityId, ActionNames = [action], ResourceArns = resource is null ? null : [resource] };
}
