namespace CognitoConsole.Contracts.Iam;

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html">CreateOpenIDConnectProvider</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.EntityAlreadyExistsException, ErrorCodes.LimitExceededException, ErrorCodes.InvalidInputException])]
public sealed record CreateOpenIDConnectProviderRequest : IRequest<CreateOpenIDConnectProviderResponse>, IShape
{

    /// <summary>Issuer, with https.</summary>
    public string Url { get; init; } = null!;
    public IReadOnlyList<string>? ClientIDList { get; init; }
    public IReadOnlyList<string>? ThumbprintList { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Required(Url, "url");
        check.Text(Url, "url", 1, 255, null, null, false);
        check.Count(ClientIDList?.Count, "clientIDList", 0, 100, () => "[]");
        if (ClientIDList is not null) check.Elements(ClientIDList, "clientIDList", 1, 255, null, null, () => ShapeCheck.Show(ClientIDList));
        check.Count(ThumbprintList?.Count, "thumbprintList", 0, 5, () => "[]");
        if (ThumbprintList is not null) check.Elements(ThumbprintList, "thumbprintList", 40, 40, null, null, () => ShapeCheck.Show(ThumbprintList));
        IamShapes.Tags(check, Tags);
    }
}

public sealed record CreateOpenIDConnectProviderResponse
{
    public required string OpenIDConnectProviderArn { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html">GetOpenIDConnectProvider</see>.</summary>
[Operation("iam", OperationAccess.Signed, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record GetOpenIDConnectProviderRequest : IRequest<GetOpenIDConnectProviderResponse>, IOpenIDConnectProviderRequest, IShape
{
    public string OpenIDConnectProviderArn { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Arn(check, OpenIDConnectProviderArn, "openIDConnectProviderArn");
    }
}

public sealed record GetOpenIDConnectProviderResponse
{
    public required string Url { get; init; }
    public required IReadOnlyList<string> ClientIDList { get; init; }
    public required IReadOnlyList<string> ThumbprintList { get; init; }
    public required DateTimeOffset CreateDate { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviders.html">ListOpenIDConnectProviders</see>.</summary>
[Operation("iam", OperationAccess.Signed)]
public sealed record ListOpenIDConnectProvidersRequest : IRequest<ListOpenIDConnectProvidersResponse>;

public sealed record ListOpenIDConnectProvidersResponse
{
    public required IReadOnlyList<OpenIDConnectProviderListEntry> OpenIDConnectProviderList { get; init; }
}

public sealed record OpenIDConnectProviderListEntry
{
    public required string Arn { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddClientIDToOpenIDConnectProvider.html">AddClientIDToOpenIDConnectProvider</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException, ErrorCodes.LimitExceededException])]
public sealed record AddClientIDToOpenIDConnectProviderRequest : IRequest<Nothing>, IOpenIDConnectProviderRequest, IShape
{
    public string OpenIDConnectProviderArn { get; init; } = null!;
    public string ClientID { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Arn(check, OpenIDConnectProviderArn, "openIDConnectProviderArn");
        check.Required(ClientID, "clientID");
        check.Text(ClientID, "clientID", 1, 255, null, null, false);
    }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveClientIDFromOpenIDConnectProvider.html">RemoveClientIDFromOpenIDConnectProvider</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record RemoveClientIDFromOpenIDConnectProviderRequest : IRequest<Nothing>, IOpenIDConnectProviderRequest, IShape
{
    public string OpenIDConnectProviderArn { get; init; } = null!;
    public string ClientID { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Arn(check, OpenIDConnectProviderArn, "openIDConnectProviderArn");
        check.Required(ClientID, "clientID");
        check.Text(ClientID, "clientID", 1, 255, null, null, false);
    }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteOpenIDConnectProvider.html">DeleteOpenIDConnectProvider</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record DeleteOpenIDConnectProviderRequest : IRequest<Nothing>, IOpenIDConnectProviderRequest, IShape
{
    public string OpenIDConnectProviderArn { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Arn(check, OpenIDConnectProviderArn, "openIDConnectProviderArn");
    }
}
