using CognitoConsole.Contracts.Sts;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Sts;

/// <summary><see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html">GetAccessKeyInfo</see>: temporary keys are kept nowhere; every one of this server is its account's.</summary>
public sealed class GetAccessKeyInfo(CognitoDbContext db) : IOperation<GetAccessKeyInfoRequest, GetAccessKeyInfoResponse>
{
    public async Task<GetAccessKeyInfoResponse> Handle(GetAccessKeyInfoRequest request, OperationContext context)
    {
        var isKnown = request.AccessKeyId.StartsWith("ASIA", StringComparison.Ordinal) || await db.AccessKeys.AnyAsync(k => k.AccessKeyId == request.AccessKeyId, context.Cancellation);
        return isKnown ? new() { Account = context.AccountId } : throw Errors.StsValidation($"The access key {request.AccessKeyId} is not one of this server.");
    }
}
