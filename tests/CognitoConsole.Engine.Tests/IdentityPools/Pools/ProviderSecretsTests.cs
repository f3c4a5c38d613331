using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

/// <summary>The consumer secret of Twitter: not in the database, not for everybody, and not lost by an update.</summary>
public sealed class ProviderSecretsTests
{
    [Fact]
    public async Task A_consumer_secret_is_kept_encrypted_shown_to_few_and_survives_an_update_by_others()
    {
        await using var cognito = new TestCognito();
        await cognito.Roles();
        await cognito.ARole("Editor", "cognito-identity:*");
        var pool = await cognito.AnIdentityPool(p => p with { SupportedLoginProviders = new Dictionary<string, string> { ["api.twitter.com"] = "consumer-key;consumer-secret-1" } });
        Assert.Equal("consumer-key;consumer-secret-1", pool.SupportedLoginProviders!["api.twitter.com"]);
        Assert.DoesNotContain("consumer-secret-1", await cognito.Database(db => Task.FromResult(db.IdentityPools.Single().SupportedLoginProviders["api.twitter.com"])), StringComparison.Ordinal);
        Assert.DoesNotContain("consumer-secret-1", string.Concat(await cognito.Database(db => Task.FromResult(db.AuditEntries.Select(e => e.Changes).ToList()))), StringComparison.Ordinal);

        var editor = new Caller.Operator("1", "eve@example.com", "Editor", "123456789012");
        var shown = await cognito.Invoke(new DescribeIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId }, editor);
        Assert.Equal("consumer-key;_hidden_", shown.SupportedLoginProviders!["api.twitter.com"]);
        await cognito.Invoke(new UpdateIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId, IdentityPoolName = "New", AllowUnauthenticatedIdentities = false, SupportedLoginProviders = shown.SupportedLoginProviders }, editor);
        Assert.Equal("consumer-key;consumer-secret-1", (await cognito.Invoke(new DescribeIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId })).SupportedLoginProviders!["api.twitter.com"]);
    }
}
