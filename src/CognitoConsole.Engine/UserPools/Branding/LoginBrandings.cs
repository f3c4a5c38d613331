using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What the pages of a pool's app clients show, without the images themselves. Read-only.</summary>
public sealed record PoolBranding(IReadOnlyList<CustomizedPages> Customizations, IReadOnlyList<Terms> Terms)
{
    public static readonly PoolBranding None = new([], []);
}

/// <param name="ClientId">An app client, or <c>ALL</c>.</param>
public sealed record CustomizedPages(string ClientId, string? ServedCss, string? ImageName);

/// <summary>How an app client's sign-in pages look, and which documents they name.</summary>
public sealed class LoginBrandings(PoolDirectory pools)
{
    /// <summary>Where the pages' pictures are, beside the pages.</summary>
    public const string Folder = "branding";

    // The pages are in English; a document without an address for it shows the one for all other languages.
    private static readonly string[] Languages = ["cognito:english", "cognito:default"];

    public async ValueTask<LoginBranding> Of(string userPoolId, string clientId, CancellationToken cancellation)
    {
        var branding = await pools.Branding(userPoolId, cancellation);
        var pages = branding.Customizations.FirstOrDefault(c => c.ClientId == clientId) ?? branding.Customizations.FirstOrDefault(c => c.ClientId == UICustomization.AllClients);
        var documents = branding.Terms.Where(t => t.ClientId == clientId).ToDictionary(t => t.TermsName, Link);
        var (terms, privacy) = (documents.GetValueOrDefault(TermsShape.TermsOfUse), documents.GetValueOrDefault(TermsShape.PrivacyPolicy));
        return new LoginBranding
        {
            Css = pages?.ServedCss,
            LogoUrl = pages?.ImageName is { } name ? $"{Folder}/{name}" : null,
            // Only both together.
            TermsOfUse = privacy is null ? null : terms,
            PrivacyPolicy = terms is null ? null : privacy,
        };
    }

    /// <summary>With its client; the caller saves. No cascade does it, because a customisation may be that of all clients.</summary>
    public static async Task Remove(CognitoDbContext db, UserPoolClient client, CancellationToken cancellation)
    {
        if (await db.UICustomizations.FirstOrDefaultAsync(c => c.UserPoolId == client.UserPoolId && c.ClientId == client.ClientId, cancellation) is { } own) db.UICustomizations.Remove(own);
    }

    private static string? Link(Terms terms) => Languages.Select(l => terms.Links.GetValueOrDefault(l)).FirstOrDefault(l => l is not null);
}
