namespace CognitoConsole.Contracts.UserPools;

public sealed partial record AdminCreateUserRequest : IMayBeBlank
{
    /// <summary>"To create a user with no password, omit this parameter or submit a blank value."</summary>
    public object WithoutBlanks() => TemporaryPassword is "" ? this with { TemporaryPassword = null } : this;
}
