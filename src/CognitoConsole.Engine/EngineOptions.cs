using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine;

/// <summary>What the host tells the engine about its place in the world.</summary>
public sealed class EngineOptions
{
    /// <summary>Region in ids and ARNs where the caller's signature names none.</summary>
    public string Region { get; set; } = "us-east-1";

    public string AccountId { get; set; } = "123456789012";

    /// <summary>Base address under which browsers and apps reach this server, without a trailing slash.</summary>
    public string PublicUrl { get; set; } = "http://localhost:8080";

    /// <summary>Issuer of a pool's tokens; <c>{PublicUrl}</c>, <c>{Region}</c> and <c>{UserPoolId}</c> are replaced.</summary>
    public string IssuerFormat { get; set; } = "{PublicUrl}/{UserPoolId}";

    /// <summary>As <see cref="IssuerFormat"/>, for pools with the updated issuer.</summary>
    public string UpdatedIssuerFormat { get; set; } = "{PublicUrl}/issuer/{UserPoolId}";

    /// <summary>Where the hosted UI of a prefix domain lives; <c>{PublicUrl}</c> and <c>{Domain}</c> are replaced.</summary>
    public string DomainFormat { get; set; } = "{PublicUrl}/auth/{Domain}";

    /// <summary>How long a trigger waits for a function, each time. Five seconds in AWS, where nobody can change it.</summary>
    public TimeSpan FunctionTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Folder for the key ring and everything else that must stay outside the database.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Lets login providers live on private and link-local addresses, and without TLS: for development and closed networks.</summary>
    public bool AllowPrivateTargets { get; set; }

    /// <summary>How many days the events behind the numbers of identity pools are kept; the numbers themselves stay. At least the 90 days that a dashboard shows.</summary>
    public int IdentityEventDays { get; set; } = 400;

    /// <summary>The time zone in which a new identity pool counts its days, as IANA names it.</summary>
    public string IdentityTimeZone { get; set; } = "UTC";

    /// <summary>An STS elsewhere that makes the credentials of identities; null: this server makes them.</summary>
    public OutsideStsOptions? OutsideSts { get; set; }

    /// <summary>Issuer of the tokens that the STS elsewhere gets; its discovery document lies below it.</summary>
    public string IdentityIssuer => $"{PublicUrl}/identities";

    /// <summary>File with the passwords that count as compromised, in place of the bundled one; null for that one.</summary>
    public string? PasswordFilter { get; set; }

    /// <summary>A list of breached passwords elsewhere, asked by the first digits of their SHA-1, which are put behind this address; null for none.</summary>
    public Uri? PasswordRange { get; set; }

    /// <summary>Where delivered logs go besides the database, by the ARN that pools name.</summary>
    public IReadOnlyList<LogDestination> LogDestinations { get; set; } = [];

    /// <summary>Applications that app clients may send their analytics to.</summary>
    public IReadOnlyList<AnalyticsApplication> AnalyticsApplications { get; set; } = [];

    /// <summary>Streams into which identity pools may publish what is synchronized, by name.</summary>
    public IReadOnlyList<LogDestination> SyncStreams { get; set; } = [];

    /// <summary>Platform applications that push to devices for identity pools, by ARN.</summary>
    public IReadOnlyList<LogDestination> PushApplications { get; set; } = [];

    /// <summary>Keys that user pools may name as their customer managed key.</summary>
    public IReadOnlyList<KmsKey> KmsKeys { get; set; } = [];

    /// <summary>How long delivered logs are kept in the database.</summary>
    public TimeSpan LogRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Requests per second of each API category that <see cref="RequestsPerSecond"/> does not name, unless somebody provisions another limit.</summary>
    public int DefaultRequestsPerSecond { get; set; } = 100_000;

    /// <summary>Requests per second by API category.</summary>
    public IReadOnlyDictionary<string, int> RequestsPerSecond { get; set; } = new Dictionary<string, int>();

    /// <summary>Takes SMS; null for none.</summary>
    public SmsWebhook? SmsWebhook { get; set; }

    /// <summary>Takes SMS; null for none.</summary>
    public SnsEndpoint? Sns { get; set; }

    /// <summary>SMS that one number gets from one pool in an hour; 0 for no cap.</summary>
    public int SmsPerNumberAndHour { get; set; }

    /// <summary>SMS of one pool in an hour; 0 for no cap.</summary>
    public int SmsPerPoolAndHour { get; set; }

    /// <summary>Wrong passwords and codes that one address may give to one pool in an hour, whosever they are; 0 for no limit.</summary>
    public int FailuresPerAddressAndHour { get; set; }

    /// <summary>App clients that one address may register without a token at one pool in an hour; 0 for no cap.</summary>
    public int RegistrationsPerAddressAndHour { get; set; } = 10;

    /// <summary>App clients that may be registered without a token at one pool in an hour, from wherever; 0 for no cap.</summary>
    public int RegistrationsPerPoolAndHour { get; set; } = 100;

    /// <summary>How long messages stay in the outbox, unless they wait to be sent.</summary>
    public TimeSpan OutboxRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The issuer that new tokens of the pool name.</summary>
    public string Issuer(UserPool pool) => pool.IssuerConfiguration?.Type == IssuerType.Updated ? UpdatedIssuer(pool.Id, pool.Region) : Issuer(pool.Id, pool.Region);

    /// <summary>Is it either issuer of the pool? Tokens of before a change are good until they expire.</summary>
    public bool IsIssuer(UserPool pool, string? issuer) => issuer == Issuer(pool.Id, pool.Region) || issuer == UpdatedIssuer(pool.Id, pool.Region);

    /// <summary>The original one.</summary>
    public string Issuer(string userPoolId, string region) => Issuer(IssuerFormat, userPoolId, region);

    public string UpdatedIssuer(string userPoolId, string region) => Issuer(UpdatedIssuerFormat, userPoolId, region);

    /// <summary>Base address of a domain's pages, without a trailing slash. A custom domain is its own https host.</summary>
    public string DomainUrl(string domain, bool isCustom) => isCustom
        ? $"https://{domain}"
        : DomainFormat.Replace("{PublicUrl}", PublicUrl, StringComparison.Ordinal).Replace("{Domain}", domain, StringComparison.Ordinal);

    private string Issuer(string format, string userPoolId, string region) => format
        .Replace("{PublicUrl}", PublicUrl, StringComparison.Ordinal)
        .Replace("{Region}", region, StringComparison.Ordinal)
        .Replace("{UserPoolId}", userPoolId, StringComparison.Ordinal);
}

/// <summary>AWS's STS, or another that speaks AssumeRoleWithWebIdentity and knows roles by IAM ARNs.</summary>
/// <param name="Endpoint">https; http only where private targets are allowed.</param>
/// <param name="IdentityPoolIds">The pools that it serves; empty: all.</param>
/// <param name="ScopesGuestsDown">Sends AWS's limits for guests along as a session policy. Some know fewer actions than AWS and refuse them.</param>
public sealed record OutsideStsOptions(Uri Endpoint, IReadOnlyList<string> IdentityPoolIds, bool ScopesGuestsDown);
