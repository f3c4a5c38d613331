namespace CognitoConsole.Contracts.UserPools;

/// <summary>AWS's model leaves the pool's id open here; policies speak of pools all the same.</summary>
public sealed partial record UpdateManagedLoginBrandingRequest : IUserPoolRequest
{
    string IUserPoolRequest.UserPoolId => UserPoolId!;
}
