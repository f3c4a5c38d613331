using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

public sealed class GetLoginImage(CognitoDbContext db, LoginDomains domains) : IOperation<GetLoginImageRequest, GetLoginImageResponse>
{
    public async Task<GetLoginImageResponse> Handle(GetLoginImageRequest request, OperationContext context)
    {
        var domain = await domains.Find(request.Domain, context.Cancellation);
        var image = await db.UICustomizations.AsNoTracking().Where(c => c.UserPoolId == domain.UserPoolId && c.ImageName == request.Name).Select(c => c.Image).FirstOrDefaultAsync(context.Cancellation)
            ?? await db.ManagedLoginAssets.AsNoTracking().Where(a => a.UserPoolId == domain.UserPoolId && a.Name == request.Name).Select(a => a.Bytes).FirstOrDefaultAsync(context.Cancellation)
            ?? throw Errors.ResourceNotFound("This picture does not exist.");
        return new GetLoginImageResponse(image, ManagedLoginPictures.ContentType(request.Name));
    }
}
