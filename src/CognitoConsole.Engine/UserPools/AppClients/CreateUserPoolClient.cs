using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Security;
using FluentValidation;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html">CreateUserPoolClient</see></summary>
public sealed class CreateUserPoolClient(PoolDirectory pools, AnalyticsRules analytics, NewClients clients) : IOperation<CreateUserPoolClientRequest, CreateUserPoolClientResponse>
{
    public async Task<CreateUserPoolClientResponse> Handle(CreateUserPoolClientRequest request, OperationContext context)
    {
        var settings = ClientSettings.Of(request);
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        await analytics.Demand(settings.AnalyticsConfiguration, null, context);
        var generated = request.GenerateSecret == true ? CodeGenerator.ClientSecret() : null;
        ClientSecret? secret = request.ClientSecret is { } brought ? new(brought, WasBrought: true) : generated is not null ? new(generated, WasBrought: false) : null;
        var client = await clients.Add(settings, pool, ClientTypeType.Regular, secret, context.Cancellation);
        return new() { UserPoolClient = ClientShape.Of(client, generated) };
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
