using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.Iam;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary>Finds OpenID Connect providers by their ARN.</summary>
internal sealed class OpenIdConnectProviders(CognitoDbContext db)
{
    public const string Scheme = "https://";

    /// <summary>An issuer as the provider's ARN has it.</summary>
    public static string NameOf(string url) => (url.StartsWith(Scheme, StringComparison.Ordinal) ? url[Scheme.Length..] : url).TrimEnd('/');

    /// <summary>Tracked, for a change.</summary>
    /// <exception cref="CognitoException">NoSuchEntity.</exception>
    public async Task<OpenIdConnectProvider> Find(string arn, OperationContext context)
    {
        var mark = $"arn:aws:iam::{context.AccountId}:oidc-provider/";
        var url = arn.StartsWith(mark, StringComparison.Ordinal) ? arn[mark.Length..] : "";
        return await db.OpenIdConnectProviders.FirstOrDefaultAsync(p => p.Url == url, context.Cancellation)
            ?? throw new CognitoException(ErrorCodes.NoSuchEntityException, $"OpenIDConnect Provider not found for arn {arn}");
    }
}
