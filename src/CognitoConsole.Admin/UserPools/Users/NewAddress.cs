using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>What becomes of an email address or phone number that an operator gives a user.</summary>
internal static class NewAddress
{
    /// <param name="replaces">There is one already.</param>
    /// <param name="status">Of the user: somebody who has not signed up or in yet can prove nothing.</param>
    /// <param name="isMarked">The operator says that it is verified.</param>
    public static string Consequence(UserPoolType? pool, string attribute, string? status, bool replaces, bool isMarked)
    {
        var name = UserAttributeText.Label(attribute).ToLowerInvariant();
        if (isMarked) return $"The new {name} holds at once and counts as verified. No code goes out.";
        if (pool?.AutoVerifiedAttributes?.Contains(attribute) != true) return $"The new {name} holds at once, but counts as not verified. No code goes out, because the user pool does not verify it.";
        if (status == UserStatusType.Unconfirmed) return $"The new {name} holds at once, but counts as not verified. No code goes out before the sign-up is confirmed.";
        return replaces && status != UserStatusType.ForceChangePassword && pool.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate?.Contains(attribute) == true
            ? $"A code goes to the new {name}, and the new {name} waits: until the person enters the code, the present one stays in use."
            : $"The new {name} holds at once, but counts as not verified until the person enters the code that goes there.";
    }
}
