using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException SmsNotConfigured() => new(ErrorCodes.CodeDeliveryFailureException, "The SMS could not be sent: the user pool has no SMS configuration.");
}
