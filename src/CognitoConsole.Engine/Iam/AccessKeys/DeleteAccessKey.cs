using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html">DeleteAccessKey</see>: the key is unknown from then on.</summary>
[DecidesAnew]
public sealed class DeleteAccessKey(CognitoDbContext db, AccessKeys keys) : IOperation<DeleteAccessKeyRequest, Nothing>
{
    public async Task<Nothing> Handle(DeleteAccessKeyRequest request, OperationContext context)
    {
        var user = request.UserOf(context.Caller);
        var key = await db.AccessKeys.SingleOrDefaultAsync(k => k.AccessKeyId == request.AccessKeyId && (user == null || k.UserName == user), context.Cancellation)
            ?? throw Errors.NoSuchAccessKey(request.AccessKeyId);
        db.AccessKeys.Remove(key);
        await db.SaveChangesAsync(context.Cancellation);
        keys.Forget(request.AccessKeyId);
        return new Nothing();
    }
}
