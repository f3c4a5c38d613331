namespace CognitoConsole.Contracts.Extensions;

/// <summary>A key that user pools may name as their customer managed key.</summary>
public sealed record KmsKeyType
{
    public required string Arn { get; init; }

    /// <summary>Why it cannot be used now, as the end of a sentence; null when it can.</summary>
    public string? Problem { get; init; }
}

/// <summary>The customer managed keys that the server's settings name (<c>Kms:Keys</c>).</summary>
[Operation("cognito-console", OperationAccess.Signed)]
public sealed record ListKmsKeysRequest : IRequest<ListKmsKeysResponse>;

public sealed record ListKmsKeysResponse
{
    public required IReadOnlyList<KmsKeyType> Keys { get; init; }
}
