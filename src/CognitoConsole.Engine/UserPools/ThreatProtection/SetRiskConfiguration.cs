using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetRiskConfiguration.html">SetRiskConfiguration</see></summary>
/// <remarks>Writes every part: what the request leaves out is not configured any more, and without any part the client follows its pool again.</remarks>
[DecidesAnew]
public sealed class SetRiskConfiguration(CognitoDbContext db, PoolDirectory pools, TimeProvider clock) : IOperation<SetRiskConfigurationRequest, SetRiskConfigurationResponse>
{
    public async Task<SetRiskConfigurationResponse> Handle(SetRiskConfigurationRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        if (request.ClientId is { } client) await pools.Client(pool.Id, client, context.Cancellation);
        ThreatMode.Demand(pool);
        var clientId = request.ClientId ?? "";
        var risk = await db.RiskConfigurations.FirstOrDefaultAsync(r => r.UserPoolId == pool.Id && r.ClientId == clientId, context.Cancellation);
        var isEmpty = request is { CompromisedCredentialsRiskConfiguration: null, AccountTakeoverRiskConfiguration: null, RiskExceptionConfiguration: null };
        if (isEmpty && risk is not null) db.RiskConfigurations.Remove(risk);
        if (isEmpty) risk = null;
        else
        {
            if (risk is null) db.RiskConfigurations.Add(risk = new() { UserPoolId = pool.Id, ClientId = clientId, LastModifiedDate = clock.GetUtcNow() });
            risk.CompromisedCredentials = request.CompromisedCredentialsRiskConfiguration;
            risk.AccountTakeover = request.AccountTakeoverRiskConfiguration;
            risk.RiskException = request.RiskExceptionConfiguration;
            risk.LastModifiedDate = clock.GetUtcNow();
        }

        await db.SaveChangesAsync(context.Cancellation);
        return new() { RiskConfiguration = RiskShape.Of(pool.Id, request.ClientId, risk) };
    }

    internal sealed class Validator : AbstractValidator<SetRiskConfigurationRequest>
    {
        public Validator() => this.Rules(RiskRules.Violations);
    }
}
