using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html">GetAccessKeyLastUsed</see>: whether a key can be taken away without harm.</summary>
public sealed class GetAccessKeyLastUsed(CognitoDbContext db, AccessKeyUses uses) : IOperation<GetAccessKeyLastUsedRequest, GetAccessKeyLastUsedResponse>
{
    public async Task<GetAccessKeyLastUsedResponse> Handle(GetAccessKeyLastUsedRequest request, OperationContext context)
    {
        await uses.Flush(context.Cancellation);
        return await db.AccessKeys.Where(k => k.AccessKeyId == request.AccessKeyId)
            .Select(k => new GetAccessKeyLastUsedResponse
            {
                UserName = k.UserName,
                AccessKeyLastUsed = new AccessKeyLastUsed
                {
                    LastUsedDate = k.LastUsedAt,
                    ServiceName = k.LastUsedService ?? AccessKeyLastUsed.Never,
                    Region = k.LastUsedRegion ?? AccessKeyLastUsed.Never,
                },
            })
            .SingleOrDefaultAsync(context.Cancellation) ?? throw Errors.NoSuchAccessKey(request.AccessKeyId);
    }
}
