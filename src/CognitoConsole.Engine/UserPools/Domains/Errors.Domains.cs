using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException DomainNotFound() => InvalidParameter("No such domain or user pool exists.");

    public static CognitoException DomainTaken() => InvalidParameter("Domain already associated with another user pool.", "domain");

    public static CognitoException DomainConfigured() => InvalidParameter("User pool already has a domain configured.", "domain");
}
