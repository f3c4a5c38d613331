namespace CognitoConsole.Admin.IdentityPools;

/// <summary>What becomes of credentials when nobody gets new ones.</summary>
internal static class GivenCredentials
{
    /// <summary>An hour is the enhanced flow's; the basic flow goes as far as the role does (MaxSessionDuration).</summary>
    public const string LastOn = "Credentials that were given out work until they end: after an hour, with the basic flow after 12 at most.";
}
