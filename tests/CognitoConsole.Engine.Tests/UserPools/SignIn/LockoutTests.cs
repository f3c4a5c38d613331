using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>One count on all ways in: who is locked out on one is locked out on every other, where the password counts.</summary>
public sealed class LockoutTests : IAsyncLifetime
{
    private static readonly string[] Ways = ["USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH", "USER_SRP_AUTH", "USER_AUTH", "USER_AUTH chosen", "login page"];
    private readonly TestCognito _cognito = new();
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync() => (_, _client) = await _cognito.ASite(c => c with { ExplicitAuthFlows = [.. c.ExplicitAuthFlows!, "ALLOW_USER_AUTH"] });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    public static TheoryData<string> All => [.. Ways];

    [Theory, MemberData(nameof(All))]
    public async Task A_lock_of_one_way_holds_on_every_other(string way)
    {
        for (var i = 0; i < 5; i++) Assert.Equal("Incorrect username or password.", await Try(way, $"Wrong-Horse-{i}"));
        foreach (var other in Ways) Assert.Equal((other, "Password attempts exceeded"), (other, await Try(other, TestCognito.Password)));
        _cognito.Clock.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Null(await Try(way, TestCognito.Password));
    }

    /// <summary>The refusal, or null for a sign-in.</summary>
    private async Task<string?> Try(string way, string password)
    {
        try
        {
            var signedIn = way switch
            {
                "login page" => (await _cognito.SignInAtSite(_client, password: password)).Location is not null,
                "ADMIN_USER_PASSWORD_AUTH" => (await _cognito.Invoke(TestCognito.AdminPasswordAuth(_client, password: password))).AuthenticationResult is not null,
                "USER_SRP_AUTH" => (await _cognito.Invoke(await _cognito.SrpProof(_client, password: password))).AuthenticationResult is not null,
                "USER_AUTH" => (await _cognito.Invoke(Choice(("PREFERRED_CHALLENGE", "PASSWORD"), ("PASSWORD", password)))).AuthenticationResult is not null,
                "USER_AUTH chosen" => (await _cognito.Invoke(TestCognito.Answer(_client, "SELECT_CHALLENGE", (await _cognito.Invoke(Choice())).Session, "ana", ("ANSWER", "PASSWORD"), ("PASSWORD", password)))).AuthenticationResult is not null,
                _ => (await _cognito.Invoke(_cognito.PasswordAuth(_client, password: password))).AuthenticationResult is not null,
            };
            Assert.True(signedIn);
            return null;
        }
        catch (CognitoException refusal)
        {
            return refusal.Message;
        }
    }

    private InitiateAuthRequest Choice(params (string Name, string Value)[] more) =>
        new() { ClientId = _client.ClientId!, AuthFlow = AuthFlowType.UserAuth, AuthParameters = more.Append(("USERNAME", "ana")).ToDictionary(p => p.Item1, p => p.Item2) };
}
