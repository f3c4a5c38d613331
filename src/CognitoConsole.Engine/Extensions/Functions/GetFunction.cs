using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class GetFunction(CognitoDbContext db, FunctionUses uses) : IOperation<GetFunctionRequest, GetFunctionResponse>
{
    public async Task<GetFunctionResponse> Handle(GetFunctionRequest request, OperationContext context)
    {
        var function = await db.Functions.AsNoTracking().FirstOrDefaultAsync(f => f.Name == request.Name, context.Cancellation) ?? throw Errors.FunctionNotFound(request.Name);
        var number = request.Version ?? function.LatestVersion;
        var source = await db.FunctionVersions.Where(v => v.FunctionName == function.Name && v.Number == number).Select(v => v.Source).FirstOrDefaultAsync(context.Cancellation);
        if (request.Version is not null && source is null) throw Errors.ResourceNotFound($"Function {function.Name} has no version {request.Version}.");
        var versions = await db.FunctionVersions.Where(v => v.FunctionName == function.Name).OrderByDescending(v => v.Number)
            .Select(v => new FunctionVersionType { Version = v.Number, CreationDate = v.CreationDate, Author = v.Author }).ToListAsync(context.Cancellation);
        return new GetFunctionResponse { Function = FunctionView.Of(function), Source = source, Versions = versions, Uses = await uses.Of(function.Arn, context.Cancellation) };
    }
}
