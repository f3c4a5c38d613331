using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DescribeIdentityProviderTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        await _cognito.AProvider(_pool, "Okta", "example.com");
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Shows_an_administrator_the_secret_and_writes_that_down()
    {
        var shown = (await _cognito.Invoke(Request(), Operator("Administrator"))).IdentityProvider;
        Assert.Equal(TestCognito.OidcDetails["client_secret"], shown.ProviderDetails!["client_secret"]);
        Assert.Equal(["example.com"], shown.IdpIdentifiers);
        var entry = await _cognito.Database(db => db.AuditEntries.SingleAsync(a => a.Action == "cognito-idp:DescribeIdentityProvider"));
        Assert.Equal(("ana@example.com", _pool.Id, "IdentityProvider/Okta"), (entry.CallerName, entry.ResourceId, entry.Target));
        Assert.DoesNotContain(TestCognito.OidcDetails["client_secret"], entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_nothing_down_when_the_secret_is_not_asked_for()
    {
        var shown = (await _cognito.Invoke(Request() with { WithoutSecret = true }, Operator("Administrator"))).IdentityProvider;
        Assert.False(shown.ProviderDetails!.ContainsKey("client_secret"));
        Assert.False(await _cognito.Database(db => db.AuditEntries.AnyAsync(a => a.Action == "cognito-idp:DescribeIdentityProvider")));
    }

    [Theory]
    [InlineData("Support")]
    [InlineData("Auditor")]
    public async Task Keeps_the_secret_from_those_who_may_not_reveal_it(string role)
    {
        var shown = (await _cognito.Invoke(Request(), Operator(role))).IdentityProvider;
        Assert.Equal("client-at-the-provider", shown.ProviderDetails!["client_id"]);
        Assert.False(shown.ProviderDetails.ContainsKey("client_secret"));
    }

    [Fact]
    public async Task Refuses_a_provider_of_another_pool_and_names_in_another_case()
    {
        var other = await _cognito.APool();
        await _cognito.Refuses(Request() with { UserPoolId = other.Id! }, ErrorCodes.ResourceNotFoundException, "Identity provider Okta does not exist.");
        await _cognito.Refuses(Request() with { ProviderName = "okta" }, ErrorCodes.ResourceNotFoundException, "Identity provider okta does not exist.");
        await _cognito.RefusesUnknownPool(Request() with { UserPoolId = "us-east-1_NoSuchOne" });
    }

    private DescribeIdentityProviderRequest Request() => new() { UserPoolId = _pool.Id!, ProviderName = "Okta" };

    private static Caller.Operator Operator(string role) => new("1", "ana@example.com", role, "123456789012");
}
