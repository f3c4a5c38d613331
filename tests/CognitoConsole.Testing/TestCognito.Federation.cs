using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.WebUtilities;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    public const string BrowserKey = "key-of-the-browser";

    public static Dictionary<string, string> Mapping => new() { ["email"] = "email", ["email_verified"] = "email_verified", ["name"] = "name" };

    /// <summary>A sign-in site whose client offers the pool itself and the provider Okta.</summary>
    public async Task<(UserPoolType Pool, UserPoolClientType Client, TestProvider Provider)> AFederatedSite(
        Func<CreateUserPoolRequest, CreateUserPoolRequest>? pool = null, Func<CreateUserPoolClientRequest, CreateUserPoolClientRequest>? client = null, IReadOnlyDictionary<string, string>? mapping = null)
    {
        var made = await APool(p => pool?.Invoke(p) ?? p);
        await ADomain(made);
        await Invoke(new CreateIdentityProviderRequest { UserPoolId = made.Id!, ProviderName = "Okta", ProviderType = IdentityProviderTypeType.Oidc, ProviderDetails = OidcDetails, AttributeMapping = mapping ?? Mapping });
        var web = await AWebClient(made, c =>
        {
            c = c with { GenerateSecret = false, SupportedIdentityProviders = ["COGNITO", "Okta"], AllowedOAuthScopes = ["openid", "email", "profile", "aws.cognito.signin.user.admin"] };
            return client?.Invoke(c) ?? c;
        });
        return (made, web, new TestProvider(Web));
    }

    /// <summary>Where a browser is sent that goes to the provider.</summary>
    public async Task<string> ToProvider(UserPoolClientType client, string provider = "Okta", AuthorizationParameters? parameters = null) =>
        (await Invoke(new StartFederatedSignInRequest { Domain = Domain, Parameters = parameters ?? Parameters(client), Provider = provider, BrowserKey = BrowserKey })).Location;

    /// <summary>A browser that comes back.</summary>
    /// <param name="location">Where the provider has sent it.</param>
    public static CompleteFederatedSignInRequest Back(string location) => new() { Domain = Domain, Answer = AnswerIn(location), BrowserKey = BrowserKey };

    public static ProviderAnswer AnswerIn(string location)
    {
        var query = QueryHelpers.ParseQuery(new Uri(location).Query);
        string? One(string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;
        return new ProviderAnswer { State = One("state"), Code = One("code"), Error = One("error"), ErrorDescription = One("error_description"), Issuer = One("iss"), User = One("user") };
    }

    /// <summary>The whole way through the provider.</summary>
    public async Task<StartBrowserSessionResponse> SignInThrough(TestProvider provider, UserPoolClientType client, AuthorizationParameters? parameters = null) =>
        await Invoke(Back(provider.SignIn(await ToProvider(client, parameters: parameters))));

    /// <summary>The error_description that a client is told.</summary>
    public async Task<string> RefusalThrough(TestProvider provider, UserPoolClientType client) => Member((await SignInThrough(provider, client)).Location!, "error_description");
}
