using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminConfirmSignUp.html">AdminConfirmSignUp</see></summary>
public sealed class AdminConfirmSignUp(PoolDirectory pools, UserDirectory directory, UserWriter writer, Confirmation confirmation, PostConfirmationTrigger postConfirmation) : IOperation<AdminConfirmSignUpRequest, AdminConfirmSignUpResponse>
{
    public async Task<AdminConfirmSignUpResponse> Handle(AdminConfirmSignUpRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        Confirmation.DemandUnconfirmed(user);
        await confirmation.Confirm(pool, user, proven: null, takeAliases: false, context.Cancellation);
        await writer.Save(pool, user, isNew: false, context.Cancellation);
        await postConfirmation.Run(pool, clientId: null, PostConfirmationTrigger.ConfirmSignUp, user);
        return new AdminConfirmSignUpResponse();
    }
}
