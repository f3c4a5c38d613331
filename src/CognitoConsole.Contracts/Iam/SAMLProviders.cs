namespace CognitoConsole.Contracts.Iam;

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html">CreateSAMLProvider</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.EntityAlreadyExistsException, ErrorCodes.LimitExceededException, ErrorCodes.InvalidInputException])]
public sealed record CreateSAMLProviderRequest : IRequest<CreateSAMLProviderResponse>, IShape
{
    public string SAMLMetadataDocument { get; init; } = null!;
    public string Name { get; init; } = null!;
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary><c>Required</c> or <c>Allowed</c>.</summary>
    public string? AssertionEncryptionMode { get; init; }
    [Sensitive]
    public string? AddPrivateKey { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Required(SAMLMetadataDocument, "sAMLMetadataDocument");
        IamShapes.SAMLMetadata(check, SAMLMetadataDocument);
        check.Required(Name, "name");
        check.Text(Name, "name", 1, 128, IamShapes.SAMLProviderName, null, false);
        IamShapes.Tags(check, Tags);
        check.Text(AddPrivateKey, "addPrivateKey", 1, 16384, null, null, true);
    }
}

public sealed record CreateSAMLProviderResponse
{
    public required string SAMLProviderArn { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html">GetSAMLProvider</see>.</summary>
[Operation("iam", OperationAccess.Signed, Errors = [ErrorCodes.NoSuchEntityException, ErrorCodes.InvalidInputException])]
public sealed record GetSAMLProviderRequest : IRequest<GetSAMLProviderResponse>, ISAMLProviderRequest, IShape
{
    public string SAMLProviderArn { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Arn(check, SAMLProviderArn, "sAMLProviderArn");
    }
}

public sealed record GetSAMLProviderResponse
{
    public required string SAMLMetadataDocument { get; init; }
    public required DateTimeOffset CreateDate { get; init; }
    public required DateTimeOffset ValidUntil { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSAMLProviders.html">ListSAMLProviders</see>.</summary>
[Operation("iam", OperationAccess.Signed)]
public sealed record ListSAMLProvidersRequest : IRequest<ListSAMLProvidersResponse>;

public sealed record ListSAMLProvidersResponse
{
    public required IReadOnlyList<SAMLProviderListEntry> SAMLProviderList { get; init; }
}

public sealed record SAMLProviderListEntry
{
    public required string Arn { get; init; }
    public required DateTimeOffset ValidUntil { get; init; }
    public required DateTimeOffset CreateDate { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSAMLProvider.html">UpdateSAMLProvider</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException, ErrorCodes.InvalidInputException, ErrorCodes.LimitExceededException])]
public sealed record UpdateSAMLProviderRequest : IRequest<UpdateSAMLProviderResponse>, ISAMLProviderRequest, IShape
{
    public string SAMLProviderArn { get; init; } = null!;
    public string? SAMLMetadataDocument { get; init; }

    /// <summary><c>Required</c> or <c>Allowed</c>.</summary>
    public string? AssertionEncryptionMode { get; init; }
    [Sensitive]
    public string? AddPrivateKey { get; init; }
    public string? RemovePrivateKey { get; init; }

    public void Check(ShapeCheck check)
    {
        IamShapes.Arn(check, SAMLProviderArn, "sAMLProviderArn");
        IamShapes.SAMLMetadata(check, SAMLMetadataDocument);
        check.Text(AddPrivateKey, "addPrivateKey", 1, 16384, null, null, true);
    }
}

public sealed record UpdateSAMLProviderResponse
{
    public required string SAMLProviderArn { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSAMLProvider.html">DeleteSAMLProvider</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException, ErrorCodes.InvalidInputException])]
public sealed record DeleteSAMLProviderRequest : IRequest<Nothing>, ISAMLProviderRequest, IShape
{
    public string SAMLProviderArn { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Arn(check, SAMLProviderArn, "sAMLProviderArn");
    }
}
