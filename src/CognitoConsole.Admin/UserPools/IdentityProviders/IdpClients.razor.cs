using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin.UserPools;

public sealed partial class IdpClients
{
    private IReadOnlyList<UserPoolClientType>? _clients;
    private UserPoolClientType? _asked;

    [Parameter, EditorRequired] public UserPoolType Pool { get; set; } = null!;
    [Parameter, EditorRequired] public string ProviderName { get; set; } = "";

    /// <summary>Attributes that the saved mapping fills.</summary>
    [Parameter, EditorRequired] public IReadOnlyCollection<string> Mapped { get; set; } = [];

    /// <summary>Why the operator may not change app clients.</summary>
    [Parameter] public string? Why { get; set; }

    /// <summary>App clients that offer the provider, whenever they are read.</summary>
    [Parameter] public EventCallback<IReadOnlyList<UserPoolClientType>> OnOffering { get; set; }

    protected override string LoadKey => $"{PoolId}/{ProviderName}";

    private string PoolId => Pool.Id!;

    private bool IsAsking => _asked is not null;

    private bool Begins => _asked is not null && !Offers(_asked);

    private IReadOnlyList<UserPoolClientType> Shown => [.. (_clients ?? []).Where(c => Offers(c) || HasLoginPages(c))];

    protected override async Task Load()
    {
        _clients = null;
        if (await EveryAppClient(PoolId) is not { } listed) return;
        var clients = new List<UserPoolClientType>();
        foreach (var client in listed)
        {
            // One that has gone meanwhile is none to show.
            if (await Describe(client.ClientId!) is { } described) clients.Add(described);
        }

        await Accept(clients);
    }

    private Task Again() => Reload();

    private Task Accept(IReadOnlyList<UserPoolClientType> clients)
    {
        _clients = clients;
        return OnOffering.InvokeAsync([.. clients.Where(Offers)]);
    }

    private void Ask(UserPoolClientType client)
    {
        Error = null;
        _asked = client;
    }

    private async Task Save()
    {
        // Of the client as it is now: the request writes all of it.
        if (await Describe(_asked!.ClientId!) is not { } now) return;
        var begins = Begins;
        if (Offers(now) != begins && await Send(Update(now)) is { UserPoolClient: { } saved }) now = saved;
        else if (Error is not null) return;
        _asked = null;
        await Accept([.. _clients!.Select(c => c.ClientId == now.ClientId ? now : c)]);
        Toasts.Success(begins ? $"{Name(now)} offers {ProviderName}." : $"{Name(now)} does not offer {ProviderName} any more.");
    }

    private async Task<UserPoolClientType?> Describe(string clientId) =>
        (await Send(new DescribeUserPoolClientRequest { UserPoolId = PoolId, ClientId = clientId, WithoutSecret = true }))?.UserPoolClient;

    /// <summary>What the app client's own form would send.</summary>
    private UpdateUserPoolClientRequest Update(UserPoolClientType client)
    {
        var others = (client.SupportedIdentityProviders ?? []).Where(p => p != ProviderName);
        return ClientDraft.Clean(ClientDraft.From(client)) with
        {
            SupportedIdentityProviders = Begins ? [.. others, ProviderName] : [.. others],
            ExpectedLastModifiedDate = client.LastModifiedDate,
        };
    }

    private string? TryUrl(UserPoolClientType client) => LoginLink.Of(Pool, client, Options).Url is { } url ? LoginPage.ToProvider(url, ProviderName) : null;

    private IReadOnlyList<string> Obstacles(UserPoolClientType client) =>
        [.. HasLoginPages(client) ? [] : new[] { "Its login pages are switched off." }, .. IdpObstacles.OfClient(client.WriteAttributes, Mapped)];

    private bool Offers(UserPoolClientType client) => client.SupportedIdentityProviders?.Contains(ProviderName) == true;

    private static bool HasLoginPages(UserPoolClientType client) =>
        client.AllowedOAuthFlowsUserPoolClient == true && (client.AllowedOAuthFlows ?? []).Any(f => f is OAuthFlowType.Code or OAuthFlowType.Implicit);

    private string Name(UserPoolClientType? client) => client is null ? "" : NameIn(_clients ?? [], client);

    /// <summary>Those that share a name are told apart by their ids.</summary>
    internal static string NameIn(IReadOnlyList<UserPoolClientType> clients, UserPoolClientType client) =>
        clients.Count(c => c.ClientName == client.ClientName) > 1 ? $"{client.ClientName} ({client.ClientId})" : client.ClientName ?? client.ClientId ?? "";
}
