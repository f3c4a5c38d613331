using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data.IdentityPools;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetPrincipalTagAttributeMap.html">GetPrincipalTagAttributeMap</see></summary>
public sealed class GetPrincipalTagAttributeMap(IdentityPoolDirectory pools, EngineOptions options) : IOperation<GetPrincipalTagAttributeMapRequest, GetPrincipalTagAttributeMapResponse>
{
    private static readonly PrincipalTagMap Inactive = new(false, new Dictionary<string, string>());

    public async Task<GetPrincipalTagAttributeMapResponse> Handle(GetPrincipalTagAttributeMapRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        var provider = ProviderNames.Canonical(request.IdentityProviderName, options);
        var map = pool.PrincipalTagMaps.GetValueOrDefault(provider) ?? Inactive;
        return new()
        {
            IdentityPoolId = pool.Id,
            IdentityProviderName = request.IdentityProviderName,
            UseDefaults = map.UseDefaults,
            PrincipalTags = PrincipalTagDefaults.Of(map, provider),
        };
    }
}
