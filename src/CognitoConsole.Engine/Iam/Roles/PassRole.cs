using CognitoConsole.Contracts;

namespace CognitoConsole.Engine.Iam;

/// <summary>Whoever gives a role to a service must be allowed to: otherwise the right to edit a pool would be the way to every role.</summary>
public sealed class PassRole(Access access, EngineOptions options)
{
    public const string IdentityPools = "cognito-identity.amazonaws.com";

    /// <param name="service">Who is given the role, as policies ask by iam:PassedToService; null: the operation's own service.</param>
    /// <exception cref="CognitoException">AccessDeniedException naming iam:PassRole.</exception>
    public async Task Demand(IEnumerable<string> roleArns, OperationContext context, string? service = null)
    {
        const string Action = "iam:PassRole";
        var keys = new PolicyContext { { "iam:PassedToService", service ?? $"{context.Operation.Service}.amazonaws.com" } };
        foreach (var arn in roleArns)
        {
            // A role of an STS elsewhere belongs to nobody here who could have a say: the caller's own policies decide.
            var decision = await access.Decide(context.Caller, Action, arn, context.Cancellation, options.OutsideSts is null ? null : context.AccountId, keys);
            if (!decision.IsAllowed) throw Errors.AccessDenied(context.Caller.Arn, Action, arn, decision.Outcome == PolicyOutcome.ExplicitDeny);
        }
    }
}
