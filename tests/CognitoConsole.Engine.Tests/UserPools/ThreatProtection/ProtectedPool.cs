using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>A pool with threat protection in full function; a client; ana.</summary>
public abstract class ProtectedPool : IAsyncLifetime
{
    protected const string Home = "198.51.100.7";
    protected const string Away = "203.0.113.9";

    protected TestCognito Cognito { get; } = new();
    protected UserPoolType Pool { get; private set; } = null!;
    protected UserPoolClientType Client { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Pool = await Cognito.AProtectedPool();
        Client = await Cognito.AClient(Pool);
        await Cognito.AUser(Pool);
    }

    public ValueTask DisposeAsync() => Cognito.DisposeAsync();

    protected Task<InitiateAuthResponse> SignIn(string address = Home, string browser = TestCognito.Chrome, string password = TestCognito.Password, string username = "ana") =>
        Cognito.Invoke(Cognito.PasswordAuth(Client, username, password), Later(address, browser));

    protected Task<CognitoException> Refusal(string address = Home, string browser = TestCognito.Chrome, string password = TestCognito.Password, string username = "ana") =>
        Cognito.Refusal(Cognito.PasswordAuth(Client, username, password), Later(address, browser));

    protected async Task<AuthEventType> Last(string username = "ana") => (await Cognito.EventsOf(Pool, username))[0];

    protected Task Configure(AccountTakeoverActionsType? actions = null, NotifyConfigurationType? notify = null, IReadOnlyList<string>? blocked = null, IReadOnlyList<string>? skipped = null, string? clientId = null) => Cognito.Invoke(
        new SetRiskConfigurationRequest
        {
            UserPoolId = Pool.Id!,
            ClientId = clientId,
            AccountTakeoverRiskConfiguration = actions is null ? null : new() { Actions = actions, NotifyConfiguration = notify },
            RiskExceptionConfiguration = blocked is null && skipped is null ? null : new() { BlockedIPRangeList = blocked, SkippedIPRangeList = skipped },
        });

    /// <summary>Events are in the order of their milliseconds.</summary>
    protected Caller Later(string address = Home, string browser = TestCognito.Chrome)
    {
        Cognito.Clock.Advance(TimeSpan.FromMilliseconds(1));
        return TestCognito.From(address, browser);
    }

    /// <summary>A sign-in from home, and time passes.</summary>
    protected async Task AHabit()
    {
        await SignIn();
        Cognito.Clock.Advance(TimeSpan.FromHours(2));
    }
}
