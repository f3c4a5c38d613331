namespace CognitoConsole.Data.UserPools;

/// <summary>How a person has shown who they are; the claim <c>amr</c> names them.</summary>
[Flags]
public enum AuthMethods
{
    None = 0,
    Password = 1,
    Totp = 2,
    Sms = 4,
    Email = 8,
    PlatformPasskey = 16,
    RoamingPasskey = 32,

    /// <summary>A passkey that stood for two factors. Two methods of the others are as much without it.</summary>
    TwoInOne = 64,
}
