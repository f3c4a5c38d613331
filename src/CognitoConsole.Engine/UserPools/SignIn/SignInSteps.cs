using System.Text.Json;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Where a sign-in stands: tokens, or the next challenge. The four sign-in operations answer with the same members.</summary>
public sealed record SignInStep
{
    public string? ChallengeName { get; init; }
    public string? Session { get; init; }
    public IReadOnlyDictionary<string, string> ChallengeParameters { get; init; } = new Dictionary<string, string>();
    public AuthenticationResultType? AuthenticationResult { get; init; }
    public IReadOnlyList<string>? AvailableChallenges { get; init; }
}

/// <summary>What follows once a user has proven who he is: his state, open challenges, and in the end tokens.</summary>
public sealed class SignInSteps(
    ChallengeSessions sessions, SecondFactors secondFactors, Devices devices, Lockout lockout, AuthAttempt attempt, ThreatProtection threats, PostAuthenticationTrigger postAuthentication,
    TokenIssuer issuer, RefreshTokens refreshTokens, SignInProof proof, OperationContext context, TimeProvider clock)
{
    /// <summary>The next step after a proven password.</summary>
    /// <param name="consumed">Id of the session that this step used up; null when it began without one.</param>
    public async Task<SignInStep> AfterPassword(ClientEntry entry, CognitoUser user, string? consumed, CancellationToken cancellation)
    {
        DemandSignInState(entry.Pool, user);
        if (user.UserStatus == UserStatusType.ForceChangePassword)
        {
            if (consumed is not null)
            {
                sessions.Consume(consumed, entry);
                await SaveConsumed(cancellation);
            }

            return NewPasswordRequired(entry, user);
        }

        return await AfterFirstFactor(entry, user, consumed, cancellation);
    }

    /// <summary>The second factor where there is one to pass, unless a remembered device stands in for it.</summary>
    public async Task<SignInStep> AfterFirstFactor(ClientEntry entry, CognitoUser user, string? consumed, CancellationToken cancellation)
    {
        var device = await devices.Claimed(entry.Pool, user, cancellation);
        if (device is not null && proof.IsEnough() && Devices.SuppressesMfa(entry.Pool, device))
        {
            // The device outweighs a second factor that the risk would ask for; what is blocked stays blocked.
            await threats.Judge(entry, user);
            return await AskDevice(entry, user, device, skippedMfa: true, consumed, cancellation);
        }

        if (await secondFactors.Ask(entry, user, SecondFactors.Api, consumed, cancellation) is { } challenge) return challenge;
        return await AfterFactors(entry, user, device, consumed, cancellation);
    }

    /// <summary>What follows the user's own factors: the proof of the device that the sign-in claims to come from, else tokens.</summary>
    public async Task<SignInStep> AfterFactors(ClientEntry entry, CognitoUser user, string? consumed, CancellationToken cancellation) =>
        await AfterFactors(entry, user, await devices.Claimed(entry.Pool, user, cancellation), consumed, cancellation);

    private Task<SignInStep> AfterFactors(ClientEntry entry, CognitoUser user, Device? device, string? consumed, CancellationToken cancellation) =>
        device is null ? Complete(entry, user, consumed, cancellation) : AskDevice(entry, user, device, skippedMfa: false, consumed, cancellation);

    /// <summary>Tokens for a sign-in through the API. Everything that the sign-in used up and started is one commit.</summary>
    /// <param name="device">The device that has proven itself; without one, a pool that keeps devices gives out a new key.</param>
    public async Task<SignInStep> Complete(ClientEntry entry, CognitoUser user, string? consumed, CancellationToken cancellation, Device? device = null)
    {
        attempt.About(user);
        proof.DemandEnough();
        var newDevice = device is null && Devices.AreTracked(entry.Pool) ? Devices.New(entry.Pool, devices.GroupKey(user)) : null;
        await postAuthentication.Run(entry, user, newDeviceUsed: newDevice is not null);
        var grant = new TokenGrant(entry, user, proof.Since ?? clock.GetUtcNow(), Guid.NewGuid().ToString())
        {
            Methods = proof.Methods,
            DeviceKey = device?.DeviceKey ?? newDevice?.DeviceKey,
            Source = TokenSource.OfSignIn(context.Request, device),
        };
        var tokens = await issuer.Issue(grant, cancellation);
        var refresh = refreshTokens.Start(grant);
        if (consumed is not null) sessions.Consume(consumed, entry);
        await SaveConsumed(cancellation);
        await refreshTokens.Started(grant, cancellation);
        await lockout.Forget(user, cancellation);
        if (device is not null) await devices.Authenticated(device, cancellation);
        return new SignInStep
        {
            AuthenticationResult = new AuthenticationResultType
            {
                AccessToken = tokens.AccessToken,
                IdToken = tokens.IdToken,
                RefreshToken = refresh,
                ExpiresIn = tokens.ExpiresIn,
                TokenType = "Bearer",
                NewDeviceMetadata = newDevice,
            },
        };
    }

    /// <summary>States that stop a right password.</summary>
    public void DemandSignInState(UserPool pool, CognitoUser user)
    {
        if (!user.Enabled) throw Errors.NotAuthorized("User is disabled.");
        switch (user.UserStatus)
        {
            case UserStatusType.Unconfirmed:
                throw Errors.UserNotConfirmed();
            case UserStatusType.ResetRequired:
                throw Errors.PasswordResetRequired();
            case UserStatusType.ExternalProvider:
                throw Errors.IncorrectUsernameOrPassword();
            case UserStatusType.ForceChangePassword when user.PasswordSetAt + PasswordRules.TemporaryValidity(pool) <= clock.GetUtcNow():
                throw Errors.NotAuthorized("Temporary password has expired and must be reset by an administrator.");
        }
    }

    /// <summary>Required attributes that the user does not have yet.</summary>
    public static IReadOnlyList<string> MissingAttributes(UserPool pool, CognitoUser user) =>
        [.. pool.SchemaAttributes.Where(s => s.Required == true && s.Name != "sub" && !user.Attributes.ContainsKey(s.Name!)).Select(s => s.Name!)];

    private SignInStep NewPasswordRequired(ClientEntry entry, CognitoUser user) => new()
    {
        ChallengeName = ChallengeNameType.NewPasswordRequired,
        Session = sessions.Start(entry, user.Username, ChallengeNameType.NewPasswordRequired),
        ChallengeParameters = new Dictionary<string, string>
        {
            ["USER_ID_FOR_SRP"] = user.Username,
            ["requiredAttributes"] = JsonSerializer.Serialize(MissingAttributes(entry.Pool, user).Select(a => $"userAttributes.{a}")),
            ["userAttributes"] = JsonSerializer.Serialize(user.Attributes.Where(a => AttributeRules.MayRead(entry.Client, a.Key)).ToDictionary()),
        },
    };

    private async Task<SignInStep> AskDevice(ClientEntry entry, CognitoUser user, Device device, bool skippedMfa, string? consumed, CancellationToken cancellation)
    {
        var session = ChallengeSessions.New(entry, user.Username, ChallengeNameType.DeviceSrpAuth, clock.GetUtcNow()) with { SkippedMfa = skippedMfa };
        if (consumed is not null)
        {
            sessions.Consume(consumed, entry);
            session = session with { Id = ChallengeSessions.IdAfter(consumed) };
        }

        await SaveConsumed(cancellation);
        return new SignInStep
        {
            ChallengeName = ChallengeNameType.DeviceSrpAuth,
            Session = sessions.Seal(entry, session),
            ChallengeParameters = new Dictionary<string, string> { ["USERNAME"] = user.Username, ["DEVICE_KEY"] = device.DeviceKey },
        };
    }

    /// <summary>Saves; a session that somebody else has used in the meantime is refused.</summary>
    public Task SaveConsumed(CancellationToken cancellation) => sessions.Save(cancellation);
}
