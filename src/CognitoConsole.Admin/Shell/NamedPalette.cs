using CognitoConsole.Admin.Settings;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Shell;

/// <summary>What bears a name and is listed somewhere: roles, policies, SAML providers, operators and functions of the server, groups and identity providers of the open pool.</summary>
public sealed class NamedPalette(ICognito cognito) : IPaletteSource
{
    private const int Shortest = 2;
    private const int Most = 5;

    /// <summary>Lists have no search: so many pages of each are looked through for a letter that is typed.</summary>
    private const int Pages = 5;

    public async Task<IReadOnlyList<PaletteEntry>> Find(string text, string? poolId, Caller caller, CancellationToken cancellation)
    {
        if (text.Length < Shortest) return [];
        return
        [
            .. poolId is null ? [] : await Groups(poolId), .. poolId is null ? [] : await Providers(poolId),
            .. await Roles(), .. await Policies(), .. await SamlProviders(), .. await Operators(), .. await Functions(),
        ];

        Task<IEnumerable<PaletteEntry>> Groups(string pool) => Search<GroupType>(
            async token => await Send(new ListGroupsRequest { UserPoolId = pool, Limit = 60, NextToken = token }) is var page ? (page.Groups ?? [], page.NextToken) : default,
            g => g.GroupName!, g => new PaletteEntry(g.GroupName!, "Group", ConsoleUrls.Group(pool, g.GroupName!), g.Description));

        Task<IEnumerable<PaletteEntry>> Providers(string pool) => Search<ProviderDescription>(
            async token => await Send(new ListIdentityProvidersRequest { UserPoolId = pool, MaxResults = 60, NextToken = token }) is var page ? (page.Providers, page.NextToken) : default,
            p => p.ProviderName!, p => new PaletteEntry(p.ProviderName!, "Identity provider", ConsoleUrls.IdentityProvider(pool, p.ProviderName!), p.ProviderType));

        Task<IEnumerable<PaletteEntry>> Roles() => Search<Role>(
            async token => await Send(new ListRolesRequest { Marker = token, MaxItems = 1000 }) is var page ? (page.Roles, page.Marker) : default,
            r => r.RoleName, r => new PaletteEntry(r.RoleName, "Role", ConsoleUrls.Role(r.RoleName), r.Description));

        Task<IEnumerable<PaletteEntry>> Policies() => Search<PolicyType>(
            async _ => ((await Send(new Contracts.Extensions.ListPoliciesRequest())).Policies, null),
            p => p.PolicyName, p => new PaletteEntry(p.PolicyName, "Policy", ConsoleUrls.Policy(p.PolicyName), p.Description));

        Task<IEnumerable<PaletteEntry>> SamlProviders() => Search<SAMLProviderListEntry>(
            async _ => ((await Send(new ListSAMLProvidersRequest())).SAMLProviderList, null),
            p => SamlProviderPage.NameOf(p.Arn), p => new PaletteEntry(SamlProviderPage.NameOf(p.Arn), "SAML provider", ConsoleUrls.SamlProvider(SamlProviderPage.NameOf(p.Arn)), p.Arn));

        Task<IEnumerable<PaletteEntry>> Operators() => Search<OperatorType>(
            async _ => ((await Send(new ListOperatorsRequest { EmailPrefix = text, MaxResults = Most })).Operators, null),
            o => o.Email, o => new PaletteEntry(o.Email, "Operator", ConsoleUrls.Operator(o.OperatorId), o.DisplayName));

        Task<IEnumerable<PaletteEntry>> Functions() => Search<FunctionType>(
            async token => await Send(new ListFunctionsRequest { MaxResults = 100, NextToken = token }) is var page ? (page.Functions, page.NextToken) : default,
            f => f.Name, f => new PaletteEntry(f.Name, "Function", ConsoleUrls.Function(f.Name), f.Description));

        Task<TResponse> Send<TResponse>(IRequest<TResponse> request) => cognito.Invoke(request, caller, cancellation);

        async Task<IEnumerable<PaletteEntry>> Search<T>(Func<string?, Task<(IReadOnlyList<T> Items, string? Next)>> list, Func<T, string> name, Func<T, PaletteEntry> entry)
        {
            var found = new List<PaletteEntry>();
            try
            {
                var (next, pages) = ((string?)null, 0);
                do
                {
                    (var items, next) = await list(next);
                    found.AddRange(items.Where(i => name(i).Contains(text, StringComparison.OrdinalIgnoreCase)).Select(entry));
                    pages++;
                }
                while (next is not null && found.Count < Most && pages < Pages);
            }
            catch (CognitoException)
            {
                // Not allowed to see them, or the pool is gone: there is nothing to say about them.
            }

            return found.Take(Most);
        }
    }
}
