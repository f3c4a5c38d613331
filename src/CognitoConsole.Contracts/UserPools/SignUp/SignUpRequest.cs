namespace CognitoConsole.Contracts.UserPools;

public sealed partial record SignUpRequest : IMayBeBlank
{
    /// <summary>"To create a user with no password, omit this parameter or submit a blank value."</summary>
    public object WithoutBlanks() => Password is "" ? this with { Password = null } : this;
}
