using System.Text.Encodings.Web;
using System.Text.Json;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

public sealed class GetJsonWebKeySet(CognitoDbContext db, PoolDirectory pools) : IOperation<GetJsonWebKeySetRequest, GetJsonWebKeySetResponse>
{
    // kid is base64 and may hold a plus sign, which verifiers compare as it stands in the token's header.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<GetJsonWebKeySetResponse> Handle(GetJsonWebKeySetRequest request, OperationContext context)
    {
        await pools.Pool(request.UserPoolId, context.Cancellation);
        var keys = await db.SigningKeys.AsNoTracking().Where(k => k.UserPoolId == request.UserPoolId)
            .OrderByDescending(k => k.TokenUse).ThenBy(k => k.CreationDate)
            .Select(k => new { k.Kid, k.N, k.E }).ToListAsync(context.Cancellation);
        var document = new { keys = keys.Select(k => new { alg = "RS256", e = k.E, kid = k.Kid, kty = "RSA", n = k.N, use = "sig" }) };
        return new GetJsonWebKeySetResponse(JsonSerializer.Serialize(document, Plain));
    }
}
