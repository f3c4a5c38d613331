using System.Text.RegularExpressions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    public const string Password = "Correct-Horse-9";

    /// <summary>A confirmed user with a permanent password and a verified e-mail address.</summary>
    public async Task<UserType> AUser(UserPoolType pool, string username = "ana", string? email = null, string password = Password)
    {
        var name = pool.UsernameAttributes is { Count: > 0 } ? email ?? $"{username}@example.com" : username;
        var created = await Invoke(new AdminCreateUserRequest
        {
            UserPoolId = pool.Id!,
            Username = name,
            MessageAction = MessageActionType.Suppress,
            UserAttributes = [new() { Name = "email", Value = email ?? $"{username}@example.com" }, new() { Name = "email_verified", Value = "true" }],
        });
        await Invoke(new AdminSetUserPasswordRequest { UserPoolId = pool.Id!, Username = created.User!.Username!, Password = password, Permanent = true });
        return (await Invoke(new ListUsersRequest { UserPoolId = pool.Id!, Filter = $"username = \"{created.User.Username}\"" })).Users!.Single();
    }

    /// <summary>Confirmed users <c>user000000</c> and so on, each a second younger than the one before, written as an import writes them.</summary>
    /// <param name="attributes">By number.</param>
    public Task ManyUsers(UserPoolType pool, int count, Func<int, Dictionary<string, string>> attributes) => Database(async db =>
    {
        var entity = await db.UserPools.AsNoTracking().SingleAsync(p => p.Id == pool.Id);
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var numbers in Enumerable.Range(0, count).Chunk(500))
        {
            await UserWriter.InsertMany(db, entity, [.. numbers.Select(i => OneOfMany(pool, i, attributes(i)))], default);
        }

        await transaction.CommitAsync();
        return count;
    });

    public CognitoUser OneOfMany(UserPoolType pool, int number, Dictionary<string, string> attributes) => new()
    {
        UserPoolId = pool.Id!,
        Username = $"user{number:000000}",
        Sub = Guid.NewGuid().ToString(),
        UserStatus = UserStatusType.Confirmed,
        UserCreateDate = Clock.GetUtcNow().AddSeconds(number),
        UserLastModifiedDate = Clock.GetUtcNow().AddSeconds(number),
        Attributes = attributes,
    };

    /// <summary>Signs up, without confirming.</summary>
    public Task<SignUpResponse> SignUp(UserPoolClientType client, string username = "ana", string password = Password, string? email = null) => Invoke(new SignUpRequest
    {
        ClientId = client.ClientId!,
        SecretHash = HashFor(client, username),
        Username = username,
        Password = password,
        UserAttributes = [new() { Name = "email", Value = email ?? (username.Contains('@', StringComparison.Ordinal) ? username : $"{username}@example.com") }],
    });

    public async Task<AuthenticationResultType> SignIn(UserPoolClientType client, string username = "ana", string password = Password)
    {
        var answer = await StartSignIn(client, username, password);
        return answer.AuthenticationResult ?? throw new InvalidOperationException($"Sign-in stopped at {answer.ChallengeName}.");
    }

    public Task<InitiateAuthResponse> StartSignIn(UserPoolClientType client, string username = "ana", string password = Password) =>
        Invoke(PasswordAuth(client, username, password));

    public InitiateAuthRequest PasswordAuth(UserPoolClientType client, string username = "ana", string password = Password) => new()
    {
        ClientId = client.ClientId!,
        AuthFlow = AuthFlowType.UserPasswordAuth,
        AuthParameters = WithHash(client, username, new() { ["USERNAME"] = username, ["PASSWORD"] = password }),
    };

    /// <summary>Adds SECRET_HASH where the client has a secret.</summary>
    public static Dictionary<string, string> WithHash(UserPoolClientType client, string username, Dictionary<string, string> parameters)
    {
        if (HashFor(client, username) is { } hash) parameters["SECRET_HASH"] = hash;
        return parameters;
    }

    public static string? HashFor(UserPoolClientType client, string username) =>
        client.ClientSecret is null ? null : SecretHash.Compute(client.ClientSecret, username, client.ClientId!);

    /// <summary>Messages that went to a pool's users, newest first, with their text.</summary>
    public async Task<IReadOnlyList<(OutboxMessage Message, string Body)>> Outbox(UserPoolType pool)
    {
        var messages = await Database(db => db.OutboxMessages.AsNoTracking().Where(m => m.UserPoolId == pool.Id).OrderByDescending(m => m.CreationDate).ThenByDescending(m => m.Id).ToListAsync());
        var row = await Pools.Pool(pool.Id!);
        var texts = messages.Select(m => (Message: m, Body: MessageWriter.BodyOf(row, m, Get<PoolSecrets>()) ?? "")).ToList();
        foreach (var (message, body) in texts) _watch.Learn($"text of {message.Kind}", body);
        return texts;
    }

    /// <summary>The code or temporary password in the newest message.</summary>
    public async Task<string> NewestCode(UserPoolType pool) => CodePattern().Match((await Outbox(pool))[0].Body).Value;

    [GeneratedRegex(@"\b\d{6}(\d{2})?\b")]
    private static partial Regex CodePattern();
}
