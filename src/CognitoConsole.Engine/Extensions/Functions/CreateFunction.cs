using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.Functions;
using CognitoConsole.Engine.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class CreateFunction(CognitoDbContext db, KeyRing keys, EngineOptions options, TimeProvider clock) : IOperation<CreateFunctionRequest, CreateFunctionResponse>
{
    public async Task<CreateFunctionResponse> Handle(CreateFunctionRequest request, OperationContext context)
    {
        FunctionRules.DemandCallable(request.Endpoint, options);
        var now = clock.GetUtcNow();
        var function = new Function
        {
            Name = request.Name,
            Kind = request.Kind,
            Arn = request.Arn ?? $"arn:aws:lambda:{context.Region}:{context.AccountId}:function:{request.Name}",
            Description = request.Description,
            Endpoint = request.Endpoint,
            AccessKeyId = request.AccessKeyId,
            CreationDate = now,
            LastModifiedDate = now,
        };
        if (request.SecretAccessKey is not null) FunctionView.SetSecret(function, request.SecretAccessKey, keys);
        var signingSecret = request.Kind == FunctionKind.Webhook ? FunctionView.NewSigningSecret(function, keys) : null;
        db.Functions.Add(function);
        if (request.Source is not null)
        {
            function.LatestVersion = 1;
            db.FunctionVersions.Add(new FunctionVersion { FunctionName = function.Name, Number = 1, Source = request.Source, CreationDate = now, Author = context.Caller.Name });
        }

        try
        {
            await db.SaveChangesAsync(context.Cancellation);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            throw Errors.InvalidParameter($"A function with the name {function.Name} or this ARN exists already.", "name");
        }

        return new CreateFunctionResponse { Function = FunctionView.Of(function), SigningSecret = signingSecret };
    }

    internal sealed class Validator : AbstractValidator<CreateFunctionRequest>
    {
        public Validator() => this.Rules(FunctionRules.Violations);
    }
}
