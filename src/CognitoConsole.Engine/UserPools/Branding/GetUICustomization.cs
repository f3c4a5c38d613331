using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUICustomization.html">GetUICustomization</see></summary>
/// <remarks>What the client's pages show: its own, else that of all clients, else an empty shape.</remarks>
public sealed class GetUICustomization(CognitoDbContext db, PoolDirectory pools, EngineOptions options) : IOperation<GetUICustomizationRequest, GetUICustomizationResponse>
{
    public async Task<GetUICustomizationResponse> Handle(GetUICustomizationRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var clientId = request.ClientId ?? UICustomization.AllClients;
        if (clientId != UICustomization.AllClients) await pools.Client(pool.Id, clientId, context.Cancellation);
        var found = await db.UICustomizations.AsNoTracking().Where(c => c.UserPoolId == pool.Id && (c.ClientId == clientId || c.ClientId == UICustomization.AllClients))
            .Select(c => new UICustomization
            {
                UserPoolId = c.UserPoolId,
                ClientId = c.ClientId,
                Css = c.Css,
                ImageName = c.ImageName,
                CreationDate = c.CreationDate,
                LastModifiedDate = c.LastModifiedDate,
            }).ToListAsync(context.Cancellation);
        var shown = found.Find(c => c.ClientId == clientId) ?? found.FirstOrDefault();
        if (shown is null) return new() { UICustomization = new UICustomizationType { UserPoolId = pool.Id, ClientId = clientId } };
        var domain = await pools.DomainOf(pool.Id, context.Cancellation);
        return new() { UICustomization = UICustomizationShape.Of(shown, domain is null ? null : options.DomainUrl(domain.Domain, domain.IsCustom)) };
    }
}
