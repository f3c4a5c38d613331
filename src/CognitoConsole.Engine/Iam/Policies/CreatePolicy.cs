using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Data.Iam;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html">CreatePolicy</see>: a managed policy, for roles, access keys and operators.</summary>
internal sealed class CreatePolicy(CognitoDbContext db, TimeProvider clock) : IOperation<CreatePolicyRequest, CreatePolicyResponse>
{
    public async Task<CreatePolicyResponse> Handle(CreatePolicyRequest request, OperationContext context)
    {
        PolicyDocument.Parse(request.PolicyDocument, PolicyKind.Identity, PolicyDocument.MaxManaged);
        var now = clock.GetUtcNow();
        var policy = new ManagedPolicy
        {
            PolicyName = request.PolicyName,
            PolicyId = IamIds.Policy(),
            Path = request.Path ?? "/",
            Document = request.PolicyDocument,
            Description = request.Description,
            Tags = (request.Tags ?? []).ToDictionary(t => t.Key, t => t.Value),
            CreateDate = now,
            UpdateDate = now,
        };
        // The names of the console's roles are taken from the start, even in a database that has no rows for them yet.
        var upper = policy.PolicyName.ToUpperInvariant();
        if (BuiltInPolicies.Names.Contains(policy.PolicyName, StringComparer.OrdinalIgnoreCase) || await db.ManagedPolicies.AnyAsync(p => p.PolicyName.ToUpper() == upper, context.Cancellation)) throw Taken(policy.PolicyName);
        db.ManagedPolicies.Add(policy);
        try
        {
            await db.SaveChangesAsync(context.Cancellation);
        }
        catch (DbUpdateException race) when (race.IsUniqueViolation())
        {
            throw Taken(policy.PolicyName);
        }

        return new() { Policy = (await ManagedPolicyShape.Of([policy], db, context, whole: true))[0] };
    }

    internal sealed class Validator : AbstractValidator<CreatePolicyRequest>
    {
        public Validator() => this.Rules(request => IamTags.Violations(request.Tags));
    }

    private static Contracts.CognitoException Taken(string name) => Errors.EntityAlreadyExists($"A policy called {name} already exists. Duplicate names are not allowed.", "policyName");
}
