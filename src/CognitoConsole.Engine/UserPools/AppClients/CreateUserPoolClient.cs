using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html">CreateUserPoolClient</see></summary>
public sealed class CreateUserPoolClient(CognitoDbContext db, PoolDirectory pools, KeyRing keyRing, AnalyticsRules analytics, TimeProvider clock)
    : IOperation<CreateUserPoolClientRequest, CreateUserPoolClientResponse>
{
    private const int MaxClients = 1000;

    public async Task<CreateUserPoolClientResponse> Handle(CreateUserPoolClientRequest request, OperationContext context)
    {
        var settings = ClientSettings.Of(request);
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        await analytics.Demand(settings.AnalyticsConfiguration, null, context);
        await ClientReferences.Demand(settings, pool, db, context.Cancellation);
        if (await db.UserPoolClients.CountAsync(c => c.UserPoolId == pool.Id, context.Cancellation) >= MaxClients)
            throw Errors.LimitExceeded($"The maximum number of app clients for user pool {pool.Id} is {MaxClients}.");

        var now = clock.GetUtcNow();
        var secret = request.ClientSecret ?? (request.GenerateSecret == true ? CodeGenerator.ClientSecret() : null);
        var client = new UserPoolClient
        {
            UserPoolId = pool.Id,
            ClientId = CodeGenerator.ClientId(),
            ClientName = request.ClientName,
            CreationDate = now,
            LastModifiedDate = now,
            HasSecret = secret is not null,
            ExplicitAuthFlows = [],
        };
        ClientSettings.Apply(settings, client);
        db.UserPoolClients.Add(client);
        if (secret is not null) db.UserPoolClientSecrets.Add(ClientSecrets.Row(client, secret, brought: request.ClientSecret is not null, keyRing, now, []));
        await db.SaveChangesAsync(context.Cancellation);
        return new() { UserPoolClient = ClientShape.Of(client, request.ClientSecret is null ? secret : null) };
    }

    internal sealed class Validator : AbstractValidator<CreateUserPoolClientRequest>
    {
        public Validator()
        {
            this.Rules(Secret);
            this.Rules(r => ClientRules.Violations(ClientSettings.Of(r)));
            this.Rules(r => ClientRules.Secret(ClientSettings.Of(r), hasSecret: r.GenerateSecret == true || r.ClientSecret is not null));
        }

        private static IEnumerable<Violation> Secret(CreateUserPoolClientRequest request)
        {
            if (request is { GenerateSecret: true, ClientSecret: not null })
                yield return new("clientSecret", "Only one of GenerateSecret and ClientSecret can be specified.");
        }
    }
}
