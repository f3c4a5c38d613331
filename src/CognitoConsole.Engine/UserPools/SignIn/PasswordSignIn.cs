using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Proves a password, for every door and flow: unknown users cost the same time, lockout counts, and a right password meets the user's state only
/// after it has been proven.
/// </summary>
public sealed class PasswordSignIn(UserDirectory directory, UserWriter writer, Passwords passwords, Lockout lockout, UnknownAttempts unknown, ThreatProtection threats, AuditTrail audit,
    PreAuthenticationTrigger preAuthentication, UserMigration migration, SignInProof proof)
{
    /// <exception cref="Contracts.CognitoException">Whatever refuses: unknown user, wrong password, lock, disabled.</exception>
    public async Task<CognitoUser> Prove(ClientEntry entry, string name, string password, CancellationToken cancellation)
    {
        var user = await directory.Find(entry.Pool, name, cancellation);
        if (user is null && await migration.ByPassword(entry, name, password, cancellation) is { } migrated)
        {
            await preAuthentication.Run(entry, name, migrated);
            proof.Add(AuthMethods.Password);
            await DemandSafe(entry, migrated, password, cancellation);
            return migrated;
        }

        user ??= await migration.Meanwhile(entry, name, cancellation);
        await preAuthentication.Run(entry, name, user);
        if (user is null || !Passwords.HasPassword(user))
        {
            if (UserExistence.IsHidden(entry.Client)) await unknown.Count(entry.Pool, name, cancellation);
            passwords.Simulate(entry.Pool, name, password);
            throw user is null ? UserExistence.Unknown(entry.Client) : UserExistence.WithoutPassword(entry.Client, user);
        }

        user = await lockout.Attempt(user, u => passwords.Matches(entry.Pool, u, password), cancellation) ?? throw Errors.IncorrectUsernameOrPassword();
        proof.Add(AuthMethods.Password);
        await passwords.Upgrade(entry.Pool, user, password, cancellation);
        await DemandSafe(entry, user, password, cancellation);
        return user;
    }

    /// <summary>A password that others know too must be replaced through a code before it opens anything.</summary>
    private async Task DemandSafe(ClientEntry entry, CognitoUser user, string password, CancellationToken cancellation)
    {
        // A temporary password is replaced anyway, and a sign-up that is not confirmed goes no further.
        if (user is not { Enabled: true, UserStatus: UserStatusType.Confirmed } || !await threats.IsStopped(entry, password, EventFilterType.SignIn)) return;
        audit.Start(new { user.UserPoolId, user.Username });
        writer.Change(entry.Pool, user, u => u.UserStatus = UserStatusType.ResetRequired);
        await writer.Save(entry.Pool, user, isNew: false, cancellation);
        throw Errors.CompromisedSignIn();
    }
}

/// <summary>The one place that decides whether a caller may learn that somebody does not exist (PreventUserExistenceErrors).</summary>
public static class UserExistence
{
    public static bool IsHidden(UserPoolClient client) => client.PreventUserExistenceErrors == PreventUserExistenceErrorTypes.Enabled;

    /// <summary>For sign-in.</summary>
    public static Contracts.CognitoException Unknown(UserPoolClient client) => IsHidden(client) ? Errors.IncorrectUsernameOrPassword() : Errors.UserNotFound();

    /// <summary>For sign-in: somebody who was imported without a password has to set one first, and is told so only where callers may learn who exists.</summary>
    public static Contracts.CognitoException WithoutPassword(UserPoolClient client, CognitoUser user) =>
        user.UserStatus == UserStatusType.ResetRequired && !IsHidden(client) ? Errors.PasswordResetRequired() : Errors.IncorrectUsernameOrPassword();
}
