using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Engine.Iam;
using FluentValidation;

namespace CognitoConsole.Engine.Sts;

/// <summary><see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html">GetFederationToken</see>: a session that may do what both its policy and the calling user's allow; without a policy nothing.</summary>
internal sealed class GetFederationToken(TemporaryCredentials credentials, RoleSessions sessions, CallerPolicies callers, TimeProvider clock) : IOperation<GetFederationTokenRequest, GetFederationTokenResponse>
{
    public async Task<GetFederationTokenResponse> Handle(GetFederationTokenRequest request, OperationContext context)
    {
        var user = UserSessions.Demand(context.Caller, nameof(GetFederationToken));
        var tags = SessionTags.Of(request.Tags);
        var arn = $"arn:aws:sts::{context.AccountId}:federated-user/{request.Name}";
        await DemandTagSession(user, arn, tags, context);
        var now = clock.GetUtcNow();
        var issued = credentials.ForFederatedUser(user, request.Name, new CallerSession(now, now + (request.DurationSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : UserSessions.Default))
        {
            Policy = request.Policy,
            PolicyNames = await sessions.SessionPolicies(request.Policy, request.PolicyArns, context),
            Tags = tags,
        });
        return new()
        {
            Credentials = RoleSessions.Shape(issued),
            FederatedUser = new() { FederatedUserId = $"{context.AccountId}:{request.Name}", Arn = arn },
            PackedPolicySize = issued.PackedPolicySize,
        };
    }

    /// <summary>Tags decide in policies: who may federate may not for that reason choose them.</summary>
    private async Task DemandTagSession(Caller.AccessKey user, string arn, IReadOnlyDictionary<string, string> tags, OperationContext context)
    {
        if (tags.Count == 0) return;
        var authority = await callers.Of(user, context.Cancellation);
        SessionTags.AddTo(authority.Context, tags);
        var decision = PolicyEvaluator.Decide(authority.Request("sts:TagSession", arn, clock.GetUtcNow()));
        if (!decision.IsAllowed) throw Errors.AccessDenied(user.Arn, "sts:TagSession", arn, decision.Outcome == PolicyOutcome.ExplicitDeny);
    }

    internal sealed class Validator : AbstractValidator<GetFederationTokenRequest>
    {
        public Validator() => this.Rules(request => SessionTags.Violations(request.Tags));
    }
}
