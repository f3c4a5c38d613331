using System.Text.Encodings.Web;
using System.Text.Json;
using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Engine.Extensions;

public sealed class GetIdentityTokenConfiguration(EngineOptions options) : IOperation<GetIdentityTokenConfigurationRequest, GetIdentityTokenConfigurationResponse>
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task<GetIdentityTokenConfigurationResponse> Handle(GetIdentityTokenConfigurationRequest request, OperationContext context) => Task.FromResult(new GetIdentityTokenConfigurationResponse(JsonSerializer.Serialize(
        new SortedDictionary<string, object>(StringComparer.Ordinal)
        {
            // Nobody signs in here; the document must name one.
            ["authorization_endpoint"] = options.IdentityIssuer,
            ["claims_supported"] = new[] { "aud", "exp", "iat", "iss", "sub", "amr" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS512" },
            ["issuer"] = options.IdentityIssuer,
            ["jwks_uri"] = options.PublicUrl + "/.well-known/jwks_uri",
            ["response_types_supported"] = new[] { "id_token" },
            ["subject_types_supported"] = new[] { "public" },
        },
        Plain)));
}
