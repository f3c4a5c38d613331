using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sts;

namespace CognitoConsole.Engine.Sts;

/// <summary><see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html">DecodeAuthorizationMessage</see></summary>
public sealed class DecodeAuthorizationMessage(AuthorizationMessages messages, TimeProvider clock) : IOperation<DecodeAuthorizationMessageRequest, DecodeAuthorizationMessageResponse>
{
    public Task<DecodeAuthorizationMessageResponse> Handle(DecodeAuthorizationMessageRequest request, OperationContext context) =>
        Task.FromResult(new DecodeAuthorizationMessageResponse
        {
            DecodedMessage = messages.Decode(request.EncodedMessage, clock.GetUtcNow())
                ?? throw new CognitoException(ErrorCodes.InvalidAuthorizationMessageException, "Invalid token"),
        });
}
