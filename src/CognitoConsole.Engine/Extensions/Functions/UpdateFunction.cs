using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.Functions;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class UpdateFunction(CognitoDbContext db, KeyRing keys, EngineOptions options, TimeProvider clock) : IOperation<UpdateFunctionRequest, UpdateFunctionResponse>
{
    /// <summary>Sources that are kept; the oldest go first.</summary>
    private const int KeptVersions = 50;

    public async Task<UpdateFunctionResponse> Handle(UpdateFunctionRequest request, OperationContext context)
    {
        var function = await db.Functions.FirstOrDefaultAsync(f => f.Name == request.Name, context.Cancellation) ?? throw Errors.FunctionNotFound(request.Name);
        FunctionRules.Foreign(function.Kind, request.Source, request.Endpoint, request.AccessKeyId, request.SecretAccessKey).Demand();
        FunctionRules.DemandCallable(request.Endpoint, options);
        if (request.RotateSigningSecret && function.Kind != FunctionKind.Webhook) throw Errors.InvalidParameter("Only a webhook has a signing secret.", "rotateSigningSecret");
        if (request.ExpectedVersion is { } expected && expected != function.LatestVersion) throw Errors.ConcurrentModification();

        function.Description = request.Description ?? function.Description;
        function.Endpoint = request.Endpoint ?? function.Endpoint;
        function.AccessKeyId = request.AccessKeyId ?? function.AccessKeyId;
        if (request.SecretAccessKey is not null) FunctionView.SetSecret(function, request.SecretAccessKey, keys);
        var signingSecret = request.RotateSigningSecret ? FunctionView.NewSigningSecret(function, keys) : null;
        if (request.Source is not null) await AddVersion(function, request.Source, context);
        function.LastModifiedDate = clock.GetUtcNow();
        await db.SaveChangesAsync(context.Cancellation);
        return new UpdateFunctionResponse { Function = FunctionView.Of(function), SigningSecret = signingSecret };
    }

    private async Task AddVersion(Function function, string source, OperationContext context)
    {
        function.LatestVersion++;
        db.FunctionVersions.Add(new FunctionVersion
        {
            FunctionName = function.Name,
            Number = function.LatestVersion,
            Source = source,
            CreationDate = clock.GetUtcNow(),
            Author = context.Caller.Name,
        });
        var oldest = function.LatestVersion - KeptVersions;
        await db.FunctionVersions.Where(v => v.FunctionName == function.Name && v.Number <= oldest).ExecuteDeleteAsync(context.Cancellation);
    }
}
