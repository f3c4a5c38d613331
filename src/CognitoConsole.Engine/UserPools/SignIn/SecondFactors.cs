using System.Text.Json;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Decides which second factor a sign-in must pass, and asks for it.</summary>
public sealed class SecondFactors(ChallengeSessions sessions, AuthenticationCodes codes, SoftwareTokens tokens, ThreatProtection threats, SignInProof proof, TimeProvider clock)
{
    /// <summary>The doors a challenge may have come through. A session of one answers nothing at the other.</summary>
    public const string Api = "";
    public const string HostedUI = "HOSTED_UI_";

    /// <summary>After the first factor.</summary>
    /// <param name="consumed">Id of the session that the first factor used up; null when it began without one.</param>
    /// <returns>Null when there is none to pass.</returns>
    public async Task<SignInStep?> Ask(ClientEntry entry, CognitoUser user, string door, string? consumed, CancellationToken cancellation)
    {
        var pool = entry.Pool;
        var risk = await threats.Judge(entry, user);
        if (!proof.IsEnough()) return await AskMissing(entry, user, door, consumed, cancellation);
        if (pool.MfaConfiguration == UserPoolMfaType.Off) return risk == RiskDemand.MfaRequired ? throw threats.Block() : null;
        var now = clock.GetUtcNow();
        var active = PoolFactors.ActiveFor(pool, user);
        if (user.PreferredMfa is { } preferred && active.Contains(preferred)) return await Start(entry, user, preferred, door, now, consumed, cancellation);
        if (active.Count == 1) return await Start(entry, user, active[0], door, now, consumed, cancellation);
        if (active.Count > 1) return await Choose(entry, user, active, door, now, consumed, cancellation);
        var isOptional = pool.MfaConfiguration == UserPoolMfaType.Optional;
        if (isOptional && risk == RiskDemand.None) return null;

        // A second factor is required and nothing was switched on: what is there already, or the set-up.
        if (PoolFactors.Unasked(pool, user, await tokens.IsVerified(user, cancellation)) is { } unasked) return await Start(entry, user, unasked, door, now, consumed, cancellation);
        if (isOptional) return risk == RiskDemand.MfaRequired ? throw threats.Block() : null;
        return await SetUp(entry, user, door, now, consumed, cancellation);
    }

    /// <summary>The factor that is missing for the level of the sign-in, whatever the pool's MFA says. One that needs not be asked for it would not reach it.</summary>
    /// <exception cref="Contracts.CognitoException">NotAuthorizedException: no factor of the user leads there.</exception>
    public async Task<SignInStep> AskMissing(ClientEntry entry, CognitoUser user, string door, string? consumed, CancellationToken cancellation)
    {
        var missing = await Missing(entry.Pool, user, cancellation);
        if (missing.Count == 0) throw Errors.LevelNotReachable();
        var authTime = proof.Since ?? clock.GetUtcNow();
        var factor = missing.Count == 1 ? missing[0] : missing.FirstOrDefault(f => f == user.PreferredMfa);
        return factor is null ? await Choose(entry, user, missing, door, authTime, consumed, cancellation) : await Start(entry, user, factor, door, authTime, consumed, cancellation);
    }

    /// <summary>Second factors of which each would reach the level of the sign-in.</summary>
    public async Task<IReadOnlyList<string>> Missing(UserPool pool, CognitoUser user, CancellationToken cancellation) =>
        [.. (await ForStepUp(pool, user, cancellation)).Where(f => proof.IsEnough(SignInProof.MethodOf(f)))];

    /// <summary>What SELECT_MFA_TYPE leaves to choose.</summary>
    public async Task<IReadOnlyList<string>> ToChoose(UserPool pool, CognitoUser user, CancellationToken cancellation) =>
        proof.IsEnough() ? PoolFactors.ActiveFor(pool, user) : await Missing(pool, user, cancellation);

    /// <summary>Second factors that the user has, and that a step-up may ask for.</summary>
    public async Task<IReadOnlyList<string>> ForStepUp(UserPool pool, CognitoUser user, CancellationToken cancellation) =>
        PoolFactors.ForStepUp(pool, user, await tokens.IsVerified(user, cancellation));

    /// <summary>Before the answer to a factor's challenge is judged: the pool may ask nobody for it any more.</summary>
    /// <exception cref="Contracts.CognitoException">MFAMethodNotFoundException or SoftwareTokenMFANotFoundException.</exception>
    public async Task Demand(UserPool pool, CognitoUser user, string factor, CancellationToken cancellation)
    {
        if (PoolFactors.Of(pool, hasTotp: factor == PoolFactors.Totp && await tokens.IsVerified(user, cancellation)).Contains(factor)) return;
        // A step-up asks for more than the pool's MFA does.
        if (proof.Level == 0 || !(await ForStepUp(pool, user, cancellation)).Contains(factor)) throw Errors.FactorNotEnabled(factor);
    }

    /// <summary>Asks for one factor. Session, message and what was used up are one commit.</summary>
    public Task<SignInStep> Start(ClientEntry entry, CognitoUser user, string factor, string door, DateTimeOffset authTime, string? consumed, CancellationToken cancellation) =>
        PoolFactors.AttributeOf(factor) is { } attribute
            ? StartMessage(entry, user, factor, user.Attributes[attribute], ChallengeSessions.New(entry, user.Username, door + factor, authTime), consumed, cancellation)
            : StartTotp(entry, user, ChallengeSessions.New(entry, user.Username, door + factor, authTime), consumed, cancellation);

    /// <summary>Sends a code to an address that is being set up as a second factor.</summary>
    public Task<SignInStep> StartEmailSetup(ClientEntry entry, CognitoUser user, string email, string door, ChallengeSession setup, CancellationToken cancellation) =>
        StartMessage(entry, user, PoolFactors.Email, email, ChallengeSessions.New(entry, user.Username, door + PoolFactors.Email, setup.AuthTime) with { IsSetup = true }, setup.Id, cancellation);

    /// <summary>What can be set up during a sign-in.</summary>
    public static IReadOnlyList<string> ForSetup(UserPool pool) => PoolFactors.Of(pool);

    private async Task<SignInStep> StartMessage(ClientEntry entry, CognitoUser user, string factor, string destination, ChallengeSession session, string? consumed, CancellationToken cancellation)
    {
        var attribute = PoolFactors.AttributeOf(factor)!;
        session = session with { Destination = destination, CodeHash = await codes.SendMfa(entry, user, attribute, destination, session.Id, cancellation) };
        var delivery = MessageWriter.Delivery(attribute, destination);
        var parameters = new Dictionary<string, string>
        {
            ["CODE_DELIVERY_DELIVERY_MEDIUM"] = delivery.DeliveryMedium!,
            ["CODE_DELIVERY_DESTINATION"] = delivery.Destination!,
        };
        if (factor == PoolFactors.Sms) parameters["USER_ID_FOR_SRP"] = user.Username;
        return await Step(entry, factor, session, parameters, consumed, cancellation);
    }

    private async Task<SignInStep> StartTotp(ClientEntry entry, CognitoUser user, ChallengeSession session, string? consumed, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, string> { ["USER_ID_FOR_SRP"] = user.Username };
        if ((await tokens.Find(user, cancellation))?.FriendlyDeviceName is { } name) parameters["FRIENDLY_DEVICE_NAME"] = name;
        return await Step(entry, PoolFactors.Totp, session, parameters, consumed, cancellation);
    }

    private Task<SignInStep> Choose(ClientEntry entry, CognitoUser user, IReadOnlyList<string> active, string door, DateTimeOffset authTime, string? consumed, CancellationToken cancellation)
    {
        var list = JsonSerializer.Serialize(active);
        return Step(entry, ChallengeNameType.SelectMfaType, ChallengeSessions.New(entry, user.Username, door + ChallengeNameType.SelectMfaType, authTime),
            new Dictionary<string, string> { ["MFAS_CAN_CHOOSE"] = list, ["MFAS_CAN_SELECT"] = list, ["USER_ID_FOR_SRP"] = user.Username }, consumed, cancellation);
    }

    private Task<SignInStep> SetUp(ClientEntry entry, CognitoUser user, string door, DateTimeOffset authTime, string? consumed, CancellationToken cancellation) =>
        Step(entry, ChallengeNameType.MfaSetup, ChallengeSessions.New(entry, user.Username, door + ChallengeNameType.MfaSetup, authTime),
            new Dictionary<string, string> { ["MFAS_CAN_SETUP"] = JsonSerializer.Serialize(ForSetup(entry.Pool)), ["USER_ID_FOR_SRP"] = user.Username }, consumed, cancellation);

    private async Task<SignInStep> Step(ClientEntry entry, string challenge, ChallengeSession session, Dictionary<string, string> parameters, string? consumed, CancellationToken cancellation)
    {
        if (consumed is not null) sessions.Consume(consumed, entry);
        await sessions.Save(cancellation);
        return new SignInStep { ChallengeName = challenge, Session = sessions.Seal(entry, session), ChallengeParameters = parameters };
    }
}
