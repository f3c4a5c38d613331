using CognitoConsole.Contracts.Extensions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace CognitoConsole.HostedUI;

/// <summary>The parameters of <c>/oauth2/authorize</c> in the address of every page. What we do not know is not carried on.</summary>
public sealed class LoginQuery
{
    private readonly QueryBuilder _query = [];

    // Our own, beside those of /oauth2/authorize.
    private const string Passkey = "passkey", Adding = "add";

    private LoginQuery(AuthorizationParameters parameters, bool addsPasskey = false)
    {
        Parameters = parameters;
        AddsPasskey = addsPasskey;
        Add("client_id", parameters.ClientId);
        Add("response_type", parameters.ResponseType);
        Add("scope", parameters.Scope);
        Add("redirect_uri", parameters.RedirectUri);
        Add("state", parameters.State);
        Add("nonce", parameters.Nonce);
        Add("code_challenge", parameters.CodeChallenge);
        Add("code_challenge_method", parameters.CodeChallengeMethod);
        Add("prompt", parameters.Prompt);
        Add("login_hint", parameters.LoginHint);
        Add("identity_provider", parameters.IdentityProvider);
        Add("idp_identifier", parameters.IdpIdentifier);
        Add("acr_values", parameters.AcrValues);
        Add("max_age", parameters.MaxAge);
        Add("resource", parameters.Resource);
        Add("lang", parameters.Lang);
        if (addsPasskey) Add(Passkey, Adding);
    }

    /// <summary>Of a page that nobody has asked for.</summary>
    public static LoginQuery None { get; } = new(new AuthorizationParameters());

    public AuthorizationParameters Parameters { get; }

    /// <summary>The person signs in to add a passkey, and comes to the app afterwards.</summary>
    public bool AddsPasskey { get; }

    public LoginQuery ToAddPasskey() => new(Parameters, addsPasskey: true);

    public LoginQuery ToApp() => new(Parameters);

    /// <summary>Address of a page beside the present one, with all parameters and these.</summary>
    public string To(string page, params (string Name, string? Value)[] more)
    {
        var query = new QueryBuilder(_query);
        foreach (var (name, value) in more)
            if (!string.IsNullOrEmpty(value)) query.Add(name, value);
        return page + query.ToQueryString();
    }

    /// <exception cref="Contracts.CognitoException">invalid_request: a parameter came twice (RFC 6749 section 3.1).</exception>
    public static LoginQuery Of(HttpContext context) => Of(context.Request.Query);

    public static LoginQuery For(AuthorizationParameters parameters) => new(parameters);

    /// <inheritdoc cref="Of(HttpContext)"/>
    public static LoginQuery Of(IQueryCollection query)
    {
        string? One(string name) => query.One(name);

        return new LoginQuery(new AuthorizationParameters
        {
            ClientId = One("client_id"),
            ResponseType = One("response_type"),
            Scope = One("scope"),
            RedirectUri = One("redirect_uri"),
            State = One("state"),
            Nonce = One("nonce"),
            CodeChallenge = One("code_challenge"),
            CodeChallengeMethod = One("code_challenge_method"),
            Prompt = One("prompt"),
            LoginHint = One("login_hint"),
            IdentityProvider = One("identity_provider"),
            IdpIdentifier = One("idp_identifier"),
            AcrValues = One("acr_values"),
            MaxAge = One("max_age"),
            Resource = One("resource"),
            Lang = One("lang"),
        }, One(Passkey) == Adding);
    }

    private void Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) _query.Add(name, value);
    }
}
