using CognitoConsole.Contracts.IdentityPools;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html">GetOpenIdToken</see>: the first half of the basic flow, ten minutes good.</summary>
public sealed class GetOpenIdToken(IdentityPoolDirectory pools, IdentityDirectory directory, LoginVerifier verifier, IdentityLinks links, IdentityLedger ledger, IdentityTokens tokens)
    : IOperation<GetOpenIdTokenRequest, GetOpenIdTokenResponse>
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public async Task<GetOpenIdTokenResponse> Handle(GetOpenIdTokenRequest request, OperationContext context)
    {
        var asked = await directory.Find(request.IdentityId, context.Cancellation);
        var pool = await pools.Pool(asked.IdentityPoolId, context.Cancellation);
        if (!pool.AllowClassicFlow) throw Errors.NotAuthorized("Basic (classic) flow is not enabled, please use enhanced flow.");
        if (pool.RoleMappings.Count > 0) throw Errors.NotAuthorized("Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.");
        var logins = await verifier.Verify(pool, request.Logins, context.Cancellation);
        var identity = await links.Resolve(pool, asked.IdentityId, logins, found =>
        {
            ledger.Seen(found, IdentityLinks.CountedAs(logins));
            return Task.CompletedTask;
        }, context.Cancellation);
        return new()
        {
            IdentityId = identity.IdentityId,
            Token = await tokens.Sign(new IdentityToken(identity.IdentityId, pool.Id, IdentityCredentials.AmrOf(logins)), PoolArn.Of(pool, context), Life, context.Cancellation),
        };
    }
}
