using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What an answer has led to: the user, who has passed, with the session that the door uses up; or the next challenge.</summary>
public sealed record FactorAnswer(CognitoUser? User, string? SessionId, SignInStep? Next);

/// <summary>Checks answers to the challenges of a second factor, for both doors. Wrong codes count with wrong passwords; the session stays open for another try.</summary>
public sealed class SecondFactorAnswers(
    ChallengeSessions sessions, SessionUsers users, SecondFactors factors, SoftwareTokens tokens, AuthenticationCodes codes, MfaSetup setup, Lockout lockout,
    UserWriter writer, UserDirectory directory, AuditTrail audit, SignInProof proof)
{
    public async Task<FactorAnswer> Answer(ClientEntry entry, string challenge, string? session, IReadOnlyDictionary<string, string> responses, string door, CancellationToken cancellation)
    {
        var name = door == SecondFactors.Api ? ChallengeResponses.Demand(responses, "USERNAME") : null;
        switch (challenge)
        {
            case ChallengeNameType.SoftwareTokenMfa:
                return await Totp(entry, await sessions.Open(entry, session, door + challenge, cancellation), name, ChallengeResponses.Demand(responses, "SOFTWARE_TOKEN_MFA_CODE"), cancellation);
            case ChallengeNameType.SmsMfa:
                return await Message(entry, await sessions.Open(entry, session, door + challenge, cancellation), name, challenge, ChallengeResponses.Demand(responses, "SMS_MFA_CODE"), cancellation);
            case ChallengeNameType.EmailOtp:
                return await Message(entry, await sessions.Open(entry, session, door + challenge, cancellation), name, challenge, ChallengeResponses.Demand(responses, "EMAIL_OTP_CODE"), cancellation);
            case ChallengeNameType.SelectMfaType:
                return await Select(entry, await sessions.Open(entry, session, door + challenge, cancellation), name, ChallengeResponses.Demand(responses, "ANSWER"), door, cancellation);
            case ChallengeNameType.MfaSetup when (responses.GetValueOrDefault("EMAIL") ?? responses.GetValueOrDefault("email")) is { } email:
                return await SetUpEmail(entry, await sessions.Open(entry, session, door + challenge, cancellation), name, email, door, cancellation);
            default:
                var verified = await sessions.Open(entry, session, door + MfaSetup.Verified, cancellation);
                var owner = await users.Demand(entry, verified, name, cancellation);
                await factors.Demand(entry.Pool, owner, PoolFactors.Totp, cancellation);
                return new(owner, verified.Id, null);
        }
    }

    private async Task<FactorAnswer> Totp(ClientEntry entry, ChallengeSession session, string? name, string code, CancellationToken cancellation)
    {
        var user = await users.Demand(entry, session, name, cancellation);
        await factors.Demand(entry.Pool, user, PoolFactors.Totp, cancellation);
        var token = await tokens.Find(user, cancellation);
        if (token?.Secret is null) throw Errors.SoftwareTokenNotFound();
        long? step = null;
        user = await lockout.Attempt(user, _ => (step = tokens.Match(entry.Pool, token, code)) is not null, cancellation) ?? throw Errors.MfaCodeMismatch();
        if (!await tokens.Use(token, step!.Value, cancellation)) throw Errors.SoftwareTokenUsed();
        proof.Add(AuthMethods.Totp);
        return new(user, session.Id, null);
    }

    private async Task<FactorAnswer> Message(ClientEntry entry, ChallengeSession session, string? name, string factor, string code, CancellationToken cancellation)
    {
        var user = await users.Demand(entry, session, name, cancellation);
        await factors.Demand(entry.Pool, user, factor, cancellation);
        user = await lockout.Attempt(user, _ => codes.Matches(session, code), cancellation) ?? throw Errors.MfaCodeMismatch();
        proof.Add(SignInProof.MethodOf(factor));
        var attribute = PoolFactors.AttributeOf(factor)!;
        if (session.IsSetup) await FinishEmailSetup(entry.Pool, user, session, cancellation);
        // The code proves the address that it went to, and that is no longer the user's.
        else if (user.Attributes.GetValueOrDefault(attribute) != session.Destination) throw Errors.InvalidSession();
        else await MarkVerified(entry.Pool, user, attribute, session, cancellation);
        return new(user, session.Id, null);
    }

    private async Task<FactorAnswer> Select(ClientEntry entry, ChallengeSession session, string? name, string answer, string door, CancellationToken cancellation)
    {
        var user = await users.Demand(entry, session, name, cancellation);
        // AWS's model says EMAIL_MFA where its libraries send EMAIL_OTP.
        var factor = answer == "EMAIL_MFA" ? PoolFactors.Email : answer;
        if (!(await factors.ToChoose(entry.Pool, user, cancellation)).Contains(factor)) throw Errors.InvalidParameter("Invalid MFA type selected.", "challengeResponses");
        return new(null, null, await factors.Start(entry, user, factor, door, session.AuthTime, session.Id, cancellation));
    }

    private async Task<FactorAnswer> SetUpEmail(ClientEntry entry, ChallengeSession session, string? name, string email, string door, CancellationToken cancellation)
    {
        var user = await users.Demand(entry, session, name, cancellation);
        await setup.DemandNothingSetUp(entry.Pool, user, cancellation);
        if (!SecondFactors.ForSetup(entry.Pool).Contains(PoolFactors.Email)) throw Errors.InvalidParameter("Email MFA has not been enabled by the userPool");
        var present = user.Attributes.GetValueOrDefault("email");
        if (email.Length == 0) email = present ?? throw Errors.InvalidParameter("Missing required parameter EMAIL", "EMAIL");
        // Whoever has only the password must not lead the account to an address of his own.
        if (present is not null && present != email) throw Errors.NotAuthorized("Cannot modify an already provided email");
        if (present is null) AttributeRules.CheckWritable(entry.Client, entry.Pool, ["email"]);
        AttributeRules.Check(entry.Pool, new Dictionary<string, string> { ["email"] = email }, user.Attributes, requireAll: false);
        return new(null, null, await factors.StartEmailSetup(entry, user, email, door, session, cancellation));
    }

    private async Task FinishEmailSetup(UserPool pool, CognitoUser user, ChallengeSession session, CancellationToken cancellation)
    {
        await setup.DemandNothingSetUp(pool, user, cancellation);
        if (user.Attributes.GetValueOrDefault("email") is { } present && present != session.Destination) throw Errors.InvalidSession();
        audit.Start(session);
        writer.SetAttributes(pool, user, new Dictionary<string, string?> { ["email"] = session.Destination, ["email_verified"] = "true" });
        writer.Change(pool, user, u => MfaPreferences.SwitchOn(u, PoolFactors.Email));
        if (await writer.TakenName(pool, user, isNew: false, cancellation) is { } taken) throw taken;
    }

    /// <summary>Who read the code has the address. Where it is an alias of somebody else, this sign-in does not take it away.</summary>
    private async Task MarkVerified(UserPool pool, CognitoUser user, string attribute, ChallengeSession session, CancellationToken cancellation)
    {
        if (user.Attributes.GetValueOrDefault(attribute + "_verified") == "true") return;
        if (pool.AliasAttributes.Contains(attribute) && await directory.Find(pool, session.Destination!, cancellation) is { } owner && owner.Username != user.Username) return;
        audit.Start(session);
        writer.SetAttributes(pool, user, new Dictionary<string, string?> { [attribute + "_verified"] = "true" });
    }
}
