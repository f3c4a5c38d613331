using CognitoConsole.Contracts;

namespace CognitoConsole.Admin.Shell;

/// <summary>
/// What can be done, in the open pool and everywhere, as far as this operator may: a line that refuses would only be in the way. All words of
/// the text have to stand in the title or among the keywords; without text the palette shows where one can go.
/// </summary>
public sealed class ActionPalette(ICognito cognito, CurrentUserPool current, ConsoleOptions options) : IPaletteSource
{
    private sealed record Act(string Title, string Url, string? Permission, string Keywords = "", string? Does = null);

    private static readonly IReadOnlyList<Act> Everywhere =
    [
        new("Create user pool", ConsoleUrls.CreateUserPool(), "cognito-idp:CreateUserPool", "new add step by step"),
        new("Create user pool with recommended settings", ConsoleUrls.QuickCreateUserPool(), "cognito-idp:CreateUserPool", "new add quick"),
        new("Create identity pool", ConsoleUrls.CreateIdentityPool(), "cognito-identity:CreateIdentityPool", "new add federated"),
        new("Create function", ConsoleUrls.CreateFunction(), "cognito-console:CreateFunction", "new add lambda trigger"),
        new("Create operator", ConsoleUrls.CreateOperator(), "cognito-console:CreateOperator", "new add invite administrator"),
        new("Create role", ConsoleUrls.CreateRole(), "iam:CreateRole", "new add iam"),
        new("Create policy", ConsoleUrls.CreatePolicy(), "iam:CreatePolicy", "new add iam permissions"),
        new("Create SAML provider", ConsoleUrls.CreateSamlProvider(), "iam:CreateSAMLProvider", "new add iam federation identity metadata"),
        new("Create access key", ConsoleUrls.CreateAccessKey(), "iam:CreateAccessKey", "new add credentials cli sdk"),
        new("Download audit log", ConsoleUrls.AuditFile(), "cognito-console:ListAuditEntries", "csv export file trail", "download"),
        new("Download report of user pools", ConsoleUrls.UserPoolReportFile, "cognito-console:ListUserPoolTotals", "csv export file numbers", "download"),
        new("Download report of identity pools", ConsoleUrls.IdentityPoolReportFile, "cognito-console:ListIdentityPoolTotals", "csv export file numbers", "download"),
        new("Switch between light and dark", "", null, "theme mode colours night", "theme"),
    ];

    public async Task<IReadOnlyList<PaletteEntry>> Find(string text, string? poolId, Caller caller, CancellationToken cancellation)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return [];
        var found = new List<PaletteEntry>();
        if (poolId is not null) found.AddRange(await Allowed(InPool(poolId), options.UserPoolArn(poolId), current.NameOf(poolId)));
        found.AddRange(await Allowed(Everywhere, "*", null));
        return found;

        async Task<IEnumerable<PaletteEntry>> Allowed(IEnumerable<Act> acts, string resource, string? detail)
        {
            var allowed = new List<PaletteEntry>();
            foreach (var act in acts.Where(a => words.All(w => Has(a, w))))
                if (act.Permission is null || await cognito.WhyNot(caller, act.Permission, resource, cancellation) is null) allowed.Add(new(act.Title, "Action", act.Url, detail, act.Does) { IsRelated = !words.All(w => act.Title.Contains(w, StringComparison.OrdinalIgnoreCase)) });
            return allowed;
        }

        static bool Has(Act act, string word) => act.Title.Contains(word, StringComparison.OrdinalIgnoreCase) || act.Keywords.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<Act> InPool(string poolId) =>
    [
        new("Create user", ConsoleUrls.CreateUser(poolId), "cognito-idp:AdminCreateUser", "new add invite person"),
        new("Create group", ConsoleUrls.CreateGroup(poolId), "cognito-idp:CreateGroup", "new add"),
        new("Create app client", ConsoleUrls.CreateAppClient(poolId), "cognito-idp:CreateUserPoolClient", "new add application"),
        new("Import users from a CSV file", ConsoleUrls.CreateImportJob(poolId), "cognito-idp:CreateUserImportJob", "new create import job upload migration"),
        new("Add identity provider", ConsoleUrls.CreateIdentityProvider(poolId), "cognito-idp:CreateIdentityProvider", "new create idp saml oidc google federation sso"),
        new("Create resource server", ConsoleUrls.CreateResourceServer(poolId), "cognito-idp:CreateResourceServer", "new add custom scopes api"),
        new("Create terms document", ConsoleUrls.CreateTerms(poolId), "cognito-idp:CreateTerms", "new add legal privacy"),
    ];
}
