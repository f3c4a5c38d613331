namespace CognitoConsole.Contracts.Extensions;

/// <summary>Query parameters of <c>/oauth2/authorize</c>, as received. They travel from page to page until the person is signed in.</summary>
public sealed record AuthorizationParameters : IShape
{
    public string? ResponseType { get; init; }
    public string? ClientId { get; init; }
    public string? RedirectUri { get; init; }
    public string? Scope { get; init; }
    public string? State { get; init; }
    public string? Nonce { get; init; }
    public string? CodeChallenge { get; init; }
    public string? CodeChallengeMethod { get; init; }
    public string? Prompt { get; init; }
    public string? LoginHint { get; init; }

    /// <summary>COGNITO, or the name of an identity provider: the person signs in there without seeing a page of ours.</summary>
    public string? IdentityProvider { get; init; }

    /// <summary>In place of <see cref="IdentityProvider"/>: one of the provider's identifiers.</summary>
    public string? IdpIdentifier { get; init; }

    /// <summary>Levels that are wished for, by the names of the pool, separated by spaces.</summary>
    public string? AcrValues { get; init; }

    /// <summary>Seconds.</summary>
    public string? MaxAge { get; init; }

    /// <summary>What the access token is for (RFC 8707): a URL, which becomes its <c>aud</c>.</summary>
    public string? Resource { get; init; }

    /// <summary>What the person reads, such as <c>de</c>. The pages are in English; documents of the app have an address for each language.</summary>
    public string? Lang { get; init; }

    /// <summary>Caps what is carried along. Longer values are refused before anything looks at them.</summary>
    public void Check(ShapeCheck check)
    {
        check.Text(ResponseType, "responseType", 0, 64, null, null, false);
        check.Text(ClientId, "clientId", 0, 128, null, null, false);
        check.Text(RedirectUri, "redirectUri", 0, 1024, null, null, true);
        check.Text(Scope, "scope", 0, 4096, null, null, true);
        check.Text(State, "state", 0, 4096, null, null, true);
        check.Text(Nonce, "nonce", 0, 2048, null, null, true);
        check.Text(CodeChallenge, "codeChallenge", 0, 128, null, null, true);
        check.Text(CodeChallengeMethod, "codeChallengeMethod", 0, 16, null, null, false);
        check.Text(Prompt, "prompt", 0, 64, null, null, false);
        check.Text(LoginHint, "loginHint", 0, 256, null, null, true);
        check.Text(IdentityProvider, "identityProvider", 0, 128, null, null, false);
        check.Text(IdpIdentifier, "idpIdentifier", 0, 128, null, null, false);
        check.Text(AcrValues, "acrValues", 0, 1024, null, null, false);
        check.Text(MaxAge, "maxAge", 0, 16, null, null, false);
        check.Text(Resource, "resource", 0, 1024, null, null, false);
        check.Text(Lang, "lang", 0, 64, null, null, false);
    }
}
