using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetIdentityProviderByIdentifier.html">GetIdentityProviderByIdentifier</see></summary>
public sealed class GetIdentityProviderByIdentifier(CognitoDbContext db, PoolDirectory pools, ProviderDirectory providers, IdpDetails details)
    : IOperation<GetIdentityProviderByIdentifierRequest, GetIdentityProviderByIdentifierResponse>
{
    public async Task<GetIdentityProviderByIdentifierResponse> Handle(GetIdentityProviderByIdentifierRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var name = await db.IdentityProviderIdentifiers.Where(i => i.UserPoolId == pool.Id && i.Identifier == request.IdpIdentifier).Select(i => i.ProviderName).FirstOrDefaultAsync(context.Cancellation)
            ?? throw Errors.ResourceNotFound($"Identity provider with identifier {request.IdpIdentifier} does not exist.");
        return new() { IdentityProvider = await details.Reveal(pool, await providers.Find(pool.Id, name, context.Cancellation), request, context) };
    }
}
