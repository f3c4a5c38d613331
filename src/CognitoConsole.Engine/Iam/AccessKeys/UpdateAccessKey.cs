using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html">UpdateAccessKey</see>: switches a key off and on again.</summary>
[DecidesAnew]
public sealed class UpdateAccessKey(CognitoDbContext db, AccessKeys keys) : IOperation<UpdateAccessKeyRequest, Nothing>
{
    public async Task<Nothing> Handle(UpdateAccessKeyRequest request, OperationContext context)
    {
        var user = request.UserOf(context.Caller);
        var key = await db.AccessKeys.SingleOrDefaultAsync(k => k.AccessKeyId == request.AccessKeyId && (user == null || k.UserName == user), context.Cancellation)
            ?? throw Errors.NoSuchAccessKey(request.AccessKeyId);
        key.Status = request.Status;
        key.Version++;
        await db.SaveChangesAsync(context.Cancellation);
        keys.Forget(request.AccessKeyId);
        return new Nothing();
    }
}
