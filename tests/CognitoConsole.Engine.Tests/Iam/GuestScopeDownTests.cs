using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

/// <summary>Attack 43: a guest whose role was made far too wide.</summary>
public sealed class GuestScopeDownTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;
    private string _guest = null!;
    private Caller _caller = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        await _cognito.Roles(_pool, guests: TestCognito.Allow("*"));
        _guest = await _cognito.AnIdentity(_pool);
        _caller = await _cognito.As(await _cognito.CredentialsOf(_guest));
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Of_all_operations_of_this_server_only_the_services_on_AWSs_list_are_left()
    {
        var reachable = new HashSet<string>();
        foreach (var operation in Operations.All.Where(o => o.Access == OperationAccess.Signed))
            if (await _cognito.WhyNot(_caller, operation.Action) is null) reachable.Add(operation.Service);
        Assert.Equal(["cognito-identity", "cognito-idp", "cognito-sync"], reachable.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_identities_only_his_own_is_left()
    {
        var other = await _cognito.AnIdentity(_pool);
        Assert.Equal(_guest, (await _cognito.Invoke(new DescribeIdentityRequest { IdentityId = _guest }, _caller)).IdentityId);
        foreach (var refusal in new[]
        {
            await _cognito.Refusal(new DescribeIdentityRequest { IdentityId = other }, _caller),
            await _cognito.Refusal(new ListIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, MaxResults = 1 }, _caller),
            await _cognito.Refusal(new ListIdentityPoolsRequest { MaxResults = 1 }, _caller),
            await _cognito.Refusal(new DeleteIdentitiesRequest { IdentityIdsToDelete = [_guest] }, _caller),
            await _cognito.Refusal(new DeleteIdentityPoolRequest { IdentityPoolId = _pool.IdentityPoolId }, _caller),
            await _cognito.Refusal(new SetIdentityPoolRolesRequest { IdentityPoolId = _pool.IdentityPoolId, Roles = new Dictionary<string, string>() }, _caller),
            await _cognito.Refusal(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityId = other, Logins = new Dictionary<string, string> { ["x"] = "y" } }, _caller),
            // His own id in a request about another pool proves nothing.
            await _cognito.Refusal(new LookupDeveloperIdentityRequest { IdentityPoolId = (await _cognito.AnIdentityPool()).IdentityPoolId, IdentityId = _guest }, _caller),
        })
            Assert.Equal(ErrorCodes.AccessDeniedException, refusal.Code);
    }
}
