using CognitoConsole.Contracts.UserPools;
using Microsoft.Data.Sqlite;

namespace CognitoConsole.Benchmarks.Load;

/// <summary>The pool under load: an app client that may do everything, a confidential one for OAuth, and as many users as asked for.</summary>
internal sealed class LoadPool
{
    public const string Password = "Bench-Passw0rd!";
    public const int Logins = 64;
    public const string RedirectUri = "http://localhost:9999/callback";

    public required string Id { get; init; }
    public required string ClientId { get; init; }
    public required UserPoolClientType Machine { get; init; }
    public required UserPoolClientType Web { get; init; }
    public required string Domain { get; init; }
    public int Users { get; private set; }

    public static string Name(int index) => $"u{index:d7}";

    public static string Login(int index) => Name(index % Logins);

    public static async Task<LoadPool> Make(ServerProcess server)
    {
        using var client = new CognitoClient(server);
        var pool = (await client.Call(new CreateUserPoolRequest { PoolName = "Load" })).UserPool!;
        var app = await client.Call(new CreateUserPoolClientRequest
        {
            UserPoolId = pool.Id!,
            ClientName = "Load",
            ExplicitAuthFlows = [ExplicitAuthFlowsType.AllowUserPasswordAuth, ExplicitAuthFlowsType.AllowUserSrpAuth, ExplicitAuthFlowsType.AllowRefreshTokenAuth],
        });
        await client.Call(new CreateResourceServerRequest { UserPoolId = pool.Id!, Identifier = "api", Name = "api", Scopes = [new() { ScopeName = "read", ScopeDescription = "read" }] });
        var machine = await client.Call(new CreateUserPoolClientRequest { UserPoolId = pool.Id!, ClientName = "Machine", GenerateSecret = true, AllowedOAuthFlowsUserPoolClient = true, AllowedOAuthFlows = [OAuthFlowType.ClientCredentials], AllowedOAuthScopes = ["api/read"] });
        var web = await client.Call(new CreateUserPoolClientRequest { UserPoolId = pool.Id!, ClientName = "Web", AllowedOAuthFlowsUserPoolClient = true, AllowedOAuthFlows = [OAuthFlowType.Code], AllowedOAuthScopes = ["openid", "email"], CallbackURLs = [RedirectUri], SupportedIdentityProviders = ["COGNITO"] });
        await client.Call(new CreateUserPoolDomainRequest { UserPoolId = pool.Id!, Domain = "load" });
        var made = new LoadPool { Id = pool.Id!, ClientId = app.UserPoolClient!.ClientId!, Machine = machine.UserPoolClient!, Web = web.UserPoolClient!, Domain = "load" };
        for (var i = 0; i < Logins; i++)
        {
            await client.Call(new AdminCreateUserRequest { UserPoolId = made.Id, Username = Name(i), MessageAction = MessageActionType.Suppress, UserAttributes = [new() { Name = "email", Value = $"{Name(i)}@bench.example.com" }, new() { Name = "name", Value = Name(i) }] });
            await client.Call(new AdminSetUserPasswordRequest { UserPoolId = made.Id, Username = Name(i), Password = Password, Permanent = true });
        }

        made.Users = Logins;
        return made;
    }

    /// <summary>Fills up with copies of the first user, in one transaction beside the server: the same rows that AdminCreateUser writes.</summary>
    public async Task Grow(ServerProcess server, int users)
    {
        if (users <= Users) return;
        await using var connection = new SqliteConnection($"Data Source={server.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var transaction = connection.BeginTransaction();
        await Run("CREATE TEMP TABLE fresh AS WITH RECURSIVE n(i) AS (SELECT $from UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $to) SELECT printf('u%07d', i) AS name, lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))) AS sub FROM n");
        // Every column as the first user has it, whatever columns there are by now.
        var columns = await Columns("CognitoUsers");
        var values = columns.Select(c => c switch { "Username" => "f.name", "Sub" => "f.sub", "Attributes" => "replace(t.Attributes, $first, f.name)", _ => $"t.\"{c}\"" });
        await Run($"INSERT INTO CognitoUsers ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", values)} FROM fresh f, CognitoUsers t WHERE t.UserPoolId = $pool AND t.Username = $first");
        await Run("INSERT INTO SignInNames (UserPoolId, Name, Username, Kind) SELECT $pool, name, name, 'username' FROM fresh");
        await Run("""
            INSERT INTO UserAttributes (UserPoolId, Name, Value, Username)
            SELECT a.UserPoolId, a.Name, CASE a.Name WHEN 'sub' THEN f.sub ELSE replace(a.Value, $first, f.name) END, f.name
            FROM fresh f, UserAttributes a WHERE a.UserPoolId = $pool AND a.Username = $first
            """);
        await transaction.CommitAsync();
        Users = users;

        async Task<List<string>> Columns(string table)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
            await using var reader = await command.ExecuteReaderAsync();
            var names = new List<string>();
            while (await reader.ReadAsync()) names.Add(reader.GetString(0));
            return names;
        }

        async Task Run(string sql)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            command.CommandTimeout = 0;
            command.Parameters.AddWithValue("$from", Users);
            command.Parameters.AddWithValue("$to", users);
            command.Parameters.AddWithValue("$pool", Id);
            command.Parameters.AddWithValue("$first", Name(0));
            await command.ExecuteNonQueryAsync();
        }
    }
}
