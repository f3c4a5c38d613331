using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>NEW_PASSWORD_REQUIRED: the temporary password is replaced, missing required attributes are filled in, and the user is confirmed.</summary>
public sealed class NewPasswordChallenge(UserDirectory directory, UserWriter writer, Passwords passwords, ChallengeSessions sessions, SignInSteps steps, ThreatProtection threats, AuditTrail audit)
{
    private const string AttributePrefix = "userAttributes.";

    public async Task<SignInStep> Answer(ClientEntry entry, string? session, IReadOnlyDictionary<string, string> responses, CancellationToken cancellation)
    {
        var open = await sessions.Open(entry, session, ChallengeNameType.NewPasswordRequired, cancellation);
        var attributes = responses.Where(r => r.Key.StartsWith(AttributePrefix, StringComparison.Ordinal)).ToDictionary(r => r.Key[AttributePrefix.Length..], r => r.Value);
        var user = await SetPassword(entry, open, ChallengeResponses.Demand(responses, "USERNAME"), ChallengeResponses.Demand(responses, "NEW_PASSWORD"), attributes, cancellation);
        // The session is saved as used with the new password; the tokens follow in their own commit.
        return await steps.AfterFirstFactor(entry, user, null, cancellation);
    }

    /// <summary>Sets the password and confirms the user; also the hosted UI's way.</summary>
    public async Task<CognitoUser> SetPassword(ClientEntry entry, ChallengeSession session, string name, string password, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation)
    {
        var user = await directory.FindByUsername(session.Pool, session.Username, cancellation) ?? throw Errors.NotAuthorized("Invalid session for the user.");
        if (name != user.Username && (await directory.Find(entry.Pool, name, cancellation))?.Username != user.Username) throw Errors.NotAuthorized("Invalid session for the user.");
        steps.DemandSignInState(entry.Pool, user);
        if (user.UserStatus != UserStatusType.ForceChangePassword) throw Errors.SessionUsed();

        // The session was earned by a temporary password that has been replaced since.
        if (user.PasswordSetAt > session.AuthTime || user.WasSignedOutSince(session.AuthTime)) throw Errors.NotAuthorized("Invalid session for the user.");

        var missing = SignInSteps.MissingAttributes(entry.Pool, user);
        if (missing.FirstOrDefault(m => attributes.GetValueOrDefault(m) is null or "") is { } absent) throw Errors.InvalidParameter($"Invalid attributes given, {absent} is missing", AttributePrefix + absent);
        // Whoever has only the temporary password neither leads the account elsewhere nor changes what its owner must have.
        if (attributes.Keys.FirstOrDefault(a => user.Attributes.ContainsKey(a) && (a is "email" or "phone_number" || entry.Pool.SchemaAttributes.Any(s => s.Name == a && s.Required == true))) is { } provided) throw Errors.NotAuthorized($"Cannot modify an already provided {provided}");
        AttributeRules.CheckWritable(entry.Client, entry.Pool, attributes.Keys);
        AttributeRules.Check(entry.Pool, attributes, user.Attributes, requireAll: false);
        PasswordRules.Demand(entry.Pool, password);
        await threats.DemandSafe(entry, password, EventFilterType.PasswordChange);

        // The operation as a whole is no change to be audited; this step of it is.
        audit.Start(session);
        sessions.Consume(session.Id, entry);
        writer.SetAttributes(entry.Pool, user, attributes.ToDictionary(a => a.Key, a => (string?)a.Value));
        writer.Change(entry.Pool, user, u => u.UserStatus = UserStatusType.Confirmed);
        await passwords.Set(entry.Pool, user, password, cancellation);
        if (await writer.TakenName(entry.Pool, user, isNew: false, cancellation) is { } taken) throw taken;
        await steps.SaveConsumed(cancellation);
        return user;
    }
}
