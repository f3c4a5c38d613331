using CognitoConsole.Contracts.IdentityPools;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html">GetId</see>: the identity behind the logins, a new one when they have none, a guest without any.</summary>
internal sealed class GetId(IdentityPoolDirectory pools, LoginVerifier verifier, IdentityLinks links, IdentityLedger ledger) : IOperation<GetIdRequest, GetIdResponse>
{
    public async Task<GetIdResponse> Handle(GetIdRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        if (request.AccountId is { } account && account != context.AccountId) throw Errors.NotAuthorized("Access to Identity Pool is forbidden");
        var logins = await verifier.Verify(pool, request.Logins, context.Cancellation);
        var identity = await links.Resolve(pool, asked: null, logins, found =>
        {
            if (logins.Count > 0) ledger.SignedIn(found, IdentityLinks.CountedAs(logins));
            return Task.CompletedTask;
        }, context.Cancellation);
        return new() { IdentityId = identity.IdentityId };
    }
}
