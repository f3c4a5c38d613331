using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What the pages of a pool's app clients show, without the images themselves. Read-only.</summary>
public sealed record PoolBranding(IReadOnlyList<CustomizedPages> Customizations, IReadOnlyList<ClientLook> Looks, IReadOnlyList<Terms> Terms)
{
    public static readonly PoolBranding None = new([], [], []);

    internal static async Task<PoolBranding> Load(CognitoDbContext db, string userPoolId)
    {
        var pictures = await db.ManagedLoginAssets.AsNoTracking().Where(a => a.UserPoolId == userPoolId).Select(a => new { a.ManagedLoginBrandingId, a.Category, a.ColorMode, a.Extension, a.Name }).ToListAsync();
        var styles = await db.ManagedLoginBrandings.AsNoTracking().Where(b => b.UserPoolId == userPoolId).ToListAsync();
        return new PoolBranding(
            await db.UICustomizations.AsNoTracking().Where(c => c.UserPoolId == userPoolId).Select(c => new CustomizedPages(c.ClientId, c.ServedCss, c.ImageName)).ToListAsync(),
            [.. styles.Select(s => new ClientLook(s.ClientId, ManagedLoginLooks.Of(
                ManagedLoginSettings.Merged(s.Settings),
                [.. pictures.Where(p => p.ManagedLoginBrandingId == s.ManagedLoginBrandingId).Select(p => new ManagedLoginPicture(p.Category, p.ColorMode, p.Extension, $"{LoginBrandings.Folder}/{p.Name}"))])))],
            await db.Terms.AsNoTracking().Where(t => t.UserPoolId == userPoolId).ToListAsync());
    }
}

/// <summary>An app client's managed login style.</summary>
public sealed record ClientLook(string ClientId, ManagedLoginLook Look);

/// <param name="ClientId">An app client, or <c>ALL</c>.</param>
public sealed record CustomizedPages(string ClientId, string? ServedCss, string? ImageName);

/// <summary>How an app client's sign-in pages look, and which documents they name.</summary>
public sealed class LoginBrandings(PoolDirectory pools)
{
    /// <summary>Where the pages' pictures are, beside the pages.</summary>
    public const string Folder = "branding";

    public const int HostedUI = 1;
    public const int ManagedLogin = 2;

    /// <summary>What a domain shows. One with managed login keeps the Lite plan away; one that is there all the same shows the hosted UI.</summary>
    public static int Version(UserPool pool, int managedLoginVersion) => pool.UserPoolTier == UserPoolTierType.Lite ? HostedUI : managedLoginVersion;

    private const string English = "cognito:english", AllOthers = "cognito:default";

    /// <summary>The values of <c>lang</c>, and what links of documents call them.</summary>
    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["de"] = "cognito:german",
        ["en"] = English,
        ["es"] = "cognito:spanish",
        ["fr"] = "cognito:french",
        ["id"] = "cognito:bahasa-indonesia",
        ["it"] = "cognito:italian",
        ["ja"] = "cognito:japanese",
        ["ko"] = "cognito:korean",
        ["nl"] = "cognito:dutch",
        ["pt-BR"] = "cognito:portuguese-brazil",
        ["zh-CN"] = "cognito:chinese-simplified",
        ["zh-TW"] = "cognito:chinese-traditional",
    };

    /// <param name="version">Of the domain that shows the pages: 1 for the hosted UI, 2 for managed login. Each has a look of its own.</param>
    /// <param name="lang">As the app has asked for it; null for the language of the pages, which is English.</param>
    public async ValueTask<LoginBranding> Of(string userPoolId, string clientId, int version, string? lang, CancellationToken cancellation)
    {
        var branding = await pools.Branding(userPoolId, cancellation);
        var isManaged = version == ManagedLogin;
        var pages = isManaged ? null : branding.Customizations.FirstOrDefault(c => c.ClientId == clientId) ?? branding.Customizations.FirstOrDefault(c => c.ClientId == UICustomization.AllClients);
        var documents = branding.Terms.Where(t => t.ClientId == clientId).ToDictionary(t => t.TermsName, t => Link(t, Languages.GetValueOrDefault(lang ?? "", English)));
        var (terms, privacy) = (documents.GetValueOrDefault(TermsShape.TermsOfUse), documents.GetValueOrDefault(TermsShape.PrivacyPolicy));
        return new LoginBranding
        {
            ManagedLogin = isManaged ? branding.Looks.FirstOrDefault(l => l.ClientId == clientId)?.Look : null,
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

    /// <summary>A document without an address for the language shows the one for all others.</summary>
    private static string? Link(Terms terms, string language) => terms.Links.GetValueOrDefault(language) ?? terms.Links.GetValueOrDefault(AllOthers);
}
