using System.Text.Encodings.Web;
using System.Text.Json;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.IdentityPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class GetIdentityTokenKeySet(IdentityTokens tokens) : IOperation<GetIdentityTokenKeySetRequest, GetIdentityTokenKeySetResponse>
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<GetIdentityTokenKeySetResponse> Handle(GetIdentityTokenKeySetRequest request, OperationContext context)
    {
        var keys = await tokens.PublicKeys(context.Cancellation);
        return new(JsonSerializer.Serialize(new { keys = keys.Select(k => new { alg = "RS512", e = k.Exponent, kid = k.KeyId, kty = "RSA", n = k.Modulus, use = "sig" }) }, Plain));
    }
}
