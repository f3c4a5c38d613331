using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Engine.Sts;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>
/// <see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html">GetCredentialsForIdentity</see>: the enhanced flow. The pool chooses
/// the role, and the credentials of guests are scoped down.
/// </summary>
internal sealed class GetCredentialsForIdentity(
    IdentityPoolDirectory pools, IdentityDirectory directory, LoginVerifier verifier, IdentityLinks links, IdentityLedger ledger, RoleSessions sessions, IdentityCredentials credentials, OutsideSts outside, EngineOptions options)
    : IOperation<GetCredentialsForIdentityRequest, GetCredentialsForIdentityResponse>
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    public async Task<GetCredentialsForIdentityResponse> Handle(GetCredentialsForIdentityRequest request, OperationContext context)
    {
        var asked = await directory.Find(request.IdentityId, context.Cancellation);
        var pool = await pools.Pool(asked.IdentityPoolId, context.Cancellation);
        var logins = await verifier.Verify(pool, request.Logins, context.Cancellation);
        IssuedCredentials? issued = null;
        var identity = await links.Resolve(pool, asked.IdentityId, logins, async found =>
        {
            var choice = RoleChoice.Of(pool, logins, request.CustomRoleArn, options);
            var tags = IdentityCredentials.TagsOf(pool, logins);
            if (PrincipalTagRules.Bytes(tags) > PrincipalTagRules.MaxBytes) throw Errors.InvalidParameter("The claims that this identity pool maps to principal tags are too long.", "logins");
            var token = new IdentityToken(found.IdentityId, pool.Id, IdentityCredentials.AmrOf(logins)) { PrincipalTags = tags };
            issued = outside.Serves(pool)
                ? await outside.Assume(token, choice.RoleArn, PoolArn.Of(pool, context), Life, context.Cancellation)
                : await Issue(token, choice.RoleArn, context);
            ledger.Vended(found, IdentityLinks.CountedAs(logins), choice.RoleArn, issued.AccessKeyId, issued.Expiration);
        }, context.Cancellation);
        return new()
        {
            IdentityId = identity.IdentityId,
            Credentials = new() { AccessKeyId = issued!.AccessKeyId, SecretKey = issued.SecretAccessKey, SessionToken = issued.SessionToken, Expiration = issued.Expiration },
        };
    }

    private async Task<IssuedCredentials> Issue(IdentityToken token, string roleArn, OperationContext context)
    {
        var role = await sessions.Find(roleArn, context) ?? throw Errors.InvalidPoolConfiguration();
        // The address that assumes the role is the service's, not the app's: conditions on it do not work here, as in AWS.
        if (!credentials.IsTrusted(role, token, IdentityCredentials.SessionName, context.Caller with { IpAddress = null }, context.AccountId)) throw Errors.InvalidPoolConfiguration();
        return credentials.Issue(role, token, IdentityCredentials.SessionName, Life, isScopedDown: token.IsGuest);
    }
}
