using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class MergeDeveloperIdentitiesTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.AnIdentityPool(p => p with { DeveloperProviderName = "login.my.dev" });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Makes_one_of_two_and_disables_the_source()
    {
        var (source, destination) = (await Identity("a"), await Identity("b"));
        Assert.Equal(destination, (await _cognito.Invoke(Request())).IdentityId);
        Assert.Equal(destination, await Identity("a"));
        var row = await _cognito.Database(db => db.Identities.SingleAsync(i => i.IdentityId == source));
        Assert.Equal((true, destination), (row.IsDisabled, row.MergedInto));
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(Request())).Code);
        var counts = await _cognito.Database(db => db.DailyCounts.Where(c => c.Day == 0 && c.Provider == "").ToDictionaryAsync(c => c.Metric, c => c.Count));
        Assert.Equal((1, 1), (counts["Authenticated"], counts["Disabled"]));
    }

    [Fact]
    public async Task Refuses_unknown_users_and_another_provider()
    {
        await Identity("b");
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(Request())).Code);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(Request() with { DeveloperProviderName = "login.other.dev" })).Code);
    }

    [Fact]
    public async Task Refuses_more_than_twenty_logins()
    {
        for (var i = 0; i < 20; i++)
        {
            await Identity($"u{i}");
            if (i > 0) await _cognito.Invoke(Request() with { SourceUserIdentifier = $"u{i}", DestinationUserIdentifier = "u0" });
        }

        await Identity("one more");
        Assert.Equal(ErrorCodes.ResourceConflictException, (await _cognito.Refusal(Request() with { SourceUserIdentifier = "one more", DestinationUserIdentifier = "u0" })).Code);
    }

    private MergeDeveloperIdentitiesRequest Request() => new() { IdentityPoolId = _pool.IdentityPoolId, DeveloperProviderName = "login.my.dev", SourceUserIdentifier = "a", DestinationUserIdentifier = "b" };

    private async Task<string> Identity(string user) =>
        (await _cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = _pool.IdentityPoolId, Logins = new Dictionary<string, string> { ["login.my.dev"] = user } })).IdentityId!;
}
