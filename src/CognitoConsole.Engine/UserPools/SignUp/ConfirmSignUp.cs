using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html">ConfirmSignUp</see></summary>
public sealed class ConfirmSignUp(PoolDirectory pools, UserDirectory directory, ConfirmationCodes codes, Confirmation confirmation, AttemptLimits limits) : IOperation<ConfirmSignUpRequest, ConfirmSignUpResponse>
{
    public async Task<ConfirmSignUpResponse> Handle(ConfirmSignUpRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.ClientId, context.Cancellation);
        ClientAuthentication.DemandSecretHash(entry, request.Username, request.SecretHash);
        var user = await directory.Find(entry.Pool, request.Username, context.Cancellation) ?? throw UserExistence.UnknownAtConfirmation(entry.Client);
        await limits.Count(user, AttemptLimits.ConfirmSignUp, context.Cancellation);
        Confirmation.DemandUnconfirmed(user);
        var code = await codes.Use(user, CodePurpose.SignUp, request.ConfirmationCode, context.Cancellation);
        await confirmation.Confirm(entry.Pool, user, code.Destination, request.ForceAliasCreation == true, context.Cancellation);
        await codes.Save(context.Cancellation);
        return new ConfirmSignUpResponse();
    }
}
