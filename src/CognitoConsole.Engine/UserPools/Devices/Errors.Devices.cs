using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    /// <summary>Client libraries look for the word "device" and sign in anew without a key.</summary>
    public static CognitoException DeviceNotFound() => ResourceNotFound("Device does not exist.");

    public static CognitoException DeviceKeyExists() => new(ErrorCodes.DeviceKeyExistsException, "Device key already exists.");

    public static CognitoException DevicesNotTracked() => new(ErrorCodes.InvalidUserPoolConfigurationException, "Device tracking is not enabled for the user pool.");
}
