using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Engine.Sts;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    /// <summary>A trust policy for one identity pool, with what an <c>amr</c> must hold.</summary>
    public static string TrustIn(string identityPoolId, string amr = "authenticated", string actions = "\"sts:AssumeRoleWithWebIdentity\",\"sts:TagSession\"") => $$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":[{{actions}}],
        "Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"{{identityPoolId}}"},"ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"{{amr}}"} } }] }
        """;

    /// <summary>A trust policy that hands the decision to the account's own policies.</summary>
    public const string TrustInAccount = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]}]}""";

    /// <summary>A policy that allows actions on resources.</summary>
    public static string Allow(string action, string resource = "*") => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}]}""";

    /// <summary>A role with one inline policy; its ARN.</summary>
    public async Task<string> AnIamRole(string name, string trust, string? policy = null)
    {
        var role = (await Invoke(new CreateRoleRequest { RoleName = name, AssumeRolePolicyDocument = trust })).Role;
        if (policy is not null) await Invoke(new PutRolePolicyRequest { RoleName = name, PolicyName = "inline", PolicyDocument = policy });
        return role.Arn;
    }

    /// <summary>Gives the pool two roles that trust it, named Users and Guests.</summary>
    public async Task Roles(IdentityPool pool, string? users = null, string? guests = null)
    {
        await Invoke(new SetIdentityPoolRolesRequest
        {
            IdentityPoolId = pool.IdentityPoolId,
            Roles = new Dictionary<string, string>
            {
                ["authenticated"] = await AnIamRole("Users", TrustIn(pool.IdentityPoolId), users),
                ["unauthenticated"] = await AnIamRole("Guests", TrustIn(pool.IdentityPoolId, "unauthenticated"), guests),
            },
        });
    }

    /// <summary>Credentials of an identity, by the enhanced flow.</summary>
    public async Task<Contracts.IdentityPools.Credentials> CredentialsOf(string identityId, IReadOnlyDictionary<string, string>? logins = null) =>
        (await Invoke(new GetCredentialsForIdentityRequest { IdentityId = identityId, Logins = logins })).Credentials!;

    /// <summary>The caller that the API makes of temporary credentials.</summary>
    public async Task<Caller> As(string accessKeyId, string sessionToken) =>
        (await Get<TemporaryCredentials>().Find(accessKeyId, sessionToken, CancellationToken.None))!.Caller with { IpAddress = "192.0.2.9" };

    public Task<Caller> As(Contracts.IdentityPools.Credentials credentials) => As(credentials.AccessKeyId!, credentials.SessionToken!);

    public Task<Caller> As(Contracts.Sts.Credentials credentials) => As(credentials.AccessKeyId, credentials.SessionToken);

    /// <summary>The caller that a new access key acts as.</summary>
    public async Task<Caller.AccessKey> AnApiUser(string user, string policyName)
    {
        var key = (await Invoke(new CreateAccessKeyRequest { UserName = user, PolicyName = policyName })).AccessKey;
        return new Caller.AccessKey(key.AccessKeyId, user, policyName, Options.AccountId) { IpAddress = "192.0.2.4" };
    }
}
