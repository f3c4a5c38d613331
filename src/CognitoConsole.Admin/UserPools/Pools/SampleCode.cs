using CognitoConsole.Admin.Shell;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Ready code for one app client, with its own ids in it.</summary>
public sealed record SampleCode(string Key, string Title, string Text)
{
    public static IReadOnlyList<SampleCode> For(UserPoolType pool, UserPoolClientType client, ConsoleOptions options)
    {
        var site = LoginLink.Site(pool, options) ?? "https://YOUR-DOMAIN";
        var scopes = string.Join(' ', client.AllowedOAuthScopes ?? ["openid"]);
        if (client.AllowedOAuthFlows?.Contains(OAuthFlowType.ClientCredentials) == true)
            return [new("curl", "curl", ClientCredentials(site, client.ClientId!, scopes)), new("csharp", "C#", ClientCredentialsCSharp(site, client.ClientId!, scopes))];

        var issuer = options.Issuer(pool.Id!);
        var callback = client.CallbackURLs?.FirstOrDefault() ?? "https://YOUR-APP/callback";
        return
        [
            new("browser", "JavaScript (browser)", Browser(issuer, client.ClientId!, callback, scopes)),
            new("aspnet", "ASP.NET Core", AspNetCore(issuer, client, callback)),
            new("curl", "curl", CodeExchange(site, client, callback)),
        ];
    }

    private static string Browser(string issuer, string clientId, string callback, string scopes) => $$"""
        // npm install oidc-client-ts
        import { UserManager } from "oidc-client-ts";

        const users = new UserManager({
          authority: "{{issuer}}",
          client_id: "{{clientId}}",
          redirect_uri: "{{callback}}",
          response_type: "code",
          scope: "{{scopes}}",
        });

        // On your sign-in button: to the sign-in page. PKCE is built in.
        await users.signinRedirect();

        // On {{callback}}: the tokens.
        const user = await users.signinCallback();
        console.log(user.profile.email, user.access_token);
        """;

    private static string AspNetCore(string issuer, UserPoolClientType client, string callback)
    {
        var path = Uri.TryCreate(callback, UriKind.Absolute, out var uri) ? uri.AbsolutePath : "/callback";
        var scopes = string.Concat((client.AllowedOAuthScopes ?? []).Select(s => $"    options.Scope.Add(\"{s}\");\n"));
        return $$"""
            builder.Services.AddAuthentication(options =>
            {
                options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
            })
            .AddCookie()
            .AddOpenIdConnect(options =>
            {
                options.Authority = "{{issuer}}";
                options.RequireHttpsMetadata = {{(issuer.StartsWith("https:", StringComparison.Ordinal) ? "true" : "false")}};
                options.ClientId = "{{client.ClientId}}";
                // If the app client has a secret, keep it out of the source:
                // dotnet user-secrets set Cognito:ClientSecret …
                options.ClientSecret = builder.Configuration["Cognito:ClientSecret"];
                options.ResponseType = "code";
                options.UsePkce = true;
                options.CallbackPath = "{{path}}";
                options.Scope.Clear();
            {{scopes}}});
            """;
    }

    private static string CodeExchange(string site, UserPoolClientType client, string callback) => $$"""
        # The code that came back to {{callback}} becomes tokens.
        # Without a client secret leave out --user and add --data client_id={{client.ClientId}}
        curl {{site}}/oauth2/token \
          --user {{client.ClientId}}:CLIENT_SECRET \
          --data grant_type=authorization_code \
          --data-urlencode redirect_uri={{callback}} \
          --data code=CODE
        """;

    private static string ClientCredentials(string site, string clientId, string scopes) => $$"""
        curl {{site}}/oauth2/token \
          --user {{clientId}}:CLIENT_SECRET \
          --data grant_type=client_credentials \
          --data-urlencode 'scope={{scopes}}'
        """;

    private static string ClientCredentialsCSharp(string site, string clientId, string scopes) => $$"""
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "{{site}}/oauth2/token");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{clientId}}:{clientSecret}")));
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["scope"] = "{{scopes}}",
        });
        using var response = await http.SendAsync(request);
        var token = await response.Content.ReadAsStringAsync();
        """;
}
