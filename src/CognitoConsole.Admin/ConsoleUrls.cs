using Microsoft.AspNetCore.WebUtilities;

namespace CognitoConsole.Admin;

/// <summary>Every address of the console. A link that is not made here can break silently; one that is cannot.</summary>
public static partial class ConsoleUrls
{
    public const string Home = "/";
    public const string NotFound = "/not-found";
    public const string SignOut = "/account/sign-out";

    public static string SignIn(string? returnUrl = null) =>
        string.IsNullOrEmpty(returnUrl) ? "/account/sign-in" : QueryHelpers.AddQueryString("/account/sign-in", "returnUrl", returnUrl);

    /// <summary>The signed-in operator's own profile: password, second factor, passkeys.</summary>
    public static string Account() => "/account";

    public static string UserPools() => "/user-pools";

    /// <summary>What the addresses of all steps begin with.</summary>
    public static string CreateUserPoolSteps => "/user-pools/create";

    /// <param name="step">A key of the wizard's steps, for example <c>attributes</c>.</param>
    public static string CreateUserPool(string step = "name") => $"/user-pools/create/{Part(step)}";

    public static string QuickCreateUserPool() => "/user-pools/quick-create";

    public static string UserPool(string poolId) => $"/user-pools/{Part(poolId)}";

    /// <summary>Sign-in link and ready code of one app client.</summary>
    public static string GetStarted(string poolId, string clientId) => $"{UserPool(poolId)}/get-started/{Part(clientId)}";

    /// <param name="type">REGULAR or DCR; null for all.</param>
    public static string AppClients(string poolId, string? type = null) => WithQuery($"{UserPool(poolId)}/app-clients", ("type", type));

    public static string CreateAppClient(string poolId) => $"{UserPool(poolId)}/app-clients/create";

    /// <summary>Dynamic client registration.</summary>
    public static string ClientRegistration(string poolId) => $"{AppClients(poolId)}/dynamic-registration";

    public static string AppClient(string poolId, string clientId, string? tab = null) => Tab($"{AppClients(poolId)}/{Part(clientId)}", tab);

    /// <param name="filter">In ListUsers' grammar.</param>
    public static string Users(string poolId, string? filter = null) => WithQuery($"{UserPool(poolId)}/users", ("filter", filter));

    /// <summary>The users behind a number of the report for which ListUsers has no filter.</summary>
    /// <param name="kind">Active or Mfa.</param>
    public static string CountedUsers(string poolId, string kind, DateOnly? month = null, string? factor = null) =>
        WithQuery($"{UserPool(poolId)}/counted-users", ("kind", kind), ("month", month?.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)), ("factor", factor));

    /// <summary>A search of users as a file.</summary>
    /// <param name="sort">Attribute, with a leading minus for descending.</param>
    public static string UsersFile(string poolId, string? search = null, string? sort = null, IEnumerable<string>? columns = null, bool route = false) => route
        ? $"/files/user-pools/{poolId}/users.csv"
        : (columns ?? []).Aggregate(WithQuery($"/files/user-pools/{Part(poolId)}/users.csv", ("search", search), ("sort", sort)), (url, column) => QueryHelpers.AddQueryString(url, "columns", column));

    public static string CreateUser(string poolId) => $"{UserPool(poolId)}/create-user";

    public static string ImportJobs(string poolId) => $"{UserPool(poolId)}/imports";

    public static string CreateImportJob(string poolId) => $"{UserPool(poolId)}/create-import";

    public static string ImportJob(string poolId, string jobId) => $"{ImportJobs(poolId)}/{Part(jobId)}";

    /// <param name="route">True for the route itself: its placeholders stay as they are.</param>
    public static string ImportTemplate(string poolId, bool route = false) => $"/files/user-pools/{(route ? poolId : Part(poolId))}/import-template.csv";

    /// <inheritdoc cref="ImportTemplate"/>
    public static string ImportLines(string poolId, string jobId, bool route = false) => $"/files/user-pools/{(route ? poolId : Part(poolId))}/imports/{(route ? jobId : Part(jobId))}/lines.csv";

    public static string User(string poolId, string username, string? tab = null) => Tab($"{Users(poolId)}/{Part(username)}", tab);

    public static string Groups(string poolId) => $"{UserPool(poolId)}/groups";

    public static string CreateGroup(string poolId) => $"{UserPool(poolId)}/create-group";

    public static string Group(string poolId, string groupName, string? tab = null) => Tab($"{Groups(poolId)}/{Part(groupName)}", tab);

    public static string AuthenticationMethods(string poolId, string? tab = null) => Tab($"{UserPool(poolId)}/authentication-methods", tab);

    public static string SignInSettings(string poolId, string? tab = null) => Tab($"{UserPool(poolId)}/sign-in", tab);

    /// <param name="username">Filled in already.</param>
    /// <param name="clientId">Chosen already.</param>
    public static string TestSignIn(string poolId, string? username = null, string? clientId = null) => WithQuery($"{UserPool(poolId)}/test-sign-in", ("user", username), ("client", clientId));

    public static string JwtDecoder(string poolId) => $"{UserPool(poolId)}/jwt-decoder";

    public static string SignUpSettings(string poolId, string? tab = null) => Tab($"{UserPool(poolId)}/sign-up", tab);

    public static string IdentityProviders(string poolId) => $"{UserPool(poolId)}/identity-providers";

    public static string CreateIdentityProvider(string poolId) => $"{UserPool(poolId)}/create-identity-provider";

    public static string IdentityProvider(string poolId, string providerName) => $"{IdentityProviders(poolId)}/{Part(providerName)}";

    public static string ThreatProtection(string poolId) => $"{UserPool(poolId)}/threat-protection";

    public static string LogStreaming(string poolId) => $"{UserPool(poolId)}/log-streaming";

    public static string LogEvent(string poolId, string eventId) => $"{UserPool(poolId)}/log-events/{Part(eventId)}";

    public static string Replicas(string poolId) => $"{UserPool(poolId)}/replicas";

    public static string Domain(string poolId) => $"{UserPool(poolId)}/domain";

    /// <param name="clientId">Null: what all app clients show that have no look of their own.</param>
    public static string HostedUI(string poolId, string? clientId = null) => Tab($"{UserPool(poolId)}/hosted-ui", clientId);

    /// <param name="clientId">Null: the list of app clients with their styles.</param>
    public static string ManagedLogin(string poolId, string? clientId = null) => Tab($"{UserPool(poolId)}/managed-login", clientId);

    /// <param name="termsId">Null: the list.</param>
    public static string Terms(string poolId, string? termsId = null) => Tab($"{UserPool(poolId)}/terms", termsId);

    public static string CreateTerms(string poolId) => $"{UserPool(poolId)}/create-terms";

    public static string ResourceServers(string poolId) => $"{UserPool(poolId)}/resource-servers";

    public static string CreateResourceServer(string poolId) => $"{UserPool(poolId)}/create-resource-server";

    /// <param name="identifier">Often a URL, so it is one escaped segment.</param>
    public static string ResourceServer(string poolId, string identifier) => $"{ResourceServers(poolId)}/{Part(identifier)}";

    public static string MessageTemplates(string poolId, string? tab = null) => Tab($"{UserPool(poolId)}/message-templates", tab);

    /// <param name="tab">Null, or <c>invocations</c>.</param>
    public static string Triggers(string poolId, string? tab = null) => Tab($"{UserPool(poolId)}/triggers", tab);

    public static string TriggerInvocation(string poolId, string invocationId) => $"{UserPool(poolId)}/trigger-invocations/{Part(invocationId)}";

    public static string Functions() => "/functions";

    public static string CreateFunction() => "/create-function";

    /// <param name="tab">Null for the code or target, <c>test</c> or <c>versions</c>.</param>
    public static string Function(string name, string? tab = null) => Tab($"{Functions()}/{Part(name)}", tab);

    public static string UserPoolSettings(string poolId, string? tab = null) => Tab($"{UserPool(poolId)}/settings", tab);

    public static string IdentityPools() => "/identity-pools";

    /// <summary>What the addresses of all steps begin with.</summary>
    public static string CreateIdentityPoolSteps => "/identity-pools/create";

    /// <param name="step">A key of the wizard's steps, for example <c>permissions</c>.</param>
    public static string CreateIdentityPool(string step = "trust") => $"{CreateIdentityPoolSteps}/{Part(step)}";

    public static string IdentityPool(string poolId) => $"{IdentityPools()}/{Part(poolId)}";

    public static string IdentityPoolAccess(string poolId, string? tab = null) => Tab($"{IdentityPool(poolId)}/user-access", tab);

    /// <param name="state">Authenticated, Guest or Disabled; null for all.</param>
    public static string Identities(string poolId, string? state = null) => WithQuery($"{IdentityPool(poolId)}/identities", ("state", state));

    /// <param name="tab">Null for the overview, or <c>datasets</c>.</param>
    public static string Identity(string poolId, string identityId, string? tab = null) => Tab($"{Identities(poolId)}/{Part(identityId)}", tab);

    public static string Dataset(string poolId, string identityId, string datasetName) => $"{Identity(poolId, identityId, "datasets")}/{Part(datasetName)}";

    /// <summary>What the pool's datasets hold, and the function that is asked when one is synchronized.</summary>
    public static string IdentityPoolSync(string poolId) => $"{IdentityPool(poolId)}/sync";

    /// <param name="days">Length of the range; null for 30. It ends at <paramref name="to"/>, or today; <paramref name="from"/> takes its place.</param>
    /// <param name="figure">What the chart shows: Created, Active, SignIn or Credentials; null for Created.</param>
    /// <param name="provider">Counted alone; null for all.</param>
    public static string IdentityStatistics(string poolId, int? days = null, string? figure = null, DateOnly? from = null, DateOnly? to = null, string? provider = null) =>
        WithQuery($"{IdentityPool(poolId)}/statistics", ("days", days?.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("from", from?.ToString("O")), ("to", to?.ToString("O")), ("figure", figure), ("provider", provider));

    /// <inheritdoc cref="ImportTemplate"/>
    /// <param name="by"><c>provider</c> for a line per day and provider.</param>
    public static string IdentityStatisticsFile(string poolId, int? days = null, DateOnly? from = null, DateOnly? to = null, string? provider = null, string? by = null, bool route = false) =>
        route
            ? $"/files/identity-pools/{poolId}/statistics.csv"
            : WithQuery($"/files/identity-pools/{Part(poolId)}/statistics.csv", ("days", days?.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("from", from?.ToString("O")), ("to", to?.ToString("O")), ("provider", provider), ("by", by));

    /// <param name="identityId">Filled in already.</param>
    public static string IdentitySimulator(string poolId, string? identityId = null) => IdentitySimulator(poolId, [("identity", identityId)]);

    /// <param name="question">What was asked there, by the name of its field.</param>
    public static string IdentitySimulator(string poolId, params (string Name, string? Value)[] question) => WithQuery($"{IdentityPool(poolId)}/simulator", question);

    /// <param name="provider">As in Logins.</param>
    public static string IdentityLogins(string poolId, string provider) => WithQuery($"{IdentityPool(poolId)}/logins", ("provider", provider));

    public static string IdentityPoolTimeZone(string poolId) => $"{IdentityPool(poolId)}/time-zone";

    /// <summary>What a number of the statistics counts.</summary>
    /// <param name="kind">Created, Active, SignIn or Credentials.</param>
    /// <param name="guests">Only guests, or only those who signed in.</param>
    public static string IdentityEvents(string poolId, string kind, DateOnly from, DateOnly to, string? provider = null, bool? guests = null) =>
        WithQuery($"{IdentityPool(poolId)}/events", ("kind", kind), ("from", from.ToString("O")), ("to", to.ToString("O")), ("provider", provider), ("guests", guests is { } only ? only ? "only" : "without" : null));

    /// <summary>What a total of a day counts.</summary>
    /// <param name="state">Authenticated, Guest or Disabled.</param>
    public static string CountedIdentities(string poolId, string state, DateOnly day) => WithQuery($"{IdentityPool(poolId)}/counted-identities", ("state", state), ("day", day.ToString("O")));

    /// <inheritdoc cref="ImportTemplate"/>
    public static string CountedIdentitiesFile(string poolId, string? state = null, DateOnly? day = null, bool route = false) =>
        route ? $"/files/identity-pools/{poolId}/counted-identities.csv" : WithQuery($"/files/identity-pools/{Part(poolId)}/counted-identities.csv", ("state", state), ("day", day?.ToString("O")));

    public static string SampleCode(string poolId) => $"{IdentityPool(poolId)}/sample-code";

    public static string IdentityPoolProperties(string poolId) => $"{IdentityPool(poolId)}/properties";

    /// <summary>All pools in numbers, for auditors.</summary>
    /// <param name="all">All rows on one page, to print them.</param>
    public static string Report(bool all = false) => all ? "/report?rows=all" : "/report";

    public const string UserPoolReportFile = "/files/report/user-pools.csv";

    public const string IdentityPoolReportFile = "/files/report/identity-pools.csv";

    public static string Outbox() => "/outbox";

    public static string OutboxMessage(string messageId) => $"/outbox/{Part(messageId)}";

    public static string Audit() => "/audit";

    /// <summary>The audit log of one pool, or of one object in it.</summary>
    /// <param name="resource">Pool ID; null for things of the whole server.</param>
    /// <param name="target">As audit names it: <c>CognitoUser/ana</c>.</param>
    public static string AuditOf(string? resource, string? target = null) => WithQuery(Audit(), ("resource", resource), ("target", target));

    /// <summary>What the audit log shows, as a file.</summary>
    public static string AuditFile(string? caller = null, string? action = null, string? resource = null, string? target = null, string? from = null, string? until = null) =>
        WithQuery(AllAuditFile, ("caller", caller), ("action", action), ("resource", resource), ("target", target), ("from", from), ("until", until));

    public const string AllAuditFile = "/files/audit.csv";

    public static string AuditEntry(string entryId) => $"/audit/{Part(entryId)}";

    public static string Operators() => "/operators";

    public static string CreateOperator() => "/create-operator";

    public static string Operator(string operatorId) => $"/operators/{Part(operatorId)}";

    public static string AccessKeys() => "/access-keys";

    public static string CreateAccessKey() => "/create-access-key";

    public static string Roles() => "/roles";

    public static string CreateRole() => "/create-role";

    public static string Role(string roleName) => $"{Roles()}/{Part(roleName)}";

    public static string SamlProviders() => "/saml-providers";

    public static string CreateSamlProvider() => "/create-saml-provider";

    public static string SamlProvider(string name) => $"{SamlProviders()}/{Part(name)}";

    public static string Policies() => "/policies";

    public static string CreatePolicy() => "/create-policy";

    public static string Policy(string policyName) => $"{Policies()}/{Part(policyName)}";

    public static string Settings() => "/settings";

    public static string ServiceQuotas() => "/service-quotas";

    /// <param name="category">For example <c>UserAuthentication</c>.</param>
    public static string ServiceQuota(string category) => $"{ServiceQuotas()}/{Part(category)}";

    /// <summary>The path segment after <c>/user-pools/</c> when it names a pool, else null.</summary>
    public static string? UserPoolIdOf(string path) => PoolIdOf(path, "/user-pools/", '_');

    /// <summary>The path segment after <c>/identity-pools/</c> when it names a pool, else null.</summary>
    public static string? IdentityPoolIdOf(string path) => PoolIdOf(path, "/identity-pools/", ':');

    /// <summary>What the pages of an address are about: a pool of either kind, or outside pools the one thing that the address names, such as <c>/policies/Readers</c>.</summary>
    public static string SubjectOf(string path) =>
        UserPoolIdOf(path) ?? IdentityPoolIdOf(path) ?? string.Join('/', path.Split('?', '#')[0].Split('/').Take(3));
}
