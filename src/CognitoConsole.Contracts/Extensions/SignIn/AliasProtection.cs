using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Contracts.Extensions;

/// <summary>
/// Whether a verified alias (an e-mail address, a phone number) may pass from one user to another. In Cognito it may: to whoever proves it later, and by ForceAliasCreation.
/// Where addresses are given to other people, or an app takes the alias for the person, that hands an account's name to somebody else.
/// </summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record GetAliasProtectionRequest : IRequest<GetAliasProtectionResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;

    public void Check(ShapeCheck check) => AliasProtectionShapes.Pool(check, UserPoolId);
}

public sealed record GetAliasProtectionResponse
{
    /// <summary>Who proves an alias of somebody else gets AliasExistsException, also with ForceAliasCreation.</summary>
    public required bool NeverMoves { get; init; }
}

/// <summary>Sets what <see cref="GetAliasProtectionRequest"/> reads.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.ConcurrentModificationException])]
public sealed record SetAliasProtectionRequest : IRequest<Nothing>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;

    public bool NeverMoves { get; init; }

    public void Check(ShapeCheck check) => AliasProtectionShapes.Pool(check, UserPoolId);
}

internal static class AliasProtectionShapes
{
    public static void Pool(ShapeCheck check, string userPoolId)
    {
        check.Required(userPoolId, "userPoolId");
        check.Text(userPoolId, "userPoolId", 1, 55, Patterns.UserPoolId, null, false);
    }
}
