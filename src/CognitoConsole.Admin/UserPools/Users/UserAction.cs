using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Something an operator does to one user after a question. Which ones make sense depends on the user's state.</summary>
/// <param name="Operation">Name of the AWS operation, whose permission decides.</param>
/// <param name="Title">The menu's line and the dialog's heading.</param>
/// <param name="Text">What it does and what it means for the person.</param>
/// <param name="Done">The message when it is done.</param>
/// <param name="Request">Null where a dialog of its own asks for more.</param>
/// <param name="Why">Why the user's state does not allow it; null when it does.</param>
internal sealed record UserAction(string Operation, string Title, string Text, string Done, object? Request, string? Why = null)
{
    /// <summary>Which functions get what is entered for them; null where none does.</summary>
    public string? Functions => Request switch
    {
        AdminConfirmSignUpRequest => "The post confirmation trigger gets it as clientMetadata. It is not kept.",
        AdminResetUserPasswordRequest => "The custom message trigger and custom senders get it as clientMetadata. It is not kept.",
        _ => null,
    };

    public static IReadOnlyList<UserAction> For(string poolId, AdminGetUserResponse user)
    {
        var (name, status) = (user.Username, user.UserStatus);
        var invited = status == UserStatusType.ForceChangePassword;
        var reachable = UserAttributeText.IsTrue(user.UserAttributes, "email_verified") || UserAttributeText.IsTrue(user.UserAttributes, "phone_number_verified");
        return
        [
            new("AdminConfirmSignUp", "Confirm account", "The person can sign in without entering the code that was sent. Email address and phone number do not become verified.", $"{name} is confirmed.",
                new AdminConfirmSignUpRequest { UserPoolId = poolId, Username = name }, status == UserStatusType.Unconfirmed ? null : $"Only an unconfirmed account can be confirmed; this one is {Is(status)}."),
            new("AdminCreateUser", "Resend invitation", "A new temporary password is sent. The one sent before stops working.", $"The invitation to {name} was sent again.",
                Request: null, invited ? null : "The person has set a password already, or signed up without an invitation."),
            new("AdminResetUserPassword", "Reset password", "The current password stops working. The person gets a code by email or SMS and chooses a new password with it.", $"A code was sent to {name}.",
                new AdminResetUserPasswordRequest { UserPoolId = poolId, Username = name }, WhyNotReset(status, reachable)),
            new("AdminUserGlobalSignOut", "Sign out everywhere", "All refresh tokens are revoked, and this server refuses the access tokens. An app that checks tokens by itself accepts them until they expire.", $"{name} is signed out everywhere.",
                new AdminUserGlobalSignOutRequest { UserPoolId = poolId, Username = name }),
            user.Enabled == false
                ? new("AdminEnableUser", "Enable access", "The person can sign in again.", $"{name} can sign in again.", new AdminEnableUserRequest { UserPoolId = poolId, Username = name })
                : new("AdminDisableUser", "Disable access", "The person cannot sign in and all tokens are revoked. Nothing is deleted; access can be enabled again.", $"{name} can no longer sign in.",
                    new AdminDisableUserRequest { UserPoolId = poolId, Username = name }),
        ];
    }

    private static string? WhyNotReset(string? status, bool reachable) => status switch
    {
        UserStatusType.ForceChangePassword => "The person has not replaced the temporary password yet. Resend the invitation instead.",
        UserStatusType.Unconfirmed => "The account is not confirmed yet.",
        UserStatusType.ExternalProvider => "The person signs in with an external provider and has no password here.",
        _ => reachable ? null : "There is no verified email address or phone number to send a code to. Set a password instead.",
    };

    private static string Is(string? status) => Status.Text(status).ToLowerInvariant();
}
