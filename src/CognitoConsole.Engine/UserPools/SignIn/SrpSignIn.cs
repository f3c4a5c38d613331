using System.Text.Json.Serialization;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>USER_SRP_AUTH: the challenge, and the proof. Somebody who does not exist gets a challenge too, and never the proof.</summary>
public sealed class SrpSignIn(UserDirectory directory, Passwords passwords, Lockout lockout, UnknownAttempts unknown, SealedToken seal, PreAuthenticationTrigger preAuthentication, AuthAttempt attempt, SignInProof proof, TimeProvider clock)
{
    private const string Purpose = "srp-secret-block";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <param name="Username">The user name that SRP hashes; of nobody when <paramref name="IsReal"/> is false.</param>
    /// <param name="Flow">With which the sign-in began.</param>
    private sealed record Block(string Id, string Pool, string Client, string Username, [property: JsonConverter(typeof(JsonBit))] bool IsReal, string Flow, SrpExchange Exchange, CarriedProof? Proof);

    public async Task<SignInStep> Start(ClientEntry entry, string name, string? srpA, CancellationToken cancellation)
    {
        var user = await directory.Find(entry.Pool, name, cancellation);
        if (user is null && !UserExistence.IsHidden(entry.Client)) throw Errors.UserNotFound();
        await preAuthentication.Run(entry, name, user);
        var folded = SignInNames.Fold(entry.Pool, name);
        var username = user?.Username ?? (CanBeUsername(entry.Pool, folded) ? folded : passwords.SimulatedId(entry.Pool, folded));
        var verifier = (user is null ? null : passwords.VerifierOf(entry.Pool, user)) ?? passwords.Simulated(entry.Pool, username);
        if (!Srp.TryStart(verifier, srpA, out var exchange, out var srpB)) throw Errors.InvalidParameter("SRP_A is not a valid value.", "authParameters");

        var block = new Block(ChallengeSessions.NewId(), entry.Pool.Id, entry.Client.ClientId, username, user?.PasswordVerifier is not null, attempt.Flow!, exchange, proof.Carried);
        return new SignInStep
        {
            ChallengeName = ChallengeNameType.PasswordVerifier,
            ChallengeParameters = new Dictionary<string, string>
            {
                ["SALT"] = verifier.SaltHex,
                ["SECRET_BLOCK"] = Convert.ToBase64String(seal.SealBytes(block, Purpose, clock.GetUtcNow() + ChallengeSessions.Lifetime(entry), hidesLength: true)),
                ["SRP_B"] = srpB,
                ["USERNAME"] = username,
                ["USER_ID_FOR_SRP"] = username,
            },
        };
    }

    /// <returns>The user, and the id that the finished sign-in consumes.</returns>
    public async Task<(CognitoUser User, string SessionId)> Prove(ClientEntry entry, IReadOnlyDictionary<string, string> responses, CancellationToken cancellation, bool isCustom = false)
    {
        var name = ChallengeResponses.Demand(responses, "USERNAME");
        var encoded = ChallengeResponses.Demand(responses, "PASSWORD_CLAIM_SECRET_BLOCK");
        var signature = ChallengeResponses.Demand(responses, "PASSWORD_CLAIM_SIGNATURE");
        var timestamp = ChallengeResponses.Demand(responses, "TIMESTAMP");
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length)) throw Errors.NotAuthorized("Invalid session for the user.");
        var secretBlock = bytes.AsSpan(0, length).ToArray();
        var block = seal.OpenBytes<Block>(secretBlock, Purpose, clock.GetUtcNow(), out var expired);
        if (expired) throw Errors.NotAuthorized("Invalid session for the user, session is expired.");
        if (block is null || block.Pool != entry.Pool.Id || block.Client != entry.Client.ClientId) throw Errors.NotAuthorized("Invalid session for the user.");
        // A proof that begins a custom sign-in must not become a whole one of another flow, nor the other way round.
        if ((block.Flow == AuthFlowType.CustomAuth) != isCustom) throw Errors.InvalidSession();
        ClientFlows.Demand(entry, block.Flow);
        if (block.Flow == AuthFlowType.UserAuth) FirstFactors.Demand(entry.Pool, ChallengeNameType.PasswordSrp);
        attempt.Begin(block.Flow);
        DemandFresh(timestamp, clock.GetUtcNow());

        var user = block.IsReal ? await directory.FindByUsername(block.Pool, block.Username, cancellation) : null;
        if (user?.PasswordVerifier is null || !await IsSame(entry, name, user, cancellation))
        {
            if (UserExistence.IsHidden(entry.Client)) await unknown.Count(entry.Pool, block.Username, cancellation);
            // The same work as for somebody real, and the same answer.
            Srp.CheckProof(block.Exchange, passwords.Simulated(entry.Pool, block.Username), entry.Pool.SrpName, block.Username, secretBlock, timestamp, signature);
            var known = block.IsReal ? null : await directory.FindByUsername(block.Pool, block.Username, cancellation);
            throw known is null || Passwords.HasPassword(known) ? Errors.IncorrectUsernameOrPassword() : UserExistence.WithoutPassword(entry.Client, known);
        }

        var proven = await lockout.Attempt(
            user,
            u => passwords.VerifierOf(entry.Pool, u) is { } verifier && Srp.CheckProof(block.Exchange, verifier, entry.Pool.SrpName, u.Username, secretBlock, timestamp, signature),
            cancellation) ?? throw Errors.IncorrectUsernameOrPassword();
        proof.Continue(block.Proof);
        proof.Add(AuthMethods.Password);
        return (proven, block.Id);
    }

    /// <exception cref="Contracts.CognitoException">InvalidParameterException: TIMESTAMP is written wrongly, or minutes away.</exception>
    public static void DemandFresh(string timestamp, DateTimeOffset now)
    {
        if (Srp.ReadTimestamp(timestamp) is not { } time || (time - now).Duration() > Skew) throw Errors.InvalidParameter("TIMESTAMP is not valid.", "challengeResponses");
    }

    /// <summary>False for what could only be an alias: the user behind it would have another name.</summary>
    private static bool CanBeUsername(UserPool pool, string name) => pool.UsernameAttributes.Count == 0
        && !(pool.AliasAttributes.Contains(AliasAttributeType.Email) && AttributeRules.IsEmail(name))
        && !(pool.AliasAttributes.Contains(AliasAttributeType.PhoneNumber) && AttributeRules.IsPhoneNumber(name));

    /// <summary>The answer names the user by USER_ID_FOR_SRP, or by the alias with which the sign-in began.</summary>
    private async Task<bool> IsSame(ClientEntry entry, string name, CognitoUser user, CancellationToken cancellation) =>
        name == user.Username || (await directory.Find(entry.Pool, name, cancellation))?.Username == user.Username;
}
