using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What of a browser session is missing for an authorization request.</summary>
public enum SessionGap
{
    /// <summary>The session answers the request.</summary>
    None,

    /// <summary>A second factor, on top of what the session has proven.</summary>
    SecondFactor,

    /// <summary>Everything: the person signs in again.</summary>
    SignIn,

    /// <summary>The person cannot reach what the request asks for.</summary>
    Unreachable,
}

/// <summary>
/// <c>acr_values</c> and <c>max_age</c> at the hosted UI: whether a browser session is enough, and what a sign-in has to reach. Pools of the Lite plan know
/// neither. Of the levels, the first counts that the person can reach; names that the pool does not know ask for nothing, as in OpenID Connect.
/// </summary>
public sealed class BrowserStepUp(SignInProof proof, SecondFactors factors, Passkeys passkeys, TimeProvider clock)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);

    /// <summary>False where <c>max_age</c> is not a number of seconds.</summary>
    public static bool IsValid(UserPool pool, AuthorizationParameters parameters) =>
        !AcrLevels.AreKnown(pool) || string.IsNullOrEmpty(parameters.MaxAge) || StepUp.Seconds(parameters.MaxAge) is not null;

    /// <summary>A passkey alone may be enough for the request.</summary>
    public static bool AllowsPasskey(UserPool pool, AuthorizationParameters parameters) => Allows(pool, parameters, 3);

    /// <summary>A code alone may be enough for the request.</summary>
    public static bool AllowsCode(UserPool pool, AuthorizationParameters parameters) => Allows(pool, parameters, 2);

    public async Task<SessionGap> Gap(AuthorizationRequest authorization, SignedInBrowser session, CancellationToken cancellation)
    {
        if (!IsYoung(authorization, session.AuthTime)) return SessionGap.SignIn;
        if (Levels(authorization.Entry.Pool, authorization.Parameters).Count == 0) return SessionGap.None;
        // What a provider can prove is not known here, and what the pool can is of no use to whom a provider vouches for: the person signs in anew.
        if (session.Methods.HasFlag(AuthMethods.Federated)) return Levels(authorization.Entry.Pool, authorization.Parameters)[0] <= AcrLevels.Of(session.Methods) ? SessionGap.None : SessionGap.SignIn;
        if (await Level(authorization, session.User, session.Methods, cancellation) is not { } level) return SessionGap.Unreachable;
        if (AcrLevels.Of(session.Methods) >= level) return SessionGap.None;
        var seconds = await factors.ForStepUp(authorization.Entry.Pool, session.User, cancellation);
        return seconds.Any(f => AcrLevels.Of(session.Methods | SignInProof.MethodOf(f)) >= level) ? SessionGap.SecondFactor : SessionGap.SignIn;
    }

    /// <summary>Tells the app that the person cannot sign in the way it asks for, as RFC 9470 says.</summary>
    public static string Unmet(AuthorizationRequest authorization) => authorization.Location([("error", ErrorCodes.UnmetAuthenticationRequirements)]);

    /// <summary>Credits the session, and demands the level that is missing.</summary>
    public async Task Continue(AuthorizationRequest authorization, SignedInBrowser session, CancellationToken cancellation)
    {
        proof.Credit(session.Methods, session.AuthTime);
        await Demand(authorization, session.User, cancellation);
    }

    /// <summary>Settles the level of the sign-in under way, whose first factor is proven.</summary>
    /// <returns>False where the person can reach none of those that are asked for.</returns>
    public async Task<bool> Demand(AuthorizationRequest authorization, CognitoUser user, CancellationToken cancellation)
    {
        if (Levels(authorization.Entry.Pool, authorization.Parameters).Count == 0) return true;
        if (await Level(authorization, user, proof.Methods, cancellation) is not { } level) return false;
        proof.Demand(level);
        return true;
    }

    /// <summary>The first of the levels that the person has, or has factors for; null for none.</summary>
    private async Task<int?> Level(AuthorizationRequest authorization, CognitoUser user, AuthMethods proven, CancellationToken cancellation)
    {
        var pool = authorization.Entry.Pool;
        var firsts = new List<AuthMethods> { AuthMethods.None };
        if (Passwords.HasPassword(user)) firsts.Add(AuthMethods.Password);
        var ways = FirstFactors.Of(pool, user, await passkeys.Any(user, cancellation));
        if (ways.Contains(Contracts.UserPools.ChallengeNameType.WebAuthn)) firsts.Add(AuthMethods.PlatformPasskey);
        firsts.AddRange(BrowserCodes.Offered(authorization.Entry).Where(ways.Contains).Select(SignInProof.MethodOf));
        List<AuthMethods> seconds = [AuthMethods.None, .. (await factors.ForStepUp(pool, user, cancellation)).Select(SignInProof.MethodOf)];
        foreach (var level in Levels(pool, authorization.Parameters))
            if (firsts.Any(first => seconds.Exists(second => AcrLevels.Of(proven | first | second) >= level))) return level;
        return null;
    }

    /// <summary>How old a sign-in at a provider may be when the person comes to it; null: as old as it likes.</summary>
    public static TimeSpan? MostAge(AuthorizationRequest authorization) =>
        AuthorizationRequests.Prompt(authorization.Parameters).Contains("login") ? TimeSpan.Zero : MaxAge(authorization);

    /// <summary>Whether a provider has heeded that: it may have a session of its own, and not know the wish for a new sign-in. What it does not say is left to it.</summary>
    /// <param name="authenticatedAt">By the clock of the provider.</param>
    public static bool IsYoung(AuthorizationRequest authorization, DateTimeOffset? authenticatedAt, DateTimeOffset? askedAt) =>
        MostAge(authorization) is not { } age || authenticatedAt is not { } at || askedAt is not { } asked || asked - at <= age + ClockSkew;

    /// <summary>Whether a provider has named one of the levels, or a higher one. What the person could show here does not matter: it is not asked for.</summary>
    public static bool IsReached(AuthorizationRequest authorization, AuthMethods methods) =>
        Levels(authorization.Entry.Pool, authorization.Parameters) is var levels && (levels.Count == 0 || levels.Any(level => level <= AcrLevels.Of(methods)));

    private bool IsYoung(AuthorizationRequest authorization, DateTimeOffset authTime) =>
        // max_age=0 is prompt=login in other words, also within the same second.
        MaxAge(authorization) is not { } maxAge || (maxAge > TimeSpan.Zero && clock.GetUtcNow() - authTime <= maxAge);

    private static TimeSpan? MaxAge(AuthorizationRequest authorization) =>
        AcrLevels.AreKnown(authorization.Entry.Pool) && authorization.Parameters.MaxAge is { Length: > 0 } text ? StepUp.Seconds(text) : null;

    /// <param name="reached">The level that one proof of its kind reaches.</param>
    private static bool Allows(UserPool pool, AuthorizationParameters parameters, int reached) => Levels(pool, parameters) is var levels && (levels.Count == 0 || levels.Any(level => level <= reached));

    private static IReadOnlyList<int> Levels(UserPool pool, AuthorizationParameters parameters) => AcrLevels.AreKnown(pool) ? AcrLevels.Read(pool, parameters.AcrValues) : [];
}
