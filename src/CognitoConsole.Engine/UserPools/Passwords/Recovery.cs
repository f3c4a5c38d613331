using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>By which verified attribute a user may recover the account, in the pool's order.</summary>
public static class Recovery
{
    /// <exception cref="Contracts.CognitoException">No mechanism of the pool fits the user, or only administrators may help.</exception>
    public static string DemandAttribute(UserPool pool, CognitoUser user)
    {
        var mechanisms = pool.AccountRecoverySetting?.RecoveryMechanisms?.OrderBy(m => m.Priority).Select(m => m.Name).ToList()
            // A pool without a setting is of the old kind: phone first, then e-mail.
            ?? [RecoveryOptionNameType.VerifiedPhoneNumber, RecoveryOptionNameType.VerifiedEmail];
        if (mechanisms is [RecoveryOptionNameType.AdminOnly]) throw Errors.NotAuthorized("Contact administrator to reset password.");
        foreach (var mechanism in mechanisms)
        {
            var attribute = mechanism == RecoveryOptionNameType.VerifiedEmail ? "email" : "phone_number";
            if (user.Attributes.ContainsKey(attribute) && user.Attributes.GetValueOrDefault(attribute + "_verified") == "true") return attribute;
        }

        throw Errors.InvalidParameter("Cannot reset password for the user as there is no registered/verified email or phone_number");
    }
}
