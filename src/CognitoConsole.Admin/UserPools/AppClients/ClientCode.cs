using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Code that signs a person in through this very app client.</summary>
internal sealed record ClientCode(string Title, string Help, string Text)
{
    public static IReadOnlyList<ClientCode> For(string publicUrl, string defaultRegion, UpdateUserPoolClientRequest client, bool hasSecret)
    {
        var (pool, id) = (client.UserPoolId, client.ClientId);
        var url = publicUrl.TrimEnd('/');
        var region = pool.Split('_')[0] is { Length: > 0 } part ? part : defaultRegion;
        var redirect = client.DefaultRedirectURI ?? client.CallbackURLs?.FirstOrDefault() ?? "https://app.example.com/callback";
        var scope = client.AllowedOAuthScopes is { Count: > 0 } scopes ? string.Join(' ', scopes) : "openid email";
        return client.AllowedOAuthFlows?.Contains(OAuthFlowType.ClientCredentials) == true
            ? [Machine(url, pool, id, scope), MachineDotNet(url, pool, id, scope)]
            : [OpenId(url, pool, id, redirect, scope, hasSecret), JavaScript(url, region, id, hasSecret), DotNet(url, pool, id, hasSecret), Cli(url, region, id, hasSecret)];
    }

    private static ClientCode OpenId(string url, string pool, string id, string redirect, string scope, bool hasSecret) => new(
        "openid-client", "Login pages with authorization code and PKCE, for Node.js. npm install openid-client",
        $$"""
        import * as client from 'openid-client';

        const config = await client.discovery(
          new URL('{{url}}/{{pool}}'),
          '{{id}}',{{(hasSecret ? "\n  process.env.COGNITO_CLIENT_SECRET," : "\n  undefined,\n  client.None(),")}}{{(hasSecret ? InsecureWithSecret(url) : Insecure(url))}}
        );
        const verifier = client.randomPKCECodeVerifier();
        const address = client.buildAuthorizationUrl(config, {
          redirect_uri: '{{redirect}}',
          scope: '{{scope}}',
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        });
        // Send the browser to address.href. When it comes back to the callback URL:
        const tokens = await client.authorizationCodeGrant(config, callbackUrl, { pkceCodeVerifier: verifier });
        """);

    private static ClientCode JavaScript(string url, string region, string id, bool hasSecret) => new(
        "JavaScript SDK", "npm install @aws-sdk/client-cognito-identity-provider" + Flow(),
        $$"""
        {{(hasSecret ? "import { createHmac } from 'node:crypto';\n" : "")}}import { CognitoIdentityProviderClient, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';

        const cognito = new CognitoIdentityProviderClient({ region: '{{region}}', endpoint: '{{url}}' });
        const answer = await cognito.send(new InitiateAuthCommand({
          ClientId: '{{id}}',
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: {
            USERNAME: username,
            PASSWORD: password,{{(hasSecret ? $"\n    SECRET_HASH: createHmac('sha256', process.env.COGNITO_CLIENT_SECRET).update(username + '{id}').digest('base64')," : "")}}
          },
        }));
        console.log(answer.AuthenticationResult?.AccessToken ?? answer.ChallengeName);
        """);

    private static ClientCode DotNet(string url, string pool, string id, bool hasSecret) => new(
        ".NET", "ASP.NET Core with the login pages. dotnet add package Microsoft.AspNetCore.Authentication.OpenIdConnect",
        $$"""
        builder.Services
            .AddAuthentication(options =>
            {
                options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
            })
            .AddCookie()
            .AddOpenIdConnect(options =>
            {
                options.Authority = "{{url}}/{{pool}}";
                options.ClientId = "{{id}}";{{(hasSecret ? "\n        options.ClientSecret = builder.Configuration[\"Cognito:ClientSecret\"];" : "")}}{{(IsPlain(url) ? "\n        options.RequireHttpsMetadata = false; // this server answers on plain http" : "")}}
                options.ResponseType = OpenIdConnectResponseType.Code;
                options.SaveTokens = true;
            });
        """);

    private static ClientCode Cli(string url, string region, string id, bool hasSecret) => new(
        "AWS CLI", "Signs in from a terminal." + Flow(),
        $$"""
        {{(hasSecret ? $"HASH=$(printf '%s' \"ana@example.com{id}\" | openssl dgst -sha256 -hmac \"$COGNITO_CLIENT_SECRET\" -binary | base64)\n" : "")}}aws cognito-idp initiate-auth \
          --region {{region}} \
          --endpoint-url {{url}} \
          --client-id {{id}} \
          --auth-flow USER_PASSWORD_AUTH \
          --auth-parameters USERNAME=ana@example.com,PASSWORD="$PASSWORD"{{(hasSecret ? ",SECRET_HASH=\"$HASH\"" : "")}}
        """);

    private static ClientCode Machine(string url, string pool, string id, string scope) => new(
        "curl", "A token for the service itself. The token endpoint stands in the discovery document.",
        $$"""
        TOKEN_ENDPOINT=$(curl -s {{url}}/{{pool}}/.well-known/openid-configuration | jq -r .token_endpoint)
        curl -s "$TOKEN_ENDPOINT" \
          -u "{{id}}:$COGNITO_CLIENT_SECRET" \
          -d grant_type=client_credentials \
          --data-urlencode "scope={{scope}}"
        """);

    private static ClientCode MachineDotNet(string url, string pool, string id, string scope) => new(
        ".NET", "A token for the service itself, with nothing but the framework.",
        $$"""
        using var http = new HttpClient();
        var discovery = await http.GetFromJsonAsync<JsonElement>("{{url}}/{{pool}}/.well-known/openid-configuration");
        var answer = await http.PostAsync(discovery.GetProperty("token_endpoint").GetString(), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "{{id}}",
            ["client_secret"] = Environment.GetEnvironmentVariable("COGNITO_CLIENT_SECRET")!,
            ["scope"] = "{{scope}}",
        }));
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        """);

    private static string Flow() => ". Needs the flow ALLOW_USER_PASSWORD_AUTH.";

    private static bool IsPlain(string url) => url.StartsWith("http://", StringComparison.Ordinal);

    private static string Insecure(string url) => IsPlain(url) ? "\n  { execute: [client.allowInsecureRequests] }, // this server answers on plain http" : "";

    private static string InsecureWithSecret(string url) => IsPlain(url) ? "\n  undefined,\n  { execute: [client.allowInsecureRequests] }, // this server answers on plain http" : "";
}
