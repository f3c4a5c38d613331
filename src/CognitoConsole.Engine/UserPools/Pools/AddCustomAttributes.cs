using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AddCustomAttributes.html">AddCustomAttributes</see></summary>
[DecidesAnew]
public sealed class AddCustomAttributes(CognitoDbContext db, TimeProvider clock) : IOperation<AddCustomAttributesRequest, AddCustomAttributesResponse>
{
    public async Task<AddCustomAttributesResponse> Handle(AddCustomAttributesRequest request, OperationContext context)
    {
        var pool = await db.UserPools.FirstOrDefaultAsync(p => p.Id == request.UserPoolId, context.Cancellation) ?? throw Errors.UserPoolNotFound(request.UserPoolId);
        await UserImportJobs.DemandNone(db, pool.Id, context.Cancellation);
        var added = request.CustomAttributes.Select(SchemaRules.Custom).ToList();
        if (added.Find(a => pool.SchemaAttributes.Any(s => s.Name == a.Name)) is { } existing)
            throw Errors.InvalidParameter($"{existing.Name}: Existing attribute already has name {existing.Name}.", "customAttributes");
        if (pool.SchemaAttributes.Count - StandardAttributes.All.Count + added.Count > SchemaRules.MaxCustomAttributes)
            throw Errors.InvalidParameter($"1 validation error detected: Value at 'schema' failed to satisfy constraint: Member must have length less than or equal to {SchemaRules.MaxCustomAttributes}", "customAttributes");

        pool.SchemaAttributes = [.. pool.SchemaAttributes, .. added];
        PoolSettings.Touch(pool, clock);
        await db.SaveChangesAsync(context.Cancellation);
        return new();
    }

    internal sealed class Validator : AbstractValidator<AddCustomAttributesRequest>
    {
        public Validator() => this.Rules(r => SchemaRules.Violations(r.CustomAttributes, "customAttributes", customOnly: true));
    }
}
