using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER: a confirmed device proves itself, after the user has.</summary>
public sealed class DeviceSignIn(ChallengeSessions sessions, SessionUsers users, Devices devices, Lockout lockout, SealedToken seal, SignInProof proof, TimeProvider clock)
{
    private const string Purpose = "device-secret-block";

    /// <summary>Second factors that the device's proof may follow.</summary>
    private static readonly string[] Factors = [PoolFactors.Sms, PoolFactors.Totp, PoolFactors.Email];

    /// <param name="Session">Id of the session that alone may bring the proof.</param>
    private sealed record Block(string Session, SrpExchange Exchange);

    /// <summary>Answers SRP_A.</summary>
    public async Task<SignInStep> Start(ClientEntry entry, string? session, IReadOnlyDictionary<string, string> responses, CancellationToken cancellation)
    {
        // amazon-cognito-identity-js still sends the session of the second factor, which its code has used up.
        var factor = Factors.FirstOrDefault(f => sessions.IsOf(session, f));
        var open = factor is null ? await sessions.Open(entry, session, ChallengeNameType.DeviceSrpAuth, cancellation) : await sessions.OpenUsed(entry, session, factor, cancellation);
        if (factor is not null) proof.Add(SignInProof.MethodOf(factor));
        var (user, device) = await Open(entry, open, responses, cancellation);
        if (!Srp.TryStart(devices.VerifierOf(entry.Pool, device), ChallengeResponses.Demand(responses, "SRP_A"), out var exchange, out var srpB)) throw Errors.InvalidParameter("SRP_A is not a valid value.", "challengeResponses");
        sessions.Consume(open.Id, entry);
        await sessions.Save(cancellation);

        var next = ChallengeSessions.New(entry, user.Username, ChallengeNameType.DevicePasswordVerifier, open.AuthTime) with { SkippedMfa = open.SkippedMfa };
        return new SignInStep
        {
            ChallengeName = ChallengeNameType.DevicePasswordVerifier,
            Session = sessions.Seal(entry, next),
            ChallengeParameters = new Dictionary<string, string>
            {
                ["SALT"] = devices.VerifierOf(entry.Pool, device).SaltHex,
                ["SECRET_BLOCK"] = Convert.ToBase64String(seal.SealBytes(new Block(next.Id, exchange), Purpose, clock.GetUtcNow() + ChallengeSessions.Lifetime(entry), hidesLength: true)),
                ["SRP_B"] = srpB,
                ["DEVICE_KEY"] = device.DeviceKey,
                ["USERNAME"] = user.Username,
            },
        };
    }

    /// <returns>The user, the device, and the session that the finished sign-in uses up.</returns>
    public async Task<(CognitoUser User, Device Device, string SessionId)> Prove(ClientEntry entry, string? session, IReadOnlyDictionary<string, string> responses, CancellationToken cancellation)
    {
        var open = await sessions.Open(entry, session, ChallengeNameType.DevicePasswordVerifier, cancellation);
        var encoded = ChallengeResponses.Demand(responses, "PASSWORD_CLAIM_SECRET_BLOCK");
        var signature = ChallengeResponses.Demand(responses, "PASSWORD_CLAIM_SIGNATURE");
        var timestamp = ChallengeResponses.Demand(responses, "TIMESTAMP");
        var (user, device) = await Open(entry, open, responses, cancellation);
        var secretBlock = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, secretBlock, out var length)) throw Errors.InvalidSession();
        secretBlock = secretBlock[..length];
        if (seal.OpenBytes<Block>(secretBlock, Purpose, clock.GetUtcNow(), out _) is not { } block || block.Session != open.Id) throw Errors.InvalidSession();
        SrpSignIn.DemandFresh(timestamp, clock.GetUtcNow());

        var proven = await lockout.Attempt(
            user,
            _ => Srp.CheckProof(block.Exchange, devices.VerifierOf(entry.Pool, device), device.DeviceGroupKey, device.DeviceKey, secretBlock, timestamp, signature),
            cancellation) ?? throw Errors.IncorrectUsernameOrPassword();
        return (proven, device, open.Id);
    }

    /// <summary>The device of the session. Where it let the second factor be skipped, it must be remembered still.</summary>
    private async Task<(CognitoUser User, Device Device)> Open(ClientEntry entry, ChallengeSession open, IReadOnlyDictionary<string, string> responses, CancellationToken cancellation)
    {
        if (!Devices.AreTracked(entry.Pool)) throw Errors.DevicesNotTracked();
        var user = await users.Demand(entry, open, ChallengeResponses.Demand(responses, "USERNAME"), cancellation);
        if (ChallengeResponses.Demand(responses, "DEVICE_KEY") != open.DeviceKey) throw Errors.InvalidSession();
        var device = await devices.Demand(user, open.DeviceKey, cancellation);
        return !open.SkippedMfa || Devices.SuppressesMfa(entry.Pool, device) ? (user, device) : throw Errors.InvalidSession();
    }
}
