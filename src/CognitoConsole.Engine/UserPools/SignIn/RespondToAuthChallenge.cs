using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html">RespondToAuthChallenge</see></summary>
public sealed class RespondToAuthChallenge(PoolDirectory pools, SignInFlow flow) : IOperation<RespondToAuthChallengeRequest, RespondToAuthChallengeResponse>
{
    public async Task<RespondToAuthChallengeResponse> Handle(RespondToAuthChallengeRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.ClientId, context.Cancellation);
        var step = await flow.Continue(entry, request.ChallengeName, request.Session, request.ChallengeResponses, context.Cancellation);
        return new RespondToAuthChallengeResponse { ChallengeName = step.ChallengeName, Session = step.Session, ChallengeParameters = step.ChallengeParameters, AuthenticationResult = step.AuthenticationResult, AvailableChallenges = step.AvailableChallenges };
    }
}
