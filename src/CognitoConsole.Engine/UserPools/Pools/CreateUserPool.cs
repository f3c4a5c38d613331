using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.Security;
using FluentValidation;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html">CreateUserPool</see></summary>
public sealed class CreateUserPool(CognitoDbContext db, SigningKeys signingKeys, PoolSecrets secrets, TriggerRules triggers, PassRole roles, TimeProvider clock)
    : IOperation<CreateUserPoolRequest, CreateUserPoolResponse>
{
    public async Task<CreateUserPoolResponse> Handle(CreateUserPoolRequest request, OperationContext context)
    {
        var settings = PoolSettings.Of(request);
        PoolRegion.Demand(settings.SmsConfiguration, context.Region);
        await triggers.Demand(settings.LambdaConfig, context.Region, context.Cancellation);

        if (SmsConfigurationRules.RoleOf(settings.SmsConfiguration) is { } role) await roles.Demand([role], context);

        var now = clock.GetUtcNow();
        var id = $"{context.Region}_{CodeGenerator.UserPoolIdSuffix()}";
        var keyConfiguration = KeyConfigurationRules.Stored(settings.KeyConfiguration);
        var pool = new UserPool
        {
            Id = id,
            Name = request.PoolName,
            Region = context.Region,
            CreationDate = now,
            LastModifiedDate = now,
            CaseSensitive = request.UsernameConfiguration?.CaseSensitive ?? true,
            AliasAttributes = PoolSettings.Distinct(request.AliasAttributes),
            UsernameAttributes = PoolSettings.Distinct(request.UsernameAttributes),
            SchemaAttributes = SchemaRules.Build(request.Schema ?? []),
            Policies = null!,
            AdminCreateUserConfig = null!,
            KeyConfiguration = keyConfiguration,
            SecretKey = secrets.NewKey(id, keyConfiguration),
        };
        PoolSettings.Apply(settings, pool);
        db.UserPools.Add(pool);
        db.SigningKeys.AddRange(PoolKeys.Rows(pool, signingKeys, secrets, now));
        await db.SaveChangesAsync(context.Cancellation);
        return new() { UserPool = PoolShape.Of(pool, [], users: 0, context.AccountId) };
    }

    internal sealed class Validator : AbstractValidator<CreateUserPoolRequest>
    {
        public Validator()
        {
            this.Rules(SignIn);
            this.Rules(r => SchemaRules.Violations(r.Schema, "schema"));
            this.Rules(r => PoolRules.Violations(PoolSettings.Of(r)));
            this.Rules(r => PoolRules.AboveTier(PoolSettings.Of(r), ErrorCodes.FeatureUnavailableInTierException));
        }

        private static IEnumerable<Violation> SignIn(CreateUserPoolRequest request)
        {
            if (request is { AliasAttributes.Count: > 0, UsernameAttributes.Count: > 0 })
                yield return new("aliasAttributes", "Only one of the aliasAttributes or usernameAttributes can be set in a User Pool.");
            if (request.AliasAttributes?.Contains(AliasAttributeType.PreferredUsername) == true && request.Schema?.Any(a => a is { Name: "preferred_username", Required: true }) == true)
                yield return new("schema", "preferred_username cannot be required when it is an alias.");
        }
    }
}
