using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetProvisionedLimit.html">GetProvisionedLimit</see></summary>
public sealed class GetProvisionedLimit(CognitoDbContext db, RequestQuotas quotas) : IOperation<GetProvisionedLimitRequest, GetProvisionedLimitResponse>
{
    public async Task<GetProvisionedLimitResponse> Handle(GetProvisionedLimitRequest request, OperationContext context)
    {
        var category = LimitDefinition.Name(request.LimitDefinition);
        var provisioned = await db.ProvisionedLimits.Where(l => l.Category == category).Select(l => l.Value).FirstOrDefaultAsync(context.Cancellation);
        return new() { Limit = LimitDefinition.Show(quotas, category, provisioned ?? quotas.Default(category)) };
    }

    internal sealed class Validator : AbstractValidator<GetProvisionedLimitRequest>
    {
        public Validator() => this.Rules(r => LimitDefinition.Violations(r.LimitDefinition));
    }
}
