using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html">InitiateAuth</see></summary>
public sealed class InitiateAuth(PoolDirectory pools, SignInFlow flow) : IOperation<InitiateAuthRequest, InitiateAuthResponse>
{
    public async Task<InitiateAuthResponse> Handle(InitiateAuthRequest request, OperationContext context)
    {
        if (request.AuthFlow is AuthFlowType.AdminUserPasswordAuth or AuthFlowType.AdminNoSrpAuth) throw Errors.InvalidParameter("Initiate Auth method not supported", "authFlow");
        var entry = await pools.Client(request.ClientId, context.Cancellation);
        var step = await flow.Start(entry, request.AuthFlow, request.AuthParameters, request.Session, context.Cancellation);
        return new InitiateAuthResponse { ChallengeName = step.ChallengeName, Session = step.Session, ChallengeParameters = step.ChallengeParameters, AuthenticationResult = step.AuthenticationResult, AvailableChallenges = step.AvailableChallenges };
    }
}
