using Bunit;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Admin.Tests.IdentityPools;

/// <summary>A user pool or an app client may be deleted while an identity pool goes on naming it.</summary>
public sealed class MissingUserPoolTests : RoutedContext
{
    [Fact]
    public async Task A_user_pool_that_was_deleted_is_marked_wherever_it_is_named()
    {
        var (pool, client, _) = await Cognito.AnApp();
        await Cognito.Invoke(new DeleteUserPoolRequest { UserPoolId = client.UserPoolId! });
        var gone = $"User pool {client.UserPoolId}";
        var page = Open(ConsoleUrls.IdentityPool(pool.IdentityPoolId));
        page.Shows("This user pool does not exist any more.");
        Assert.Empty(page.FindAll($"a[href*='{client.UserPoolId}']"));
        foreach (var (url, text) in new[]
        {
            (ConsoleUrls.IdentityPoolAccess(pool.IdentityPoolId), "This user pool does not exist any more."),
            (ConsoleUrls.IdentityPoolAccess(pool.IdentityPoolId, "attributes"), $"{gone} (does not exist any more)"),
            (ConsoleUrls.SampleCode(pool.IdentityPoolId), "This user pool does not exist any more."),
        })
        {
            Links.NavigateTo(url);
            page.Shows(text);
            Assert.DoesNotContain("Not found", page.Markup, StringComparison.Ordinal);
        }

        Assert.Empty(page.FindAll("pre code"));
        Links.NavigateTo($"{ConsoleUrls.SampleCode(pool.IdentityPoolId)}?for=guest");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("pre code")));
    }

    [Fact]
    public async Task An_app_client_that_was_deleted_is_marked()
    {
        var (pool, client, _) = await Cognito.AnApp();
        await Cognito.Invoke(new DeleteUserPoolClientRequest { UserPoolId = client.UserPoolId!, ClientId = client.ClientId! });
        var page = Open(ConsoleUrls.IdentityPool(pool.IdentityPoolId));
        page.Shows("This app client does not exist any more.");
        Links.NavigateTo(ConsoleUrls.IdentityPoolAccess(pool.IdentityPoolId));
        page.Shows("This app client does not exist any more.");
        Links.NavigateTo(ConsoleUrls.SampleCode(pool.IdentityPoolId));
        page.Shows("This app client does not exist any more.");
        Assert.Empty(page.FindAll("pre code"));
    }

    [Fact]
    public async Task What_is_there_is_not_marked_and_one_app_client_is_enough_for_code()
    {
        var (pool, client, _) = await Cognito.AnApp();
        var other = (await Cognito.Invoke(new CreateUserPoolClientRequest { UserPoolId = client.UserPoolId!, ClientName = "other" })).UserPoolClient!;
        await Cognito.Invoke(new UpdateIdentityPoolRequest
        {
            IdentityPoolId = pool.IdentityPoolId,
            IdentityPoolName = pool.IdentityPoolName,
            AllowUnauthenticatedIdentities = false,
            CognitoIdentityProviders = [.. pool.CognitoIdentityProviders!, new() { ProviderName = TestCognito.ProviderOf(client), ClientId = other.ClientId }],
        });
        await Cognito.Invoke(new DeleteUserPoolClientRequest { UserPoolId = client.UserPoolId!, ClientId = client.ClientId! });
        var page = Open(ConsoleUrls.SampleCode(pool.IdentityPoolId));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("pre code")));
        Assert.DoesNotContain("any more", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_statistics_mark_it_too()
    {
        var (pool, client, logins) = await Cognito.AnApp();
        Clock.SetUtcNow(Cognito.Clock.GetUtcNow());
        await Cognito.AnIdentity(pool, logins);
        await Cognito.Invoke(new DeleteUserPoolRequest { UserPoolId = client.UserPoolId! });
        Open(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId)).Shows($"Logins: User pool {client.UserPoolId} (does not exist any more)");
    }
}
