using System.Text.Encodings.Web;
using System.Text.Json;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class GetOpenIdConfiguration(PoolDirectory pools, EngineOptions options) : IOperation<GetOpenIdConfigurationRequest, GetOpenIdConfigurationResponse>
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<GetOpenIdConfigurationResponse> Handle(GetOpenIdConfigurationRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var issuer = request.Updated ? options.UpdatedIssuer(pool.Id, pool.Region) : options.Issuer(pool.Id, pool.Region);
        var document = new SortedDictionary<string, object>(StringComparer.Ordinal)
        {
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
            ["issuer"] = issuer,
            ["jwks_uri"] = issuer + "/.well-known/jwks.json",
            ["scopes_supported"] = new[] { "openid", "email", "phone", "profile" },
            ["subject_types_supported"] = new[] { "public" },
            ["token_endpoint_auth_methods_supported"] = new[] { "client_secret_basic", "client_secret_post" },
        };
        if (AcrLevels.AreKnown(pool)) document["acr_values_supported"] = AcrLevels.Names(pool.AcrConfiguration);
        // Without a domain there is no authorization server; what a client needs to verify tokens stands above.
        if (await pools.DomainOf(pool.Id, context.Cancellation) is { } domain)
        {
            var url = options.DomainUrl(domain.Domain, domain.IsCustom);
            document["authorization_endpoint"] = url + "/oauth2/authorize";
            document["end_session_endpoint"] = url + "/logout";
            document["revocation_endpoint"] = url + "/oauth2/revoke";
            document["token_endpoint"] = url + "/oauth2/token";
            document["userinfo_endpoint"] = url + "/oauth2/userInfo";
            document["response_types_supported"] = new[] { "code", "token" };
            document["code_challenge_methods_supported"] = new[] { "S256" };
            if (ClientRegistration.IsOn(pool)) document["registration_endpoint"] = url + "/oauth2/register";
        }
        else
        {
            document["authorization_endpoint"] = issuer;
            document["response_types_supported"] = new[] { "code", "id_token", "token id_token", "none" };
        }

        return new GetOpenIdConfigurationResponse(JsonSerializer.Serialize(document, Plain));
    }
}
