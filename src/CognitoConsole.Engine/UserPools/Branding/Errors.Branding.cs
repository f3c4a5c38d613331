using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    /// <summary>Without a domain there are no pages to customise.</summary>
    public static CognitoException NoDomainForPages() => InvalidParameter("There has to be an existing domain associated with this user pool");

    public static CognitoException TermsNotFound(string termsId) => ResourceNotFound($"Terms {termsId} does not exist.");

    public static CognitoException TermsExist(string termsName) => new CognitoException(ErrorCodes.TermsExistsException, $"Terms with name {termsName} already exists for this app client.").At("termsName");

    public static CognitoException ManagedLoginBrandingNotFound() => ResourceNotFound("Managed login branding does not exist.");

    public static CognitoException ManagedLoginBrandingExists() => new(ErrorCodes.ManagedLoginBrandingExistsException, "Managed login branding already exists for this app client.");
}
