using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DeleteIdentityProviderTests : IAsyncLifetime
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
    public async Task Frees_name_and_identifiers()
    {
        await _cognito.Invoke(Request());
        await _cognito.Refuses(Request(), ErrorCodes.ResourceNotFoundException, "Identity provider Okta does not exist.");
        Assert.Empty((await _cognito.Invoke(new ListIdentityProvidersRequest { UserPoolId = _pool.Id! })).Providers);
        await _cognito.AProvider(_pool, "Other", "example.com");
        await _cognito.AProvider(_pool, "Okta");
    }

    [Fact]
    public async Task Takes_the_links_to_it_along_and_leaves_the_users_with_their_others()
    {
        await _cognito.AProvider(_pool, "Other");
        foreach (var name in new[] { "ana", "ben" }) await _cognito.AUser(_pool, name);
        await _cognito.ALink(_pool, "ana", "Okta", "00u1");
        await _cognito.ALink(_pool, "ana", "Other", "o1");
        await _cognito.ALink(_pool, "ben", "Okta", "00u2");
        await _cognito.Invoke(Request());
        Assert.Equal(["Other"], await _cognito.Database(db => db.LinkedIdentities.Select(l => l.ProviderName).ToListAsync()));
        Assert.Contains("Other", (await _cognito.Identities(_pool, "ana"))!, StringComparison.Ordinal);
        Assert.DoesNotContain("Okta", (await _cognito.Identities(_pool, "ana"))!, StringComparison.Ordinal);
        Assert.Null(await _cognito.Identities(_pool, "ben"));
        await _cognito.SignIn(await _cognito.AClient(_pool), "ben");
    }

    [Fact]
    public async Task Removes_more_links_than_go_in_one_step()
    {
        for (var i = 0; i < 90; i++)
        {
            await _cognito.Invoke(new AdminCreateUserRequest { UserPoolId = _pool.Id!, Username = $"user{i}", MessageAction = "SUPPRESS" });
            for (var n = 0; n < 3; n++) await _cognito.ALink(_pool, $"user{i}", "Okta", $"{i}-{n}");
        }

        await _cognito.Invoke(Request());
        Assert.False(await _cognito.Database(db => db.LinkedIdentities.AnyAsync()));
        Assert.All((await _cognito.Invoke(new ListUsersRequest { UserPoolId = _pool.Id! })).Users!, u => Assert.DoesNotContain(u.Attributes!, a => a.Name == "identities"));
    }

    [Fact]
    public async Task Leaves_no_link_behind_that_is_made_at_the_same_time()
    {
        for (var i = 0; i < 20; i++) await _cognito.Invoke(new AdminCreateUserRequest { UserPoolId = _pool.Id!, Username = $"user{i}", MessageAction = "SUPPRESS" });
        var linking = _cognito.AtOnce(20, i => TestCognito.Link(_pool, $"user{i}", "Okta", $"{i}"));
        var (_, refusal) = await _cognito.Outcome(Request());
        var (_, refusals) = await linking;
        if (refusal is not null) Assert.Equal(ErrorCodes.ConcurrentModificationException, refusal.Code);
        Assert.All(refusals, r => Assert.Contains(r.Code, new[] { ErrorCodes.ResourceNotFoundException, ErrorCodes.ConcurrentModificationException }));
        var (providers, links) = await _cognito.Database(async db => (await db.IdentityProviders.CountAsync(), await db.LinkedIdentities.CountAsync()));
        Assert.True(providers == 1 || links == 0, $"{links} links without a provider");
    }

    [Fact]
    public async Task Goes_through_once_of_many_at_once()
    {
        var (done, refusals) = await _cognito.AtOnce(20, _ => Request());
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Contains(r.Code, new[] { ErrorCodes.ResourceNotFoundException, ErrorCodes.ConcurrentModificationException }));
    }

    [Fact]
    public async Task Leaves_its_trace_without_the_secret()
    {
        await _cognito.Invoke(Request());
        var entry = await _cognito.Database(db => db.AuditEntries.SingleAsync(a => a.Action == "cognito-idp:DeleteIdentityProvider"));
        Assert.Equal("IdentityProvider/Okta", entry.Target);
        Assert.DoesNotContain(TestCognito.OidcDetails["client_secret"], entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_provider_of_another_pool()
    {
        var other = await _cognito.APool();
        await _cognito.Refuses(Request() with { UserPoolId = other.Id! }, ErrorCodes.ResourceNotFoundException, "Identity provider Okta does not exist.");
        await _cognito.RefusesUnknownPool(Request() with { UserPoolId = "us-east-1_NoSuchOne" });
        Assert.Single((await _cognito.Invoke(new ListIdentityProvidersRequest { UserPoolId = _pool.Id! })).Providers);
    }

    private DeleteIdentityProviderRequest Request() => new() { UserPoolId = _pool.Id!, ProviderName = "Okta" };
}
