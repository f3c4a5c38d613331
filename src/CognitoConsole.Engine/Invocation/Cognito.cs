using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine;

/// <summary>The one path of every call: own scope, access, request rate, region, shape rules, meaning rules, the operation, audit.</summary>
internal sealed class Cognito(IServiceScopeFactory scopes, OperationCatalog catalog, Access access, RequestQuotas quotas, PoolRegions regions, AccessKeyUses uses, EngineOptions options) : ICognito
{
    /// <summary>Of calls that meet, one gets through each time.</summary>
    private const int MostAttempts = 20;

    public async Task<TResponse> Invoke<TResponse>(IRequest<TResponse> request, Caller caller, CancellationToken cancellation = default) =>
        (TResponse)await Invoke((object)request, caller, cancellation);

    public async Task<object> Invoke(object request, Caller caller, CancellationToken cancellation = default)
    {
        if (request is IMayBeBlank blank) request = blank.WithoutBlanks();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Run(request, caller, isFirst: attempt == 1, cancellation);
            }
            // Two calls at once changed one row, or made the same one; one deleted what the other added to; or each waited for the other.
            // Operations that know a better answer, as AliasExists, catch it before.
            catch (Exception race) when ((race as DbUpdateException)?.IsRace() == true || race.IsDeadlock())
            {
                if (attempt == MostAttempts || catalog.Find(request.GetType())?.DecidesAnew != true) throw Errors.ConcurrentModification();
            }
        }
    }

    private async Task<object> Run(object request, Caller caller, bool isFirst, CancellationToken cancellation)
    {
        var descriptor = Operations.ByRequest[request.GetType()];
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<OperationContext>();
        context.Caller = caller;
        context.Operation = descriptor;
        context.Request = request;
        context.Region = caller.Region ?? options.Region;
        context.AccountId = options.AccountId;
        context.Cancellation = cancellation;

        uses.Note(context);
        await access.Demand(caller, descriptor, request, context);
        if (isFirst) quotas.Demand(descriptor, request);
        await regions.Demand(caller, descriptor, request, cancellation);
        var entry = catalog.Find(request.GetType()) ?? throw Errors.NotYetImplemented(descriptor.Name);
        if (request is IShape shape) ShapeCheck.Demand(shape, descriptor.Service is "cognito-idp" or "cognito-sync" ? ErrorCodes.InvalidParameterException : ErrorCodes.ValidationException);
        entry.Validate(request);

        var audit = descriptor.IsWrite ? scope.ServiceProvider.GetRequiredService<AuditTrail>() : null;
        audit?.Start(request);
        var response = await entry.Run(scope.ServiceProvider, request, context);
        if (audit is not null) await audit.Finish();
        return response;
    }

    public async ValueTask<string?> WhyNot(Caller caller, string action, string resourceArn = "*", CancellationToken cancellation = default)
    {
        var decision = await access.Decide(caller, action, resourceArn, cancellation);
        if (decision.IsAllowed) return null;
        var role = caller is Caller.Operator o ? $"Your role {o.Role}" : "Your policy";
        return decision.Outcome == PolicyOutcome.ExplicitDeny ? $"{role} forbids this ({action})." : $"{role} does not include this ({action}).";
    }
}
