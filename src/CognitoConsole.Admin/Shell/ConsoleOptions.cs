using System.Reflection;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Shell;

/// <summary>What the host tells the console. Registered as a singleton; the defaults are those of the engine.</summary>
public sealed record ConsoleOptions
{
    public string AccountId { get; init; } = "123456789012";

    public string Region { get; init; } = "us-east-1";

    /// <summary>Shown beside the product name, for example <c>production</c>; null shows no badge.</summary>
    public string? Environment { get; init; }

    /// <summary>A production badge is red, every other one blue.</summary>
    public bool IsProduction { get; init; }

    /// <summary><c>Api:Signatures=Ignored</c>: every page says so.</summary>
    public bool SignaturesIgnored { get; init; }

    /// <summary>Kind of database, for the settings page; null when not said.</summary>
    public string? Database { get; init; }

    /// <summary>Where email goes, in words, for the settings page; null when not said.</summary>
    public string? Email { get; init; }

    /// <summary>Where SMS go, in words.</summary>
    public string? Sms { get; init; }

    /// <summary>Address of the STS elsewhere that identity pools hand the exchange to; null when this server gives the credentials.</summary>
    public string? OutsideSts { get; init; }

    /// <summary>Ids of the applications that take the analytics of app clients.</summary>
    public IReadOnlyList<string> AnalyticsApplications { get; init; } = [];

    /// <summary>Names of the streams that take what is synchronized.</summary>
    public IReadOnlyList<string> SyncStreams { get; init; } = [];

    /// <summary>ARNs of the platform applications that push to devices.</summary>
    public IReadOnlyList<string> PushApplications { get; init; } = [];

    /// <summary>Where apps reach the AWS API, for <c>--endpoint-url</c> in commands that are shown.</summary>
    public string PublicUrl { get; init; } = "http://localhost:8080";

    /// <summary>As the engine's option of that name: the issuer of a pool's tokens.</summary>
    public string IssuerFormat { get; init; } = "{PublicUrl}/{UserPoolId}";

    /// <summary>As the engine's option of that name: the issuer of a pool that has the updated one.</summary>
    public string UpdatedIssuerFormat { get; init; } = "{PublicUrl}/issuer/{UserPoolId}";

    /// <summary>As the engine's option of that name: where the pages of a prefix domain live.</summary>
    public string DomainFormat { get; init; } = "{PublicUrl}/auth/{Domain}";

    /// <summary>Assemblies beside this one that hold routable pages (the host's sign-in pages).</summary>
    public IReadOnlyList<Assembly> PageAssemblies { get; init; } = [];

    /// <summary>A user pool as policies name it.</summary>
    public string UserPoolArn(string userPoolId)
    {
        var underscore = userPoolId.IndexOf('_', StringComparison.Ordinal);
        return $"arn:aws:cognito-idp:{(underscore > 0 ? userPoolId[..underscore] : Region)}:{AccountId}:userpool/{userPoolId}";
    }

    /// <summary>The issuer that the pool's tokens name now.</summary>
    public string Issuer(UserPoolType pool) => pool.IssuerConfiguration?.Type == IssuerType.Updated ? UpdatedIssuer(pool.Id!) : Issuer(pool.Id!);

    /// <summary>The original one.</summary>
    public string Issuer(string userPoolId) => Issuer(IssuerFormat, userPoolId);

    public string UpdatedIssuer(string userPoolId) => Issuer(UpdatedIssuerFormat, userPoolId);

    /// <summary>Base address of a prefix domain's pages, without a trailing slash.</summary>
    public string DomainUrl(string prefix) => DomainFormat
        .Replace("{PublicUrl}", PublicUrl, StringComparison.Ordinal)
        .Replace("{Domain}", prefix, StringComparison.Ordinal);

    private string Issuer(string format, string userPoolId) => format
        .Replace("{PublicUrl}", PublicUrl, StringComparison.Ordinal)
        .Replace("{Region}", userPoolId.Split('_')[0], StringComparison.Ordinal)
        .Replace("{UserPoolId}", userPoolId, StringComparison.Ordinal);
}
