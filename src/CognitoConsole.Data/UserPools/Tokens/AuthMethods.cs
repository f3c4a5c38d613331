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

    /// <summary>An identity provider vouches for the person.</summary>
    Federated = 128,

    // The level that the provider names, where the pool maps its names to levels.
    FederatedLevel1 = 256,
    FederatedLevel2 = 512,
    FederatedLevel3 = 1024,
    FederatedLevel4 = 2048,
}
