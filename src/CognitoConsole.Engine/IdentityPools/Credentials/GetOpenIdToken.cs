using CognitoConsole.Contracts.IdentityPools;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html">GetOpenIdToken</see>: the first half of the basic flow, ten minutes good, and no longer than a developer's token behind it, whose tags it keeps.</summary>
internal sealed class GetOpenIdToken(IdentityPoolDirectory pools, IdentityDirectory directory, LoginVerifier verifier, IdentityLinks links, IdentityLedger ledger, IdentityTokens tokens, TimeProvider clock)
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
        if (logins.Any(l => l.IsForEnhancedFlow)) throw Errors.NotAuthorized("Basic (classic) flow is not supported with SAML providers, please use enhanced flow.");
        var identity = await links.Resolve(pool, asked.IdentityId, logins, found =>
        {
            ledger.Seen(found, IdentityLinks.CountedAs(logins));
            return Task.CompletedTask;
        }, context.Cancellation);
        var token = new IdentityToken(identity.IdentityId, pool.Id, IdentityCredentials.AmrOf(logins))
        {
            PrincipalTags = logins.Select(l => l.PrincipalTags).OfType<IReadOnlyDictionary<string, string>>().FirstOrDefault() ?? new Dictionary<string, string>(),
        };
        return new()
        {
            IdentityId = identity.IdentityId,
            Token = await tokens.Sign(token, PoolArn.Of(pool, context), LifeBy(logins), context.Cancellation),
        };
    }

    private TimeSpan LifeBy(IReadOnlyList<ProvenLogin> logins) => logins.Min(l => l.Until) - clock.GetUtcNow() is { } left && left < Life ? left : Life;
}
