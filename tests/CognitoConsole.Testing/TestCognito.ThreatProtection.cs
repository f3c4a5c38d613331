using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    public const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36";
    public const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0";

    /// <summary>A password of the bundled list, dressed up to please the default policy.</summary>
    public const string CommonPassword = "Password123!";

    /// <summary>A pool with threat protection.</summary>
    public Task<UserPoolType> AProtectedPool(string mode = AdvancedSecurityModeType.Enforced, Func<CreateUserPoolRequest, CreateUserPoolRequest>? with = null) => APool(p =>
    {
        p = p with { UserPoolAddOns = new() { AdvancedSecurityMode = mode } };
        return with?.Invoke(p) ?? p;
    });

    /// <summary>Somebody with a browser.</summary>
    public static Caller From(string address, string userAgent = Chrome) => new Caller.Anonymous { IpAddress = address, UserAgent = userAgent };

    /// <summary>A user's events, newest first.</summary>
    public async Task<IReadOnlyList<AuthEventType>> EventsOf(UserPoolType pool, string username = "ana") =>
        (await Invoke(new AdminListUserAuthEventsRequest { UserPoolId = pool.Id!, Username = username })).AuthEvents!;

    /// <summary>Blocks known passwords at every event.</summary>
    public Task BlockCommonPasswords(UserPoolType pool, params string[] events) => Invoke(new SetRiskConfigurationRequest
    {
        UserPoolId = pool.Id!,
        CompromisedCredentialsRiskConfiguration = new() { EventFilter = events.Length > 0 ? events : null, Actions = new() { EventAction = CompromisedCredentialsEventActionType.Block } },
    });

    /// <summary>The same action for every level of risk.</summary>
    public static AccountTakeoverActionsType AtEveryLevel(string action, bool notify = false)
    {
        var one = new AccountTakeoverActionType { EventAction = action, Notify = notify };
        return new() { LowAction = one, MediumAction = one, HighAction = one };
    }
}
