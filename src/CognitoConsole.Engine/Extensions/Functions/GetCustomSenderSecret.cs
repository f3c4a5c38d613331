using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Security;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Whoever has the key can read codes on their way to users, so asking for it leaves a trace.</summary>
internal sealed class GetCustomSenderSecret(PoolDirectory pools, KeyRing keys, AuditTrail audit) : IOperation<GetCustomSenderSecretRequest, GetCustomSenderSecretResponse>
{
    public async Task<GetCustomSenderSecretResponse> Handle(GetCustomSenderSecretRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        if (pool.LambdaConfig?.KMSKeyID is not { } name) throw Errors.InvalidParameter("The user pool has no key for custom senders (LambdaConfig.KMSKeyID).");
        audit.Note($"UserPool/{pool.Id}", "CustomSenderKey", null, "read");
        return new GetCustomSenderSecretResponse { KeyNamespace = CustomSenderCode.KeyNamespace, KeyName = name, Key = Convert.ToBase64String(CustomSender.KeyOf(pool, keys)) };
    }
}
