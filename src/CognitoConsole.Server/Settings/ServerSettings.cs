using System.Net;
using System.Text.RegularExpressions;
using CognitoConsole.Api;
using CognitoConsole.Engine;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Server.Settings;

/// <summary>Everything the host is told, read once and checked before anything starts. A wrong value is refused by the name of its key.</summary>
public sealed partial record ServerSettings
{
    public const string DefaultUrl = "http://localhost:8080";

    public DatabaseProvider Provider { get; private init; }
    public required string ConnectionString { get; init; }

    /// <summary>Absolute folder for the key ring and the embedded database.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Without a trailing slash; null: the address that the server listens on.</summary>
    public string? PublicUrl { get; private init; }

    public required string IssuerFormat { get; init; }

    /// <summary>Of pools with the updated issuer.</summary>
    public required string UpdatedIssuerFormat { get; init; }

    /// <summary>App clients that may be registered without a token in an hour; 0 for no cap.</summary>
    public required int RegistrationsPerAddress { get; init; }
    public required int RegistrationsPerPool { get; init; }
    public SignatureMode Signatures { get; private init; }
    public required string Region { get; init; }
    public required string AccountId { get; init; }

    /// <summary>The first administrator, made at start when there is no operator yet.</summary>
    public (string Email, string Password)? Bootstrap { get; private init; }

    /// <summary>Null: email rests in the outbox.</summary>
    public SmtpSettings? Smtp { get; private init; }

    /// <summary>Where SMS go, and how many.</summary>
    public required SmsSettings Sms { get; init; }

    /// <summary>Wrong passwords and codes of one address, per user pool and hour.</summary>
    public int FailuresPerAddressAndHour { get; private init; }

    /// <summary>Days for which messages stay in the outbox.</summary>
    public int OutboxRetentionDays { get; private init; }

    /// <summary>Login providers may live on private addresses and without TLS.</summary>
    public bool AllowPrivateTargets { get; private init; }

    /// <summary>How long the events behind the numbers of identity pools are kept.</summary>
    public int IdentityEventDays { get; private init; }

    /// <summary>The time zone in which a new identity pool counts its days.</summary>
    public required string IdentityTimeZone { get; init; }

    /// <summary>Null: this server's own STS makes the credentials of identities.</summary>
    public OutsideStsOptions? OutsideSts { get; private init; }

    public IReadOnlyList<IPNetwork> Proxies { get; private init; } = [];

    /// <summary>Absolute path; null: the list of passwords that comes with the product.</summary>
    public string? PasswordFilterFile { get; private init; }

    /// <summary>Online list of breached passwords; null for none.</summary>
    public Uri? PasswordRange { get; private init; }

    /// <summary>Files and addresses that get a copy of delivered logs.</summary>
    public IReadOnlyList<LogDestination> LogDestinations { get; private init; } = [];

    /// <summary>Applications that take the analytics of app clients.</summary>
    public IReadOnlyList<AnalyticsApplication> AnalyticsApplications { get; private init; } = [];

    /// <summary>Streams that take what datasets' devices write.</summary>
    public IReadOnlyList<LogDestination> SyncStreams { get; private init; } = [];

    /// <summary>Platform applications that push to devices.</summary>
    public IReadOnlyList<LogDestination> PushApplications { get; private init; } = [];

    /// <summary>Keys that user pools may live under.</summary>
    public IReadOnlyList<KmsKey> KmsKeys { get; private init; } = [];

    /// <summary>Days for which delivered logs stay in the database.</summary>
    public int LogRetentionDays { get; private init; }

    /// <summary>Requests per second by API category.</summary>
    public IReadOnlyDictionary<string, int> RequestsPerSecond { get; private init; } = new Dictionary<string, int>();

    /// <summary>Requests per second of the other categories.</summary>
    public int DefaultRequestsPerSecond { get; private init; }

    public static ServerSettings Read(IConfiguration configuration, IHostEnvironment environment, string settingsDirectory)
    {
        var read = new SettingReader(configuration);
        var provider = read.Choice("Database:Provider", DatabaseProvider.Sqlite);
        var data = Path.GetFullPath(read.Text("Data:Directory") ?? "data", settingsDirectory);
        var publicUrl = PublicUrlOf(read);
        DemandAddresses(configuration);
        return new ServerSettings
        {
            Provider = provider,
            DataDirectory = data,
            ConnectionString = read.Text("ConnectionStrings:Cognito") ?? (provider == DatabaseProvider.Sqlite
                ? $"Data Source={Path.Combine(data, "cognito.db")}"
                : throw new SettingException("ConnectionStrings:Cognito", $"is needed when Database:Provider is {provider}.")),
            PublicUrl = publicUrl,
            IssuerFormat = IssuerFormatOf(read),
            UpdatedIssuerFormat = UpdatedIssuerFormatOf(IssuerFormatOf(read)),
            RegistrationsPerAddress = read.Number("Registration:PerAddressAndHour", 10, 0, 1_000_000),
            RegistrationsPerPool = read.Number("Registration:PerPoolAndHour", 100, 0, 1_000_000),
            Signatures = SignaturesOf(read, configuration, environment),
            Region = Matching(read, "Aws:Region", "us-east-1", RegionPattern(), "is no region such as us-east-1."),
            AccountId = Matching(read, "Aws:AccountId", "123456789012", AccountPattern(), "has 12 digits."),
            Bootstrap = BootstrapOf(read),
            Smtp = SmtpOf(read, publicUrl),
            Sms = SmsSettings.Read(read),
            FailuresPerAddressAndHour = read.Number("SignIn:FailuresPerAddressAndHour", 1_000, 0, 100_000_000),
            OutboxRetentionDays = read.Number("Messaging:RetentionDays", 30, 1, 3650),
            AllowPrivateTargets = read.Flag("Outgoing:AllowPrivate"),
            IdentityEventDays = read.Number("IdentityPools:EventDays", 400, 90, 3650),
            IdentityTimeZone = IdentityTimeZoneOf(read),
            OutsideSts = OutsideStsOf(read),
            Proxies = [.. read.List("Proxies").Select(ProxyOf)],
            PasswordFilterFile = PasswordFilterOf(read, settingsDirectory),
            PasswordRange = read.Text("ThreatProtection:PasswordRangeUrl") is { } list ? WebAddress.Of("ThreatProtection:PasswordRangeUrl", list) : null,
            LogDestinations = LogDestinationSettings.Read(configuration, settingsDirectory),
            AnalyticsApplications = LogDestinationSettings.Applications(configuration, settingsDirectory),
            SyncStreams = SyncDestinationSettings.Streams(configuration, settingsDirectory),
            PushApplications = SyncDestinationSettings.PushApplications(configuration, settingsDirectory),
            KmsKeys = KmsKeySettings.Read(configuration, settingsDirectory),
            RequestsPerSecond = QuotasOf(read, configuration),
            DefaultRequestsPerSecond = read.Number("Quotas:Default", 100_000, 1, RequestQuotas.MaxLimit),
            LogRetentionDays = read.Number("LogDelivery:RetentionDays", 30, 1, 3650),
        };
    }

    private static string? PublicUrlOf(SettingReader read)
    {
        const string Key = "PublicUrl";
        if (read.Text(Key) is not { } text) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.AbsolutePath != "/" || uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
            throw new SettingException(Key, $"'{text}' is no address such as https://login.example.com (scheme, host and port only).");
        return uri.GetLeftPart(UriPartial.Authority);
    }

    private const string AwsIssuer = "https://cognito-idp.{Region}.amazonaws.com/{UserPoolId}";

    /// <summary>AWS's has another host name; elsewhere it is another path of the same host, which this server answers too.</summary>
    private static string UpdatedIssuerFormatOf(string format) => format == AwsIssuer
        ? "https://issuer-cognito-idp.{Region}.amazonaws.com/{UserPoolId}"
        : format.Replace("{UserPoolId}", "issuer/{UserPoolId}", StringComparison.Ordinal);

    private static string IssuerFormatOf(SettingReader read)
    {
        const string Key = "Issuer:Format";
        var text = read.Text(Key) ?? "PublicUrl";
        if (text.Equals("PublicUrl", StringComparison.OrdinalIgnoreCase)) return "{PublicUrl}/{UserPoolId}";
        if (text.Equals("Aws", StringComparison.OrdinalIgnoreCase)) return AwsIssuer;
        return text.Contains("{UserPoolId}", StringComparison.Ordinal) && (text.StartsWith("{PublicUrl}/", StringComparison.Ordinal) || text.StartsWith("https://", StringComparison.Ordinal))
            ? text
            : throw new SettingException(Key, $"'{text}' is neither PublicUrl nor Aws nor an address with {{UserPoolId}} in it that begins with {{PublicUrl}}/ or https://.");
    }

    private static SignatureMode SignaturesOf(SettingReader read, IConfiguration configuration, IHostEnvironment environment)
    {
        const string Key = "Api:Signatures";
        var mode = read.Choice(Key, SignatureMode.Required);
        if (mode == SignatureMode.Required) return mode;
        if (!environment.IsDevelopment())
            throw new SettingException(Key, $"Ignored lets anybody act as administrator, so it works in the Development environment only (this is {environment.EnvironmentName}; ASPNETCORE_ENVIRONMENT chooses).");
        if (Addresses(configuration).FirstOrDefault(a => !IsLoopback(a)) is { } open)
            throw new SettingException(Key, $"Ignored lets anybody act as administrator, so the server must listen on loopback only, not on {open}.");
        return mode;
    }

    private static (string, string)? BootstrapOf(SettingReader read)
    {
        const string Email = "Operators:Bootstrap:Email", Password = "Operators:Bootstrap:Password";
        if (read.Text(Email) is null && read.Text(Password) is null) return null;
        var email = read.Demand(Email, "is needed beside Operators:Bootstrap:Password.");
        if (!email.Contains('@')) throw new SettingException(Email, $"'{email}' is no email address.");
        return (email, read.Demand(Password, "is needed beside Operators:Bootstrap:Email."));
    }

    private static SmtpSettings? SmtpOf(SettingReader read, string? publicUrl)
    {
        const string Email = "Messaging:Email";
        var email = read.Text(Email) ?? "Outbox";
        if (email.Equals("Outbox", StringComparison.OrdinalIgnoreCase)) return null;
        if (!email.Equals("Smtp", StringComparison.OrdinalIgnoreCase)) throw new SettingException(Email, $"'{email}' is none of Outbox, Smtp.");

        var security = read.Choice("Messaging:Smtp:Security", SmtpSecurity.StartTls);
        var host = read.Demand("Messaging:Smtp:Host", "is needed when Messaging:Email is Smtp.");
        var user = read.Text("Messaging:Smtp:User");
        var password = read.Text("Messaging:Smtp:Password");
        if (user is null != password is null) throw new SettingException(user is null ? "Messaging:Smtp:User" : "Messaging:Smtp:Password", "User and Password come together.");
        if (user is not null && security == SmtpSecurity.None && !IsLoopback(host))
            throw new SettingException("Messaging:Smtp:Security", "None would send the password readable over the network; StartTls or Tls.");
        return new SmtpSettings(host, read.Number("Messaging:Smtp:Port", security == SmtpSecurity.Tls ? 465 : 587, 1, 65535), user, password, security,
            read.Text("Messaging:Smtp:From") ?? $"no-reply@{(publicUrl is null ? "localhost" : new Uri(publicUrl).Host)}");
    }

    private static string IdentityTimeZoneOf(SettingReader read)
    {
        const string Key = "IdentityPools:TimeZone";
        var name = read.Text(Key) ?? ReportingDays.Utc;
        return ReportingDays.Find(name)?.Id ?? throw new SettingException(Key, $"'{name}' is no time zone such as Europe/Berlin that this machine knows.");
    }

    private static OutsideStsOptions? OutsideStsOf(SettingReader read)
    {
        const string Endpoint = "Sts:Endpoint", Pools = "Sts:IdentityPools", Guests = "Sts:ScopeGuestsDown";
        if (read.Text(Endpoint) is not { } text)
        {
            foreach (var alone in new[] { Pools, Guests })
                if (read.Text(alone) is not null || read.List(alone).Count > 0) throw new SettingException(alone, $"needs {Endpoint} beside it.");
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0 || uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && read.Flag("Outgoing:AllowPrivate")))
            throw new SettingException(Endpoint, $"'{text}' is no https address such as https://sts.us-east-1.amazonaws.com (http with Outgoing:AllowPrivate only).");
        return new OutsideStsOptions(uri, read.List(Pools), read.Flag(Guests, byDefault: true));
    }

    private static string? PasswordFilterOf(SettingReader read, string settingsDirectory)
    {
        const string Key = "ThreatProtection:PasswordFilter";
        if (read.Text(Key) is not { } text) return null;
        var path = Path.GetFullPath(text, settingsDirectory);
        try
        {
            PasswordFilter.Read(File.ReadAllBytes(path));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new SettingException(Key, $"'{path}' is no password filter: {wrong.Message}");
        }

        return path;
    }

    private static Dictionary<string, int> QuotasOf(SettingReader read, IConfiguration configuration) => configuration.GetSection("Quotas").GetChildren()
        .Where(s => !s.Key.Equals("Default", StringComparison.OrdinalIgnoreCase))
        .ToDictionary(
            s => QuotaCategory.All.FirstOrDefault(c => c.Name.Equals(s.Key, StringComparison.OrdinalIgnoreCase))?.Name
                ?? throw new SettingException(s.Path, $"is no API category such as {QuotaCategory.All[0].Name}."),
            s => read.Number(s.Path, 0, 1, RequestQuotas.MaxLimit));

    private static IPNetwork ProxyOf(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new SettingException("Proxies", $"'{text}' is neither an address nor a network such as 10.0.0.0/8.");

    private static string Matching(SettingReader read, string key, string byDefault, Regex pattern, string message)
    {
        var text = read.Text(key) ?? byDefault;
        return pattern.IsMatch(text) ? text : throw new SettingException(key, $"'{text}' {message}");
    }

    /// <summary>Everything that Kestrel may be told to listen on, by whichever of its keys; those that win come first.</summary>
    internal static IEnumerable<string> Addresses(IConfiguration configuration) =>
        configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? "").Where(u => u.Length > 0)
        .Concat(Split(configuration["urls"]))
        // Ports alone mean every address of the machine.
        .Concat(Split(configuration["https_ports"]).Select(p => $"https://*:{p}"))
        .Concat(Split(configuration["http_ports"]).Select(p => $"http://*:{p}"));

    private static string[] Split(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void DemandAddresses(IConfiguration configuration)
    {
        foreach (var address in Split(configuration["urls"]))
            if (!address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
                throw new SettingException("urls", $"'{address}' is no address such as {DefaultUrl}.");
    }

    private static bool IsLoopback(string address)
    {
        var host = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host : address;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }

    [GeneratedRegex(@"\A[a-z]{2,3}(-[a-z]+)+-[0-9]\z")]
    private static partial Regex RegionPattern();

    [GeneratedRegex(@"\A[0-9]{12}\z")]
    private static partial Regex AccountPattern();
}
