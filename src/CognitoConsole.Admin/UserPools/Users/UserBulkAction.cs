using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Something that is done to many users, one call each.</summary>
/// <param name="Operation">Name of the AWS operation, whose permission decides.</param>
/// <param name="Title">The menu's line, the dialog's heading and the button.</param>
/// <param name="Text">What it means for each of them.</param>
internal sealed record UserBulkAction(string Operation, string Title, string Text)
{
    public bool NeedsGroup => Operation is "AdminAddUserToGroup" or "AdminRemoveUserFromGroup";

    public bool IsDeletion => Operation == "AdminDeleteUser";

    public static IReadOnlyList<UserBulkAction> All { get; } =
    [
        new("AdminEnableUser", "Enable access", "They can sign in again."),
        new("AdminDisableUser", "Disable access", "They cannot sign in and all their tokens are revoked. Nothing is deleted; access can be enabled again."),
        new("AdminAddUserToGroup", "Add to group", "The group comes as cognito:groups in their next tokens."),
        new("AdminRemoveUserFromGroup", "Remove from group", "Their next tokens come without the group. Who is not in it stays as they are."),
        new("AdminUserGlobalSignOut", "Sign out everywhere", "All their refresh tokens are revoked, and this server refuses their access tokens."),
        new("AdminResetUserPassword", "Reset password", "Their passwords stop working. Each gets a code by email or SMS and chooses a new password with it."),
        new("AdminDeleteUser", "Delete users", "Their accounts, attributes and group memberships are gone. This cannot be undone."),
    ];

    public object Request(string poolId, string username, string? group) => Operation switch
    {
        "AdminEnableUser" => new AdminEnableUserRequest { UserPoolId = poolId, Username = username },
        "AdminDisableUser" => new AdminDisableUserRequest { UserPoolId = poolId, Username = username },
        "AdminAddUserToGroup" => new AdminAddUserToGroupRequest { UserPoolId = poolId, Username = username, GroupName = group! },
        "AdminRemoveUserFromGroup" => new AdminRemoveUserFromGroupRequest { UserPoolId = poolId, Username = username, GroupName = group! },
        "AdminUserGlobalSignOut" => new AdminUserGlobalSignOutRequest { UserPoolId = poolId, Username = username },
        "AdminResetUserPassword" => new AdminResetUserPasswordRequest { UserPoolId = poolId, Username = username },
        "AdminDeleteUser" => new AdminDeleteUserRequest { UserPoolId = poolId, Username = username },
        _ => throw new InvalidOperationException($"{Operation} is no action on many users."),
    };
}
