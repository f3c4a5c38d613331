using MudBlazor;

namespace CognitoConsole.Admin.Shell;

/// <summary>
/// One entry of the side menu. <paramref name="Exact"/>: lit on its own page only, not on pages below it. <paramref name="Key"/>: the letter or digit that opens it after g.
/// </summary>
public sealed record MenuItem(string Title, string Url, string Icon, string? Key = null, bool Exact = false, string Keywords = "");

/// <summary>Entries under one heading; the first group of the top level has none.</summary>
public sealed record MenuGroup(string? Title, IReadOnlyList<MenuItem> Items);

/// <summary>The side menu, in the order of AWS's console. A screen that does not exist is not listed.</summary>
public static class Navigation
{
    public static IReadOnlyList<MenuGroup> Top { get; } =
    [
        new(null,
        [
            new("Overview", ConsoleUrls.Home, Icons.Material.Outlined.Home, "h", Exact: true, Keywords: "home dashboard start"),
            new("User pools", ConsoleUrls.UserPools(), Icons.Material.Outlined.Groups, "p", Keywords: "directory"),
            new("Identity pools", ConsoleUrls.IdentityPools(), Icons.Material.Outlined.Badge, "f", Keywords: "federated identities credentials guests"),
            new("Report", ConsoleUrls.Report(), Icons.Material.Outlined.Summarize, "0", Keywords: "auditor numbers counts monthly active users mfa adoption csv print"),
        ]),
        new("Operations",
        [
            new("Functions", ConsoleUrls.Functions(), Icons.Material.Outlined.Code, "x", Keywords: "lambda triggers javascript webhook"),
            new("Outbox", ConsoleUrls.Outbox(), Icons.Material.Outlined.Outbox, "b", Keywords: "messages mail email sms codes"),
            new("Audit log", ConsoleUrls.Audit(), Icons.Material.Outlined.History, "l", Keywords: "events trail who changed"),
        ]),
        new("Administration",
        [
            new("Operators", ConsoleUrls.Operators(), Icons.Material.Outlined.AdminPanelSettings, "e", Keywords: "administrators"),
            new("Roles", ConsoleUrls.Roles(), Icons.Material.Outlined.Shield, "z", Keywords: "iam trust policy credentials"),
            new("Policies", ConsoleUrls.Policies(), Icons.Material.Outlined.Policy, "y", Keywords: "roles permissions iam administrator support auditor"),
            new("SAML providers", ConsoleUrls.SamlProviders(), Icons.Material.Outlined.VerifiedUser, "3", Keywords: "iam saml federation identity provider metadata certificate adfs entra okta"),
            new("Access keys", ConsoleUrls.AccessKeys(), Icons.Material.Outlined.VpnKey, "k", Keywords: "credentials signature sdk cli"),
            new("Service quotas", ConsoleUrls.ServiceQuotas(), Icons.Material.Outlined.Speed, "6", Keywords: "limits rate throttling provisioned requests per second"),
            new("Settings", ConsoleUrls.Settings(), Icons.Material.Outlined.Tune, "t", Keywords: "server"),
        ]),
    ];

    public static IReadOnlyList<MenuGroup> UserPool(string poolId) =>
    [
        new(null, [new("Overview", ConsoleUrls.UserPool(poolId), Icons.Material.Outlined.Dashboard, "o", Exact: true)]),
        new("Applications", [new("App clients", ConsoleUrls.AppClients(poolId), Icons.Material.Outlined.Apps, "c", Keywords: "secret oauth callback")]),
        new("User management",
        [
            new("Users", ConsoleUrls.Users(poolId), Icons.Material.Outlined.Person, "u"),
            new("Import users", ConsoleUrls.ImportJobs(poolId), Icons.Material.Outlined.UploadFile, "j", Keywords: "csv upload migration password hash jobs"),
            new("Groups", ConsoleUrls.Groups(poolId), Icons.Material.Outlined.Group, "g"),
            new("Test sign-in", ConsoleUrls.TestSignIn(poolId), Icons.Material.Outlined.PlayCircle, "8", Keywords: "try flow initiateauth srp challenge step"),
            new("JWT decoder", ConsoleUrls.JwtDecoder(poolId), Icons.Material.Outlined.DataObject, "9", Keywords: "token claims signature jwks"),
        ]),
        new("Authentication",
        [
            new("Authentication methods", ConsoleUrls.AuthenticationMethods(poolId), Icons.Material.Outlined.Password, "a", Keywords: "password policy email sms"),
            new("Sign-in", ConsoleUrls.SignInSettings(poolId), Icons.Material.Outlined.Login, "i", Keywords: "mfa recovery devices passkeys webauthn relying party levels acr step-up"),
            new("Sign-up", ConsoleUrls.SignUpSettings(poolId), Icons.Material.Outlined.PersonAdd, "n", Keywords: "attributes verification self-registration"),
            new("Social and external providers", ConsoleUrls.IdentityProviders(poolId), Icons.Material.Outlined.Link, "4", Keywords: "identity provider idp saml oidc google facebook apple amazon federation sso"),
            new("Triggers", ConsoleUrls.Triggers(poolId), Icons.Material.Outlined.Bolt, "w", Keywords: "lambda extensions functions custom"),
        ]),
        new("Security",
        [
            new("Threat protection", ConsoleUrls.ThreatProtection(poolId), Icons.Material.Outlined.Shield, "q", Keywords: "advanced security risk compromised adaptive ip block"),
            new("Log streaming", ConsoleUrls.LogStreaming(poolId), Icons.Material.Outlined.ReceiptLong, "5", Keywords: "log delivery export user activity message errors cloudwatch firehose s3"),
        ]),
        new("Branding",
        [
            new("Domain", ConsoleUrls.Domain(poolId), Icons.Material.Outlined.Language, "d", Keywords: "hosted ui"),
            new("Managed login", ConsoleUrls.ManagedLogin(poolId), Icons.Material.Outlined.Brush, "1", Keywords: "branding style logo colours dark sign-in page"),
            new("Hosted UI", ConsoleUrls.HostedUI(poolId), Icons.Material.Outlined.Palette, "v", Keywords: "branding logo css style customization sign-in page"),
            new("Terms documents", ConsoleUrls.Terms(poolId), Icons.Material.Outlined.Gavel, "2", Keywords: "legal terms of use privacy policy links languages sign-up"),
            new("Resource servers", ConsoleUrls.ResourceServers(poolId), Icons.Material.Outlined.Dns, "r", Keywords: "custom scopes api"),
            new("Message templates", ConsoleUrls.MessageTemplates(poolId), Icons.Material.Outlined.MailOutline, "m", Keywords: "verification invitation"),
        ]),
        new("Settings",
        [
            new("Settings", ConsoleUrls.UserPoolSettings(poolId), Icons.Material.Outlined.Tune, "s", Keywords: "tags deletion protection name"),
            new("Replicas", ConsoleUrls.Replicas(poolId), Icons.Material.Outlined.Public, "7", Keywords: "multi-region replication failover secondary"),
        ]),
    ];

    public static IReadOnlyList<MenuGroup> IdentityPool(string poolId) =>
    [
        new(null,
        [
            new("Overview", ConsoleUrls.IdentityPool(poolId), Icons.Material.Outlined.Dashboard, "v", Exact: true, Keywords: "statistics"),
            new("User statistics", ConsoleUrls.IdentityStatistics(poolId), Icons.Material.Outlined.BarChart, "n", Keywords: "dashboard counts guests authenticated"),
            new("User access", ConsoleUrls.IdentityPoolAccess(poolId), Icons.Material.Outlined.Key, "a", Keywords: "guest authenticated providers roles"),
            new("Identity browser", ConsoleUrls.Identities(poolId), Icons.Material.Outlined.PersonSearch, "i", Keywords: "identity id login"),
            new("Sync", ConsoleUrls.IdentityPoolSync(poolId), Icons.Material.Outlined.Sync, "r", Keywords: "cognito sync datasets records events trigger lambda usage storage push sns streams kinesis bulk publish"),
            new("Sample code", ConsoleUrls.SampleCode(poolId), Icons.Material.Outlined.Code, "c", Keywords: "sdk javascript swift kotlin flutter dotnet python cli"),
            new("Policy simulator", ConsoleUrls.IdentitySimulator(poolId), Icons.Material.Outlined.Rule, "d", Keywords: "permissions who can reach access"),
            new("Properties", ConsoleUrls.IdentityPoolProperties(poolId), Icons.Material.Outlined.Tune, "s", Keywords: "name tags classic flow delete"),
        ]),
    ];
}
