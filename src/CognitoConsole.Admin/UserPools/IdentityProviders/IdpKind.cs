using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>What the console knows of a type of identity provider.</summary>
/// <param name="Title">As AWS's console calls it.</param>
/// <param name="ClientId">What the provider calls the client ID; null where there is none.</param>
/// <param name="Secret">Its secret detail, and what the provider calls it.</param>
/// <param name="Scopes">Usual scopes, in the provider's own way of separating them.</param>
/// <param name="Subject">The claim that says who somebody is.</param>
/// <param name="Email">The usual claim for the email address.</param>
public sealed record IdpKind(string Type, string Title, string Help, string? ClientId, (string Detail, string Label)? Secret, string Scopes, string Subject, string Email)
{
    public static readonly IdpKind[] All =
    [
        new(IdentityProviderTypeType.Saml, "SAML", "A company's own sign-in: Entra ID, AD FS, Okta, Keycloak, Shibboleth.", null, null, "", "NameID", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"),
        new(IdentityProviderTypeType.Oidc, "OpenID Connect (OIDC)", "Any provider that speaks OpenID Connect: Entra ID, Okta, Keycloak, another user pool.", "Client ID", ("client_secret", "Client secret"), "openid email profile", "sub", "email"),
        new(IdentityProviderTypeType.Google, "Google", "Google accounts.", "Client ID", ("client_secret", "Client secret"), "profile email openid", "sub", "email"),
        new(IdentityProviderTypeType.Facebook, "Facebook", "Facebook accounts.", "App ID", ("client_secret", "App secret"), "public_profile, email", "id", "email"),
        new(IdentityProviderTypeType.LoginWithAmazon, "Login with Amazon", "Amazon accounts.", "Client ID", ("client_secret", "Client secret"), "profile postal_code", "user_id", "email"),
        new(IdentityProviderTypeType.SignInWithApple, "Sign in with Apple", "Apple accounts.", "Services ID", ("private_key", "Private key"), "email name", "sub", "email"),
    ];

    public static IdpKind Of(string? type) => All.FirstOrDefault(k => k.Type == type) ?? All[0];

    public static string TitleOf(string? type) => All.FirstOrDefault(k => k.Type == type)?.Title ?? type ?? "";

    public bool IsSaml => Type == IdentityProviderTypeType.Saml;

    public bool IsOidc => Type == IdentityProviderTypeType.Oidc;

    /// <summary>A pool has at most one of it, whose name is its type.</summary>
    public bool IsSocial => !IsSaml && !IsOidc;

    /// <param name="taken">Names of the pool's providers.</param>
    public static IReadOnlyList<Choice<string>> Choices(IReadOnlyCollection<string> taken) =>
        [.. All.Select(k => new Choice<string>(k.Type, k.Title, k.Help, k.IsSocial && taken.Contains(k.Type) ? "This user pool has it already." : null))];
}
