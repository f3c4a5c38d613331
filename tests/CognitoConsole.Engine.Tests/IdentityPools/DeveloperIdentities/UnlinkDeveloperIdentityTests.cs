using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class UnlinkDeveloperIdentityTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.AnIdentityPool(p => p with { DeveloperProviderName = "login.my.dev" });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Takes_the_user_away_so_that_it_gets_a_new_identity()
    {
        var id = await Identity("a");
        await _cognito.Invoke(Request(id));
        Assert.NotEqual(id, await Identity("a"));
    }

    [Fact]
    public async Task Refuses_a_user_of_another_identity_and_unknown_ones()
    {
        var (one, two) = (await Identity("a"), await Identity("b"));
        Assert.Equal(ErrorCodes.ResourceConflictException, (await _cognito.Refusal(Request(two))).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(Request(one) with { DeveloperUserIdentifier = "nobody" })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(Request("us-east-1:0"))).Code);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(Request(one) with { DeveloperProviderName = "x" })).Code);
        Assert.Equal(one, await Identity("a"));
    }

    private UnlinkDeveloperIdentityRequest Request(string identityId) => new() { IdentityPoolId = _pool.IdentityPoolId, IdentityId = identityId, DeveloperProviderName = "login.my.dev", DeveloperUserIdentifier = "a" };

    private async Task<string> Identity(string user) =>
        (await _cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = _pool.IdentityPoolId, Logins = new Dictionary<string, string> { ["login.my.dev"] = user } })).IdentityId!;
}
