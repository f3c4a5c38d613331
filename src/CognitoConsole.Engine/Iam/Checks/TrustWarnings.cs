using CognitoConsole.Data;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary>What is said about a trust policy: who gets in that nobody meant, and who never does.</summary>
internal sealed class TrustWarnings(CognitoDbContext db, IamSamlProviders providers)
{
    private const string Audience = ProviderNames.CognitoIdentity + ":aud";
    private const string Methods = ProviderNames.CognitoIdentity + ":amr";

    private const string SamlPart = ":saml-provider/";

    /// <summary>What tells the apps of a provider apart that needs no entry in IAM.</summary>
    private static readonly Dictionary<string, string> AppKeys = new() { [ProviderNames.Facebook] = "app_id", [ProviderNames.Amazon] = "app_id", [ProviderNames.Google] = "aud" };

    /// <param name="statement">It allows.</param>
    /// <param name="all">The statements of the policy.</param>
    public async Task<IReadOnlyList<(string Path, string Message)>> Of(StatementText statement, IReadOnlyList<StatementText> all, OperationContext context)
    {
        var warnings = new List<(string Path, string Message)>();
        if (IsOpen(statement))
            warnings.Add(($"{statement.Path}.Principal", "Everybody who has AWS credentials can assume the role, without any policy of his own. Name accounts, users or roles, or ask for aws:PrincipalArn in Condition."));
        foreach (var provider in statement.Federated)
        {
            if (provider == ProviderNames.CognitoIdentity) warnings.AddRange(await OfIdentityPools(statement, all, context));
            else if (AppKeys.TryGetValue(provider, out var app)) warnings.AddRange(OfApps(statement, $"{provider}:{app}"));
            else if (provider.Contains(SamlPart, StringComparison.Ordinal)) warnings.AddRange(await OfSaml(statement, provider, context));
            else warnings.AddRange(await OfOpenIdConnect(statement, provider, context));
        }

        return warnings;
    }

    private static bool IsOpen(StatementText statement) =>
        statement.TrustsEverybody && statement.Names("sts:AssumeRole") && !statement.Conditions.Any(c => AsksWho(c.Key) && c.Narrows(c.Key));

    private static bool AsksWho(string key) =>
        key.StartsWith("aws:Principal", StringComparison.OrdinalIgnoreCase) || key.Equals("aws:userid", StringComparison.OrdinalIgnoreCase) || key.Equals("aws:username", StringComparison.OrdinalIgnoreCase);

    private async Task<IReadOnlyList<(string Path, string Message)>> OfIdentityPools(StatementText statement, IReadOnlyList<StatementText> all, OperationContext context)
    {
        var warnings = new List<(string Path, string Message)>();
        var audiences = statement.Conditions.Where(c => c.Narrows(Audience)).ToList();
        var named = audiences.SelectMany(c => c.Values).Distinct().ToList();
        var pools = await db.IdentityPools.Where(p => named.Contains(p.Id)).Select(p => p.Id).ToListAsync(context.Cancellation);
        foreach (var condition in audiences)
            warnings.AddRange(condition.Values.Except(pools).Select(id => (statement.PathOf(condition), $"There is no identity pool {id} here.")));

        var methods = statement.Conditions.Where(c => c.Is(Methods) && c.Operator != "Null").ToList();
        foreach (var condition in methods)
            if (Misread(condition) is { } misread) warnings.Add((statement.PathOf(condition), misread));
        var guestsAreMeant = methods.Any(c => !c.IsNegated && c.Values.Contains(IdentityToken.Unauthenticated));
        if (!guestsAreMeant && GuestRoles.LetsGuestsIn(statement.With(all.Where(s => !s.Allows))))
            warnings.Add(($"{statement.Path}.Condition", $"Guests get in too, by the basic flow: nothing here asks how somebody has signed in. Name {IdentityToken.Authenticated} or {IdentityToken.Unauthenticated} in {Methods}."));
        return warnings;
    }

    /// <summary>How somebody has signed in are several values: <c>authenticated</c> and the names of each login.</summary>
    private static string? Misread(ConditionText condition)
    {
        if (condition is { AsksForAll: true, IsNegated: false })
            return $"ForAllValues asks that every value of {Methods} compares, and a signed-in person has several. Write ForAnyValue:{condition.Operator["ForAllValues:".Length..]}.";
        return condition.AsksForAll || condition.AsksForAny ? null
            : $"{Methods} has several values, and AWS compares such a key with a set operator only. Write {(condition.IsNegated ? "ForAllValues" : "ForAnyValue")}:{condition.Operator}.";
    }

    private static IEnumerable<(string Path, string Message)> OfApps(StatementText statement, string key)
    {
        if (!statement.Conditions.Any(c => c.Narrows(key)))
            yield return ($"{statement.Path}.Condition", $"The trust policy names no app ({key}): a token that somebody gave to any app there would do.");
    }

    /// <summary>Which roles somebody may have says the assertion itself, so the provider alone is no fault; nothing but STS's operation for assertions comes from it.</summary>
    private async Task<IReadOnlyList<(string Path, string Message)>> OfSaml(StatementText statement, string arn, OperationContext context)
    {
        if (!await providers.Exists(arn, context.AccountId, context.Cancellation))
            return [($"{statement.Path}.Principal.Federated", $"IAM has no SAML provider {arn} here, so nobody gets in with its assertions.")];
        return statement.Names("sts:AssumeRoleWithWebIdentity") && !statement.Names("sts:AssumeRoleWithSAML")
            ? [($"{statement.Path}.Action", "Assertions of a SAML provider come by sts:AssumeRoleWithSAML only, so nobody gets in here.")] : [];
    }

    private async Task<IReadOnlyList<(string Path, string Message)>> OfOpenIdConnect(StatementText statement, string arn, OperationContext context)
    {
        var mark = $"arn:aws:iam::{context.AccountId}:oidc-provider/";
        var url = arn.StartsWith(mark, StringComparison.Ordinal) ? arn[mark.Length..] : "";
        if (!await db.OpenIdConnectProviders.AnyAsync(p => p.Url == url, context.Cancellation))
            return [($"{statement.Path}.Principal.Federated", $"IAM has no OpenID Connect provider {arn} here, so nobody gets in with its tokens.")];
        return statement.Conditions.Any(c => c.Narrows($"{url}:sub") || c.Narrows($"{url}:aud")) ? []
            : [($"{statement.Path}.Condition", $"The trust policy asks for no {url}:aud and no {url}:sub: every token that the provider gives for one of its client IDs would do.")];
    }
}
