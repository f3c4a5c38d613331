using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using IdentityPool = CognitoConsole.Data.IdentityPools.IdentityPool;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>
/// <see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdTokenForDeveloperIdentity.html">GetOpenIdTokenForDeveloperIdentity</see>: a developer's back
/// end vouches for its user; public logins can be linked along.
/// </summary>
internal sealed class GetOpenIdTokenForDeveloperIdentity(
    CognitoDbContext db, IdentityPoolDirectory pools, IdentityDirectory directory, LoginVerifier verifier, IdentityLinks links, IdentityLedger ledger, IdentityTokens tokens)
    : IOperation<GetOpenIdTokenForDeveloperIdentityRequest, GetOpenIdTokenForDeveloperIdentityResponse>
{
    private const int DefaultSeconds = 900;

    public async Task<GetOpenIdTokenForDeveloperIdentityResponse> Handle(GetOpenIdTokenForDeveloperIdentityRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        if (pool.DeveloperProviderName is not { } developer || !request.Logins.TryGetValue(developer, out var user))
            throw Errors.InvalidParameter("Please provide a login of the developer provider of this identity pool.", "logins");
        if (user.Length > 1024) throw Errors.InvalidParameter("A developer user identifier has at most 1024 characters.", "logins");
        var login = DeveloperLogins.Of(pool, user, request.PrincipalTags);
        var others = await verifier.Verify(pool, request.Logins.Where(l => l.Key != developer).ToDictionary(), context.Cancellation);
        IReadOnlyList<ProvenLogin> logins = [login, .. others];
        if (request.IdentityId is { } asked) await DemandLinkable(pool, asked, login, context);

        var identity = await links.Resolve(pool, request.IdentityId, logins, found =>
        {
            ledger.SignedIn(found, developer);
            return Task.CompletedTask;
        }, context.Cancellation, provenByCaller: true);
        var token = new IdentityToken(identity.IdentityId, pool.Id, IdentityCredentials.AmrOf(logins)) { PrincipalTags = request.PrincipalTags ?? new Dictionary<string, string>() };
        return new()
        {
            IdentityId = identity.IdentityId,
            Token = await tokens.Sign(token, PoolArn.Of(pool, context), TimeSpan.FromSeconds(request.TokenDuration ?? DefaultSeconds), context.Cancellation),
        };
    }

    /// <summary>The developer may name an identity for his user, but not move a user from one to another unseen.</summary>
    private async Task DemandLinkable(IdentityPool pool, string identityId, ProvenLogin login, OperationContext context)
    {
        var identity = await directory.Find(pool.Id, identityId, context.Cancellation);
        var key = IdentityDirectory.KeyOf(login.Subject);
        var owner = await db.IdentityLogins.Where(l => l.IdentityPoolId == pool.Id && l.Provider == login.Provider && l.SubjectKey == key).Select(l => l.IdentityId).FirstOrDefaultAsync(context.Cancellation);
        if (owner is not null && owner != identity.IdentityId)
            throw Errors.DeveloperUserAlreadyRegistered("The developer user identifier is already registered with another identity.");
    }

    internal sealed class Validator : AbstractValidator<GetOpenIdTokenForDeveloperIdentityRequest>
    {
        public Validator() => this.Rules(request => PrincipalTagRules.Violations(request.PrincipalTags).Concat(TooLong(request.PrincipalTags)));

        private static IEnumerable<Violation> TooLong(IReadOnlyDictionary<string, string>? tags)
        {
            if (tags is not null && PrincipalTagRules.Bytes(tags) > PrincipalTagRules.MaxBytes) yield return new("principalTags", $"Tags are longer than {PrincipalTagRules.MaxBytes} bytes together.");
        }
    }
}
