using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class GetIdentityProviderByIdentifierTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        await _cognito.AProvider(_pool, "Okta", "example.com", "okta");
        await _cognito.AProvider(_pool, "Other", "other");
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Finds_the_provider_by_each_of_its_identifiers()
    {
        Assert.Equal("Okta", (await _cognito.Invoke(Request("example.com"))).IdentityProvider.ProviderName);
        Assert.Equal("Okta", (await _cognito.Invoke(Request("okta"))).IdentityProvider.ProviderName);
        Assert.Equal("Other", (await _cognito.Invoke(Request("other"))).IdentityProvider.ProviderName);
    }

    [Fact]
    public async Task Writes_down_that_an_operator_saw_the_secret()
    {
        var shown = await _cognito.Invoke(Request("okta"), new Caller.Operator("1", "ana@example.com", "Administrator", "123456789012"));
        Assert.Equal(TestCognito.OidcDetails["client_secret"], shown.IdentityProvider.ProviderDetails!["client_secret"]);
        Assert.True(await _cognito.Database(db => db.AuditEntries.AnyAsync(a => a.Action == "cognito-idp:GetIdentityProviderByIdentifier" && a.Target == "IdentityProvider/Okta")));
        shown = await _cognito.Invoke(Request("okta"), new Caller.Operator("2", "eva@example.com", "Support", "123456789012"));
        Assert.False(shown.IdentityProvider.ProviderDetails!.ContainsKey("client_secret"));
    }

    [Fact]
    public async Task Refuses_an_identifier_that_nobody_has_here()
    {
        await _cognito.Refuses(Request("Okta"), ErrorCodes.ResourceNotFoundException, "Identity provider with identifier Okta does not exist.");
        var other = await _cognito.APool();
        await _cognito.Refuses(Request("okta") with { UserPoolId = other.Id! }, ErrorCodes.ResourceNotFoundException, "Identity provider with identifier okta does not exist.");
        await _cognito.RefusesUnknownPool(Request("okta") with { UserPoolId = "us-east-1_NoSuchOne" });
    }

    private GetIdentityProviderByIdentifierRequest Request(string identifier) => new() { UserPoolId = _pool.Id!, IdpIdentifier = identifier };
}
