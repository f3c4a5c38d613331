namespace CognitoConsole.Contracts.Extensions;

/// <summary>What <see cref="ListUserPoolTotalsRequest"/> says of each pool, over all pools.</summary>
[Operation("cognito-console", OperationAccess.Signed)]
public sealed record GetUserPoolSumsRequest : IRequest<GetUserPoolSumsResponse>;

public sealed record GetUserPoolSumsResponse
{
    public required int UserPools { get; init; }
    public required long Users { get; init; }
    public required long Disabled { get; init; }
    public required long WithMfa { get; init; }
    public required long MonthlyActive { get; init; }
    public required long ActiveLastMonth { get; init; }
}

/// <summary>What <see cref="ListIdentityPoolTotalsRequest"/> says of each pool, over all pools.</summary>
[Operation("cognito-console", OperationAccess.Signed)]
public sealed record GetIdentityPoolSumsRequest : IRequest<GetIdentityPoolSumsResponse>;

public sealed record GetIdentityPoolSumsResponse
{
    public required int IdentityPools { get; init; }
    public required IdentityTotals Totals { get; init; }
}
