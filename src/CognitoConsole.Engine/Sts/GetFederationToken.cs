using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sts;
using FluentValidation;

namespace CognitoConsole.Engine.Sts;

/// <summary><see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html">GetFederationToken</see>: a session that may do what both its policy and the calling user's allow; without a policy nothing.</summary>
internal sealed class GetFederationToken(TemporaryCredentials credentials, RoleSessions sessions, TimeProvider clock) : IOperation<GetFederationTokenRequest, GetFederationTokenResponse>
{
    public async Task<GetFederationTokenResponse> Handle(GetFederationTokenRequest request, OperationContext context)
    {
        var user = UserSessions.Demand(context.Caller, nameof(GetFederationToken));
        var now = clock.GetUtcNow();
        var issued = credentials.ForFederatedUser(user, request.Name, new CallerSession(now, now + (request.DurationSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : UserSessions.Default))
        {
            Policy = request.Policy,
            PolicyNames = await sessions.SessionPolicies(request.Policy, request.PolicyArns, context),
            Tags = SessionTags.Of(request.Tags),
        });
        return new()
        {
            Credentials = RoleSessions.Shape(issued),
            FederatedUser = new() { FederatedUserId = $"{context.AccountId}:{request.Name}", Arn = $"arn:aws:sts::{context.AccountId}:federated-user/{request.Name}" },
            PackedPolicySize = issued.PackedPolicySize,
        };
    }

    internal sealed class Validator : AbstractValidator<GetFederationTokenRequest>
    {
        public Validator() => this.Rules(request => SessionTags.Violations(request.Tags));
    }
}
