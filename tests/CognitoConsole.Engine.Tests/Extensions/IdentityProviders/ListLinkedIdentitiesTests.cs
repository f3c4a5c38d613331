using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListLinkedIdentitiesTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        await _cognito.AProvider(_pool);
        foreach (var name in new[] { "ana", "ben" }) await _cognito.AUser(_pool, name);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Lists_a_users_own_oldest_first_with_their_claims()
    {
        await _cognito.ALink(_pool, "ana", "Okta", "00u1");
        _cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        await _cognito.ALink(_pool, "ana", "Okta", "ana@example.com", attribute: "email");
        await _cognito.ALink(_pool, "ben", "Okta", "00u2");
        var listed = (await _cognito.Invoke(Request("ana"))).Identities;
        Assert.Equal([("Cognito_Subject", "00u1"), ("email", "ana@example.com")], listed.Select(l => (l.AttributeName, l.AttributeValue)));
        Assert.All(listed, l => Assert.Equal(("Okta", "OIDC", false), (l.ProviderName, l.ProviderType, l.IsPrimary)));
    }

    [Fact]
    public async Task The_identity_that_made_the_user_is_said_to_have_done_so()
    {
        var name = await _cognito.AFederatedUser(_pool, await _cognito.AProvider(_pool, "Corp"));
        _cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        await _cognito.ALink(_pool, name, "Okta", "00u1");
        Assert.Equal([("Corp", true), ("Okta", false)], (await _cognito.Invoke(Request(name))).Identities.Select(l => (l.ProviderName, l.IsPrimary)));
    }

    [Fact]
    public async Task Refuses_users_who_are_not_in_the_pool()
    {
        var other = await _cognito.APool();
        Assert.Equal(ErrorCodes.UserNotFoundException, (await _cognito.Refusal(Request("ana") with { UserPoolId = other.Id! })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(Request("ana") with { UserPoolId = "us-east-1_NoSuchOne" })).Code);
        Assert.Empty((await _cognito.Invoke(Request("ben"))).Identities);
    }

    private ListLinkedIdentitiesRequest Request(string username) => new() { UserPoolId = _pool.Id!, Username = username };
}
