using System.Globalization;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    /// <summary>The server-side flow with a password.</summary>
    public static AdminInitiateAuthRequest AdminPasswordAuth(UserPoolClientType client, string username = "ana", string password = Password) => new()
    {
        UserPoolId = client.UserPoolId!,
        ClientId = client.ClientId!,
        AuthFlow = AuthFlowType.AdminUserPasswordAuth,
        AuthParameters = WithHash(client, username, new() { ["USERNAME"] = username, ["PASSWORD"] = password }),
    };

    public static InitiateAuthRequest SrpAuth(UserPoolClientType client, SrpClient srp, string username = "ana") => new()
    {
        ClientId = client.ClientId!,
        AuthFlow = AuthFlowType.UserSrpAuth,
        AuthParameters = WithHash(client, username, new() { ["USERNAME"] = username, ["SRP_A"] = srp.A }),
    };

    /// <summary>The answer to PASSWORD_VERIFIER.</summary>
    public RespondToAuthChallengeRequest SrpAnswer(UserPoolClientType client, InitiateAuthResponse challenge, SrpClient srp, string password = Password)
    {
        var parameters = challenge.ChallengeParameters!;
        var id = parameters["USER_ID_FOR_SRP"];
        var timestamp = Clock.GetUtcNow().ToString("ddd MMM d HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture);
        var scope = client.UserPoolId![(client.UserPoolId!.IndexOf('_') + 1)..];
        return new()
        {
            ClientId = client.ClientId!,
            ChallengeName = ChallengeNameType.PasswordVerifier,
            ChallengeResponses = WithHash(client, id, new()
            {
                ["USERNAME"] = id,
                ["PASSWORD_CLAIM_SECRET_BLOCK"] = parameters["SECRET_BLOCK"],
                ["TIMESTAMP"] = timestamp,
                ["PASSWORD_CLAIM_SIGNATURE"] = srp.Prove(parameters["SALT"], parameters["SRP_B"], scope, id, password, Convert.FromBase64String(parameters["SECRET_BLOCK"]), timestamp),
            }),
        };
    }

    /// <summary>Both steps of USER_SRP_AUTH; the request of the second.</summary>
    public async Task<RespondToAuthChallengeRequest> SrpProof(UserPoolClientType client, string username = "ana", string password = Password)
    {
        var srp = new SrpClient();
        return SrpAnswer(client, await Invoke(SrpAuth(client, srp, username)), srp, password);
    }

    public static InitiateAuthRequest RefreshAuth(UserPoolClientType client, string refreshToken, string username = "ana") => new()
    {
        ClientId = client.ClientId!,
        AuthFlow = AuthFlowType.RefreshTokenAuth,
        AuthParameters = WithHash(client, username, new() { ["REFRESH_TOKEN"] = refreshToken }),
    };

    /// <summary>The answer to NEW_PASSWORD_REQUIRED.</summary>
    public static RespondToAuthChallengeRequest NewPassword(UserPoolClientType client, InitiateAuthResponse challenge, string username = "ana", string password = "Permanent-22", params (string Name, string Value)[] attributes)
    {
        var responses = new Dictionary<string, string> { ["USERNAME"] = username, ["NEW_PASSWORD"] = password };
        foreach (var (name, value) in attributes) responses[$"userAttributes.{name}"] = value;
        return new() { ClientId = client.ClientId!, ChallengeName = ChallengeNameType.NewPasswordRequired, Session = challenge.Session, ChallengeResponses = WithHash(client, username, responses) };
    }

    /// <summary>A user with a temporary password, who was not written to.</summary>
    public async Task<UserType> AnInvitedUser(UserPoolType pool, string username = "ana", string password = "Temporary-1", params (string Name, string Value)[] attributes) => (await Invoke(new AdminCreateUserRequest
    {
        UserPoolId = pool.Id!,
        Username = username,
        TemporaryPassword = password,
        MessageAction = MessageActionType.Suppress,
        UserAttributes = Attributes(attributes),
    })).User!;

    /// <summary>Sets attributes as an administrator.</summary>
    public Task SetAttributes(UserPoolType pool, string username, params (string Name, string Value)[] attributes) =>
        Invoke(new AdminUpdateUserAttributesRequest { UserPoolId = pool.Id!, Username = username, UserAttributes = Attributes(attributes) });

    public static IReadOnlyList<AttributeType> Attributes(params (string Name, string Value)[] attributes) => [.. attributes.Select(a => new AttributeType { Name = a.Name, Value = a.Value })];

    /// <summary>A user's attributes as an administrator sees them.</summary>
    public async Task<Dictionary<string, string>> AttributesOf(UserPoolType pool, string username) =>
        (await Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = username })).UserAttributes!.ToDictionary(a => a.Name, a => a.Value!);
}
