using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Setting up an authenticator app in the middle of a sign-in: three sessions, each of its own step, so that none of the three calls can be left out.
/// </summary>
public sealed class MfaSetup(ChallengeSessions sessions, SessionUsers users, PoolDirectory pools, SoftwareTokens tokens, UserWriter writer, AuditTrail audit, SignInProof proof)
{
    public const string Offered = "MFA_SETUP_OFFERED";
    public const string Verified = "MFA_SETUP_VERIFIED";

    /// <summary>AssociateSoftwareToken: a seed, and the session that carries it.</summary>
    public async Task<(byte[] Seed, string Session)> Offer(string session, CancellationToken cancellation)
    {
        var (open, entry, user) = await Open(session, ChallengeNameType.MfaSetup, cancellation);
        if (!PoolFactors.HasTotp(entry.Pool)) throw Errors.SoftwareTokenNotEnabled();
        await DemandNothingSetUp(entry.Pool, user, cancellation);
        sessions.Consume(open.Id, entry);
        await sessions.Save(cancellation);
        var seed = Totp.NewSecret();
        return (seed, Next(entry, open, Offered, seed));
    }

    /// <summary>VerifySoftwareToken: the seed is the user's; the session that finishes MFA_SETUP.</summary>
    public async Task<string> Verify(string session, string code, string? deviceName, CancellationToken cancellation)
    {
        var (open, entry, user) = await Open(session, Offered, cancellation);
        await Finish(entry, user, open, code, deviceName, cancellation);
        await sessions.Save(cancellation);
        return Next(entry, open, Verified, null);
    }

    /// <summary>Makes the session's seed the user's and uses the session up; the caller saves.</summary>
    public async Task Finish(ClientEntry entry, CognitoUser user, ChallengeSession open, string code, string? deviceName, CancellationToken cancellation)
    {
        if (!PoolFactors.HasTotp(entry.Pool)) throw Errors.SoftwareTokenNotEnabled();
        await DemandNothingSetUp(entry.Pool, user, cancellation);
        audit.Start(open);
        await tokens.Verify(entry.Pool, user, open.Seed!, code, deviceName, cancellation);
        proof.Add(AuthMethods.Totp);
        writer.Change(entry.Pool, user, u => MfaPreferences.SwitchOn(u, PoolFactors.Totp));
        sessions.Consume(open.Id, entry);
    }

    /// <summary>Two sign-ins may have been told to set up; the second must not replace what the first has set up.</summary>
    public async Task DemandNothingSetUp(UserPool pool, CognitoUser user, CancellationToken cancellation)
    {
        if (PoolFactors.ActiveFor(pool, user).Count > 0 || (PoolFactors.HasTotp(pool) && await tokens.IsVerified(user, cancellation))) throw Errors.InvalidSession();
    }

    private async Task<(ChallengeSession Open, ClientEntry Entry, CognitoUser User)> Open(string session, string step, CancellationToken cancellation)
    {
        var open = await sessions.OpenAnyClient(session, step, cancellation);
        var entry = await pools.Client(open.Pool, open.Client, cancellation);
        return (open, entry, await users.Demand(entry, open, name: null, cancellation));
    }

    private string Next(ClientEntry entry, ChallengeSession open, string step, byte[]? seed) =>
        sessions.Seal(entry, ChallengeSessions.New(entry, open.Username, step, open.AuthTime) with { Seed = seed });
}
