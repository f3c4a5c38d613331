using System.Text.Json;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class StartPasskeyRegistrationTests : IAsyncDisposable
{
    private readonly TestCognito _cognito = new();

    [Fact]
    public async Task A_fresh_sign_in_is_asked_for()
    {
        var (pool, client) = await _cognito.APasskeySite();
        var request = new StartPasskeyRegistrationRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client) };
        Assert.Null((await _cognito.Invoke(request)).Options);
        Assert.Null((await _cognito.Invoke(request with { BrowserSession = new string('A', 43) })).Options);
        request = request with { BrowserSession = (await _cognito.SignInAtSite(client)).BrowserSession };
        using var options = JsonDocument.Parse((await _cognito.Invoke(request)).Options!);
        Assert.Equal(("localhost", "ana"), (options.RootElement.GetProperty("rp").GetProperty("id").GetString(), options.RootElement.GetProperty("user").GetProperty("name").GetString()));
        _cognito.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Null((await _cognito.Invoke(request)).Options);
        request = request with { BrowserSession = (await _cognito.SignInAtSite(client)).BrowserSession };
        await _cognito.Invoke(new AdminUserGlobalSignOutRequest { UserPoolId = pool.Id!, Username = "ana" });
        Assert.Null((await _cognito.Invoke(request)).Options);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();
}
