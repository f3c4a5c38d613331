using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateProvisionedLimit.html">UpdateProvisionedLimit</see></summary>
/// <remarks>Unlike AWS, which sells rates above its default, a limit may be set below the server's default, which is generous.</remarks>
public sealed class UpdateProvisionedLimit(CognitoDbContext db, RequestQuotas quotas, TimeProvider clock) : IOperation<UpdateProvisionedLimitRequest, UpdateProvisionedLimitResponse>
{
    public async Task<UpdateProvisionedLimitResponse> Handle(UpdateProvisionedLimitRequest request, OperationContext context)
    {
        var category = LimitDefinition.Name(request.LimitDefinition);
        var (requested, now) = (request.RequestedLimitValue!.Value, clock.GetUtcNow());
        var limit = await db.ProvisionedLimits.FirstOrDefaultAsync(l => l.Category == category, context.Cancellation);
        if (limit is null) db.ProvisionedLimits.Add(limit = new() { Category = category, LastModifiedDate = now });
        // The default follows the server's settings, whatever they will be.
        limit.Value = requested == quotas.Default(category) ? null : requested;
        limit.LastModifiedDate = now;
        await db.SaveChangesAsync(context.Cancellation);
        return new() { Limit = LimitDefinition.Show(quotas, category, requested) };
    }

    internal sealed class Validator : AbstractValidator<UpdateProvisionedLimitRequest>
    {
        public Validator()
        {
            this.Rules(r => LimitDefinition.Violations(r.LimitDefinition));
            this.Rules(Value);
        }

        private static IEnumerable<Violation> Value(UpdateProvisionedLimitRequest request)
        {
            if (request.RequestedLimitValue < 1) yield return new("requestedLimitValue", "RequestedLimitValue must be at least 1.");
            if (request.RequestedLimitValue > RequestQuotas.MaxLimit)
                yield return new("requestedLimitValue", $"RequestedLimitValue must be at most {RequestQuotas.MaxLimit}.", ErrorCodes.ServiceQuotaExceededException);
        }
    }
}
