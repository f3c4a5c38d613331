using System.Globalization;
using CognitoConsole.Contracts;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// USER_AUTH with TARGET_ACR_VALUES: which level the sign-in has to reach, what the session of ACCESS_TOKEN has proven already, and which challenges lead
/// there. See SignIn.md beside this file.
/// </summary>
/// <remarks>AWS's documentation names the cases that are refused and not the codes and texts: those here are unverified.</remarks>
public sealed class StepUp(SignInProof proof, SecondFactors seconds, FirstFactors firsts, AccessTokens tokens, ThreatProtection threats, TimeProvider clock)
{
    /// <summary>The levels that are asked for, as wished; null where none are. Credits what ACCESS_TOKEN shows.</summary>
    /// <remarks>ACCESS_TOKEN and MAX_AGE alone change nothing: the sign-in is a whole one, and new.</remarks>
    /// <param name="user">Null where nobody is behind the name.</param>
    /// <exception cref="CognitoException">InvalidParameterException; NotAuthorizedException for a token that is not this user's at this client.</exception>
    public async Task<IReadOnlyList<int>?> Read(ClientEntry entry, CognitoUser? user, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation)
    {
        if (parameters.GetValueOrDefault("TARGET_ACR_VALUES") is not { Length: > 0 } values) return null;
        var pool = entry.Pool;
        var levels = AcrLevels.Read(pool, values);
        if (levels.Count == 0) throw Errors.InvalidParameter("TARGET_ACR_VALUES contains no ACR value of the user pool.", "authParameters");
        var maxAge = MaxAge(parameters);
        if (parameters.GetValueOrDefault("ACCESS_TOKEN") is { Length: > 0 } token) await Credit(entry, user, token, maxAge, cancellation);
        return levels;
    }

    /// <summary>Settles the level and leaves of the challenges those that lead to it: the first of the levels that the user has factors for.</summary>
    /// <param name="choices">What may come first in any sign-in of the user.</param>
    /// <exception cref="CognitoException">InvalidParameterException: the session has that level already. NotAuthorizedException: the user can reach none.</exception>
    internal async Task<IReadOnlyList<string>> Settle(ChoiceSignIn.Person person, IReadOnlyList<int> levels, IReadOnlyList<string> choices, CancellationToken cancellation)
    {
        var factors = await Factors(person, cancellation);
        foreach (var level in levels)
        {
            if (AcrLevels.Of(proof.Methods) >= level) throw Errors.InvalidParameter("The session has reached the requested authentication level already.", "authParameters");
            var ways = Ways(level, choices, factors);
            if (ways.Count == 0) continue;
            proof.Demand(level);
            return ways;
        }

        throw Errors.LevelNotReachable();
    }

    /// <summary>As <see cref="Settle"/>, for a sign-in whose level stands.</summary>
    internal async Task<IReadOnlyList<string>> Narrow(ChoiceSignIn.Person person, IReadOnlyList<string> choices, CancellationToken cancellation) =>
        proof.Level == 0 ? choices : Ways(proof.Level, choices, await Factors(person, cancellation));

    /// <summary>Whether the choice is a second factor, on top of what the session is credited with.</summary>
    internal async Task<bool> IsSecond(ChoiceSignIn.Person person, string choice, CancellationToken cancellation) =>
        proof.Methods != AuthMethods.None && person.User is not null && (await Factors(person, cancellation)).Contains(choice);

    /// <summary>Asks for a second factor.</summary>
    internal async Task<SignInStep> Begin(ChoiceSignIn.Person person, CognitoUser user, string choice, string? consumed, CancellationToken cancellation)
    {
        // What the risk blocks stays blocked; the second factor that it may want is asked here anyway.
        await threats.Judge(person.Entry, user);
        return await seconds.Start(person.Entry, user, choice, SecondFactors.Api, person.AuthTime, consumed, cancellation);
    }

    private async Task<IReadOnlyList<string>> Factors(ChoiceSignIn.Person person, CancellationToken cancellation) => person.User is { } user
        ? await seconds.ForStepUp(person.Entry.Pool, user, cancellation)
        : firsts.SimulatedSeconds(person.Entry.Pool, person.Name);

    private List<string> Ways(int level, IReadOnlyList<string> choices, IReadOnlyList<string> factors)
    {
        bool Reaches(AuthMethods more) => AcrLevels.Of(proof.Methods | more) >= level;
        if (proof.Methods != AuthMethods.None)
        {
            // One more proof is all that a session needs that has shown something: the rest would be asked for nothing.
            List<string> second = [.. factors.Where(f => Reaches(SignInProof.MethodOf(f)))];
            List<string> missing = [.. second, .. choices.Where(c => Reaches(SignInProof.MethodOf(c)) && !second.Exists(f => SignInProof.MethodOf(f) == SignInProof.MethodOf(c)))];
            if (missing.Count > 0) return missing;
        }

        return [.. choices.Where(c => Reaches(SignInProof.MethodOf(c)) || factors.Any(f => Reaches(SignInProof.MethodOf(c) | SignInProof.MethodOf(f))))];
    }

    private async Task Credit(ClientEntry entry, CognitoUser? user, string token, TimeSpan? maxAge, CancellationToken cancellation)
    {
        var session = await tokens.Demand(token, cancellation);
        if (session.Entry.Pool.Id != entry.Pool.Id || session.Entry.Client.ClientId != entry.Client.ClientId || session.User.Username != user?.Username) throw Errors.NotAuthorized("Invalid Access Token");
        // A session that is too old, or whose password has been replaced since, proves nothing any more: everything is asked for.
        if (clock.GetUtcNow() - session.AuthTime > maxAge || user.PasswordSetAt > session.AuthTime || user.UserCreateDate > session.AuthTime) return;
        if (session.Methods != AuthMethods.None) proof.Credit(session.Methods, session.AuthTime);
    }

    private static TimeSpan? MaxAge(IReadOnlyDictionary<string, string> parameters)
    {
        if (parameters.GetValueOrDefault("MAX_AGE") is not { Length: > 0 } text) return null;
        return Seconds(text) ?? throw Errors.InvalidParameter("MAX_AGE must be a number of seconds.", "authParameters");
    }

    /// <summary>Null for anything but a whole number of seconds.</summary>
    internal static TimeSpan? Seconds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
}
