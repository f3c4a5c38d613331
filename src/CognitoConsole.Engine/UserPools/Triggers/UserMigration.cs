using CognitoConsole.Contracts;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Takes over a user whom the pool does not know, from the directory that the user migration function asks.</summary>
public sealed class UserMigration(UserMigrationTrigger trigger, UserWriter writer, UserDirectory directory, Passwords passwords, UserMessages messages, AuditTrail audit, TimeProvider clock)
{
    private (string Name, string Password)? _asked;

    /// <summary>The user, with the password that was given; null when nobody is known by that name there either. The function is asked once in a call.</summary>
    public async Task<CognitoUser?> ByPassword(ClientEntry entry, string name, string password, CancellationToken cancellation)
    {
        if (_asked == (name, password)) return null;
        _asked = (name, password);
        return await Migrate(entry, UserMigrationTrigger.Authentication, name, password, cancellation);
    }

    /// <summary>As <see cref="ByPassword"/>, for somebody who has forgotten it.</summary>
    public Task<CognitoUser?> ForReset(ClientEntry entry, string name, CancellationToken cancellation) =>
        Migrate(entry, UserMigrationTrigger.ForgotPassword, name, password: null, cancellation);

    private async Task<CognitoUser?> Migrate(ClientEntry entry, string source, string name, string? password, CancellationToken cancellation)
    {
        try
        {
            return await trigger.Run(entry, source, name, password) is { } found ? await Create(entry, name, password, found, cancellation) : null;
        }
        catch (CognitoException) when (UserExistence.IsHidden(entry.Client))
        {
            // The function's words, or that a name is taken, would tell who is known there or here.
            writer.Abandon();
            return null;
        }
        catch (CognitoException failure) when (failure.Code == ErrorCodes.UsernameExistsException)
        {
            writer.Abandon();
            return null;
        }
        catch (CognitoException failure) when (failure.Code is ErrorCodes.UserLambdaValidationException or ErrorCodes.AliasExistsException or ErrorCodes.InvalidParameterException)
        {
            writer.Abandon();
            throw new CognitoException(ErrorCodes.UserNotFoundException, $"Exception migrating user in app client {entry.Client.ClientId}");
        }
    }

    /// <summary>Who is not known and did not come over; somebody else may have brought the person over in the same moment.</summary>
    public Task<CognitoUser?> Meanwhile(ClientEntry entry, string name, CancellationToken cancellation) =>
        TriggerSlots.Find(entry.Pool.LambdaConfig, TriggerSlots.UserMigration) is null ? Task.FromResult<CognitoUser?>(null) : directory.Find(entry.Pool, name, cancellation);

    private async Task<CognitoUser> Create(ClientEntry entry, string name, string? password, MigratedUser found, CancellationToken cancellation)
    {
        var pool = entry.Pool;
        var attributes = new Dictionary<string, string>(found.Attributes);
        // The person may have come with an alias: the other directory says what the user name is.
        if (attributes.Remove("username", out var username) && pool.UsernameAttributes.Count == 0) name = username;
        attributes.Remove("sub");
        var user = NewUsers.Make(pool, name, attributes, found.FinalStatus, clock.GetUtcNow());
        AttributeRules.Check(pool, attributes, existing: null, requireAll: false);
        user.Attributes = attributes.Where(a => a.Value.Length > 0).ToDictionary();
        if (found.EnablesSmsMfa)
        {
            if (!user.Attributes.ContainsKey("phone_number")) throw Errors.InvalidLambdaResponse("Unrecognizable lambda output: enableSMSMFA needs a phone_number");
            (user.MfaSettings, user.PreferredMfa) = ([PoolFactors.Sms], PoolFactors.Sms);
        }

        // A sign-in is no change to be audited; a new user is.
        audit.Start(found with { Attributes = [] });
        writer.Add(pool, user);
        if (found.ForcesAliases) await writer.TakeAliases(pool, user, directory, cancellation);
        else if (await writer.TakenName(pool, user, isNew: true, cancellation) is { } taken) throw taken;
        if (password is not null) passwords.Adopt(pool, user, password);
        if (!found.SuppressesMessage && password is not null) await Welcome(entry, user, found);
        await writer.Save(pool, user, isNew: true, cancellation);
        // What follows in the sign-in reads and changes the user anew.
        writer.Abandon();
        return await directory.FindByUsername(pool.Id, user.Username, cancellation) ?? user;
    }

    /// <summary>The message has a place for the password. This one is the person's own, and belongs into no message.</summary>
    private async Task Welcome(ClientEntry entry, CognitoUser user, MigratedUser found)
    {
        const string password = "the one that you already have";
        foreach (var medium in found.Mediums.Distinct())
            if (user.Attributes.TryGetValue(medium == MessageWriter.Email ? "email" : "phone_number", out var destination))
                await messages.Send(entry.Pool, entry.Client.ClientId, user, UserMessage.Invitation(entry.Pool, medium, destination, user.Username, password) with { Failure = null });
    }
}
