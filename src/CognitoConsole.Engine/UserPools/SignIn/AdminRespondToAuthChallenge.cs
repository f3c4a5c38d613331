using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html">AdminRespondToAuthChallenge</see></summary>
public sealed class AdminRespondToAuthChallenge(PoolDirectory pools, SignInFlow flow) : IOperation<AdminRespondToAuthChallengeRequest, AdminRespondToAuthChallengeResponse>
{
    public async Task<AdminRespondToAuthChallengeResponse> Handle(AdminRespondToAuthChallengeRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.UserPoolId, request.ClientId, context.Cancellation);
        // An older way to send the password: the same as AdminInitiateAuth with it, and no session.
        var step = request.ChallengeName == ChallengeNameType.AdminNoSrpAuth
            ? await flow.Start(entry, AuthFlowType.AdminNoSrpAuth, request.ChallengeResponses, session: null, context.Cancellation)
            : await flow.Continue(entry, request.ChallengeName, request.Session, request.ChallengeResponses, context.Cancellation);
        return new AdminRespondToAuthChallengeResponse { ChallengeName = step.ChallengeName, Session = step.Session, ChallengeParameters = step.ChallengeParameters, AuthenticationResult = step.AuthenticationResult, AvailableChallenges = step.AvailableChallenges };
    }
}
