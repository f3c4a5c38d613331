namespace CognitoConsole.Data.UserPools;

/// <summary>Kinds of users that a sign-in shows to strangers by the factors that it offers.</summary>
[Flags]
public enum UserKinds
{
    None = 0,

    /// <summary>Signs in with codes or passkeys alone.</summary>
    WithoutPassword = 1,

    /// <summary>The password is the hash of an import, from which SRP cannot be computed.</summary>
    WithImportedHash = 2,

    WithPasskey = 4,
}
