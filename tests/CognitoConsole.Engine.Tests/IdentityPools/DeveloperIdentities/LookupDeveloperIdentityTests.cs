using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class LookupDeveloperIdentityTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.AnIdentityPool(p => p with { DeveloperProviderName = "login.my.dev" });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Finds_either_by_the_other()
    {
        var id = await Identity("user-42");
        var byUser = await _cognito.Invoke(Request() with { DeveloperUserIdentifier = "user-42" });
        Assert.Equal(id, byUser.IdentityId);
        Assert.Equal(["user-42"], byUser.DeveloperUserIdentifierList!);
        Assert.Equal(["user-42"], (await _cognito.Invoke(Request() with { IdentityId = id })).DeveloperUserIdentifierList!);
        Assert.Equal(id, (await _cognito.Invoke(Request() with { IdentityId = id, DeveloperUserIdentifier = "user-42" })).IdentityId);
    }

    [Fact]
    public async Task Pages_through_the_users_of_an_identity()
    {
        var id = await Identity("b");
        await Identity("a");
        await _cognito.Invoke(new MergeDeveloperIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, DeveloperProviderName = "login.my.dev", SourceUserIdentifier = "a", DestinationUserIdentifier = "b" });
        var first = await _cognito.Invoke(Request() with { IdentityId = id, MaxResults = 1 });
        Assert.Equal(["a"], first.DeveloperUserIdentifierList!);
        var second = await _cognito.Invoke(Request() with { IdentityId = id, MaxResults = 1, NextToken = first.NextToken });
        Assert.Equal(["b"], second.DeveloperUserIdentifierList!);
        Assert.Null(second.NextToken);
    }

    [Fact]
    public async Task Refuses_what_does_not_belong_together_and_what_does_not_exist()
    {
        var (one, _) = (await Identity("user-42"), await Identity("user-43"));
        Assert.Equal(ErrorCodes.ResourceConflictException, (await _cognito.Refusal(Request() with { IdentityId = one, DeveloperUserIdentifier = "user-43" })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(Request() with { DeveloperUserIdentifier = "nobody" })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(Request() with { IdentityId = "us-east-1:0" })).Code);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(Request())).Code);
    }

    private LookupDeveloperIdentityRequest Request() => new() { IdentityPoolId = _pool.IdentityPoolId };

    private async Task<string> Identity(string user) =>
        (await _cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = _pool.IdentityPoolId, Logins = new Dictionary<string, string> { ["login.my.dev"] = user } })).IdentityId!;
}
