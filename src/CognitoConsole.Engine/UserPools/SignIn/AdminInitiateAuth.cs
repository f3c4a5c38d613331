using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html">AdminInitiateAuth</see></summary>
public sealed class AdminInitiateAuth(PoolDirectory pools, SignInFlow flow) : IOperation<AdminInitiateAuthRequest, AdminInitiateAuthResponse>
{
    public async Task<AdminInitiateAuthResponse> Handle(AdminInitiateAuthRequest request, OperationContext context)
    {
        if (request.AuthFlow == AuthFlowType.UserPasswordAuth) throw Errors.InvalidParameter("Initiate Auth method not supported", "authFlow");
        var entry = await pools.Client(request.UserPoolId, request.ClientId, context.Cancellation);
        var step = await flow.Start(entry, request.AuthFlow, request.AuthParameters, request.Session, context.Cancellation);
        return new AdminInitiateAuthResponse { ChallengeName = step.ChallengeName, Session = step.Session, ChallengeParameters = step.ChallengeParameters, AuthenticationResult = step.AuthenticationResult, AvailableChallenges = step.AvailableChallenges };
    }
}
