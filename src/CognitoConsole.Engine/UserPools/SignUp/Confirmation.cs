using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Turns an unconfirmed user into a confirmed one; with a code, what it was sent to counts as verified.</summary>
public sealed class Confirmation(UserWriter writer, UserDirectory directory)
{
    /// <param name="proven">Address or number that the code proves; null when an administrator confirms.</param>
    /// <param name="takeAliases">ForceAliasCreation: aliases move here from whoever has them.</param>
    public async Task Confirm(UserPool pool, CognitoUser user, string? proven, bool takeAliases, CancellationToken cancellation)
    {
        writer.Change(pool, user, u =>
        {
            u.UserStatus = UserStatusType.Confirmed;
            foreach (var attribute in new[] { "email", "phone_number" })
                if (proven is not null && u.Attributes.GetValueOrDefault(attribute) == proven)
                    u.Attributes = new Dictionary<string, string>(u.Attributes) { [attribute + "_verified"] = "true" };
        });
        if (takeAliases) await writer.TakeAliases(pool, user, directory, cancellation);
        else if (await writer.TakenName(pool, user, isNew: false, cancellation) is { } taken) throw taken;
    }

    public static void DemandUnconfirmed(CognitoUser user)
    {
        if (user.UserStatus != UserStatusType.Unconfirmed) throw Errors.NotAuthorized($"User cannot be confirmed. Current status is {user.UserStatus}");
    }
}
