using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <remarks>Every look counts as a try of a code, so that the link is no way to guess one; when there were too many, the answer is no.</remarks>
public sealed class CheckConfirmationLink(LoginDomains domains, UserDirectory directory, ConfirmationCodes codes, AttemptLimits limits) : IOperation<CheckConfirmationLinkRequest, CheckConfirmationLinkResponse>
{
    public async Task<CheckConfirmationLinkResponse> Handle(CheckConfirmationLinkRequest request, OperationContext context)
    {
        var entry = await domains.Client(request.Domain, request.ClientId, context.Cancellation);
        var user = await directory.Find(entry.Pool, request.Username, context.Cancellation);
        return new()
        {
            // Whoever has no such code open is told from nobody by nothing, the time included.
            HasConfirmed = user is not null && MessageTemplates.UsesLink(entry.Pool) && await codes.IsLeft(user, context.Cancellation) && await limits.TryCount(user, AttemptLimits.ConfirmSignUp, context.Cancellation) && await codes.HasConfirmed(user, request.ConfirmationCode, context.Cancellation),
        };
    }
}
