using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Contracts.Extensions;

/// <summary>A key that user pools may name as their customer managed key.</summary>
public sealed record KmsKeyType
{
    public required string Arn { get; init; }

    /// <summary>Why it cannot be used now, as the end of a sentence; null when it can.</summary>
    public string? Problem { get; init; }
}

/// <summary>The customer managed keys that the server's settings name (<c>Kms:Keys</c>), and how it stands with the user pool's own.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record ListKmsKeysRequest : IRequest<ListKmsKeysResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Required(UserPoolId, "userPoolId");
        check.Text(UserPoolId, "userPoolId", 1, 55, Patterns.UserPoolId, null, false);
    }
}

public sealed record ListKmsKeysResponse
{
    public required IReadOnlyList<KmsKeyType> Keys { get; init; }

    /// <summary>Why nobody can sign in to the user pool: its key, as the end of a sentence. Null when its secrets can be read.</summary>
    public string? UserPoolProblem { get; init; }
}
