using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html">ConfirmSignUp</see></summary>
public sealed class ConfirmSignUp(PoolDirectory pools, UserDirectory directory, UserWriter writer, ConfirmationCodes codes, Confirmation confirmation, AttemptLimits limits, SignUpSessions sessions, PostConfirmationTrigger postConfirmation) : IOperation<ConfirmSignUpRequest, ConfirmSignUpResponse>
{
    public async Task<ConfirmSignUpResponse> Handle(ConfirmSignUpRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.ClientId, context.Cancellation);
        ClientAuthentication.DemandSecretHash(entry, request.Username, request.SecretHash);
        var user = await directory.Find(entry.Pool, request.Username, context.Cancellation)
            ?? throw (UserExistence.IsHidden(entry.Client) ? Errors.ExpiredCode() : Errors.UserNotFound());
        if (user.UserStatus != UserStatusType.Unconfirmed && UserExistence.IsHidden(entry.Client)) throw Errors.ExpiredCode();
        await limits.Count(user, AttemptLimits.ConfirmSignUp, context.Cancellation);
        Confirmation.DemandUnconfirmed(user);
        var code = await codes.Use(user, CodePurpose.SignUp, request.ConfirmationCode, context.Cancellation);
        // A link is opened more than once: by whatever looks through the mail, and by the person.
        if (MessageTemplates.UsesLink(entry.Pool)) codes.Leave(user, code, request.ConfirmationCode);
        await confirmation.Confirm(entry.Pool, user, code.Destination, request.ForceAliasCreation == true, context.Cancellation);
        var session = sessions.Continue(entry, user, request.Session, code.Destination);
        await ConfirmationCodes.Once(writer.Save(entry.Pool, user, isNew: false, context.Cancellation));
        await postConfirmation.Run(entry.Pool, entry.Client.ClientId, PostConfirmationTrigger.ConfirmSignUp, user);
        return new ConfirmSignUpResponse { Session = session };
    }
}
