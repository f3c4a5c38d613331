using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>The settings of an identity pool while they are edited.</summary>
public sealed class IdentityPoolForm
{
    public string Name { get; set; } = "";
    public bool Guests { get; set; }
    public bool ClassicFlow { get; set; }
    public List<UserPoolProvider> UserPools { get; set; } = [];

    /// <summary>App id by provider (<c>accounts.google.com</c>); an empty one is not sent.</summary>
    public Dictionary<string, string> AppIds { get; set; } = new(StringComparer.Ordinal);

    public List<string> OpenIdConnectArns { get; set; } = [];
    public List<string> SamlArns { get; set; } = [];
    public string DeveloperProvider { get; set; } = "";
    public List<TagRow> Tags { get; set; } = [];

    public bool HasProvider => UserPools.Count > 0 || Public.Count > 0 || Filled(OpenIdConnectArns).Count > 0 || Filled(SamlArns).Count > 0 || DeveloperProvider.Trim().Length > 0;

    private Dictionary<string, string> Public => AppIds.Where(a => a.Value.Trim().Length > 0).ToDictionary(a => a.Key, a => a.Value.Trim());

    public static IdentityPoolForm From(IdentityPool pool) => new()
    {
        Name = pool.IdentityPoolName,
        Guests = pool.AllowUnauthenticatedIdentities == true,
        ClassicFlow = pool.AllowClassicFlow == true,
        UserPools = [.. (pool.CognitoIdentityProviders ?? []).Select(UserPoolProvider.From)],
        AppIds = new(pool.SupportedLoginProviders ?? new Dictionary<string, string>(), StringComparer.Ordinal),
        OpenIdConnectArns = [.. pool.OpenIdConnectProviderARNs ?? []],
        SamlArns = [.. pool.SamlProviderARNs ?? []],
        DeveloperProvider = pool.DeveloperProviderName ?? "",
        Tags = [.. TagRow.From(pool.IdentityPoolTags)],
    };

    public CreateIdentityPoolRequest ToCreate() => new()
    {
        IdentityPoolName = Name.Trim(),
        AllowUnauthenticatedIdentities = Guests,
        AllowClassicFlow = ClassicFlow,
        SupportedLoginProviders = Public is { Count: > 0 } some ? some : null,
        DeveloperProviderName = DeveloperProvider.Trim() is { Length: > 0 } developer ? developer : null,
        OpenIdConnectProviderARNs = Filled(OpenIdConnectArns) is { Count: > 0 } oidc ? oidc : null,
        CognitoIdentityProviders = UserPools.Count > 0 ? [.. UserPools.Select(p => p.ToShape())] : null,
        SamlProviderARNs = Filled(SamlArns) is { Count: > 0 } saml ? saml : null,
        IdentityPoolTags = TagRow.ToTags(Tags) is { Count: > 0 } tags ? tags : null,
    };

    /// <summary>The whole pool: what UpdateIdentityPool is not told, it clears.</summary>
    public UpdateIdentityPoolRequest ToUpdate(string poolId)
    {
        var all = ToCreate();
        return new()
        {
            IdentityPoolId = poolId,
            IdentityPoolName = all.IdentityPoolName,
            AllowUnauthenticatedIdentities = all.AllowUnauthenticatedIdentities,
            AllowClassicFlow = all.AllowClassicFlow,
            SupportedLoginProviders = all.SupportedLoginProviders,
            DeveloperProviderName = all.DeveloperProviderName,
            OpenIdConnectProviderARNs = all.OpenIdConnectProviderARNs,
            CognitoIdentityProviders = all.CognitoIdentityProviders,
            SamlProviderARNs = all.SamlProviderARNs,
            IdentityPoolTags = all.IdentityPoolTags,
        };
    }

    /// <summary>What AWS's console checks before it calls.</summary>
    public IEnumerable<FieldError> Faults()
    {
        if (!Guests && !HasProvider) yield return new("cognitoIdentityProviders", "At least one provider or guest access is required.");
        for (var i = 0; i < UserPools.Count; i++)
            if (UserPools[i].ClientId.Length == 0) yield return new("cognitoIdentityProviders", $"User pool {i + 1}: choose the pool and its app client.");
        if (UserPools.Where(p => p.ClientId.Length > 0).GroupBy(p => (p.Provider, p.ClientId)).Any(g => g.Count() > 1))
            yield return new("cognitoIdentityProviders", "The same app client is there twice.");
        for (var i = 0; i < Tags.Count; i++)
            if (TagRow.Fault(Tags, i) is { } fault) yield return new("identityPoolTags", fault);
    }

    private static List<string> Filled(IEnumerable<string> values) => [.. values.Select(v => v.Trim()).Where(v => v.Length > 0)];
}

/// <summary>A user pool whose users get identities, through one app client.</summary>
public sealed class UserPoolProvider
{
    /// <summary><c>cognito-idp.us-east-1.amazonaws.com/us-east-1_Example</c>.</summary>
    public string Provider { get; set; } = "";
    public string ClientId { get; set; } = "";
    public bool ServerSideTokenCheck { get; set; }

    /// <summary>The user pool's ID; empty until one is chosen.</summary>
    public string UserPoolId
    {
        get => Provider[(Provider.LastIndexOf('/') + 1)..];
        set
        {
            if (value == UserPoolId) return;
            Provider = NameOf(value);
            ClientId = "";
        }
    }

    public static UserPoolProvider From(CognitoIdentityProvider shape) =>
        new() { Provider = shape.ProviderName ?? "", ClientId = shape.ClientId ?? "", ServerSideTokenCheck = shape.ServerSideTokenCheck == true };

    public CognitoIdentityProvider ToShape() => new() { ProviderName = Provider, ClientId = ClientId, ServerSideTokenCheck = ServerSideTokenCheck };

    private static string NameOf(string userPoolId) =>
        userPoolId.IndexOf('_', StringComparison.Ordinal) is > 0 and var end ? $"cognito-idp.{userPoolId[..end]}.amazonaws.com/{userPoolId}" : "";
}
