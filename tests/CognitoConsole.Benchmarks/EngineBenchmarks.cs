using BenchmarkDotNet.Attributes;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Benchmarks;

/// <summary>Whole operations through ICognito on SQLite, without HTTP: access, rules, database, audit.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks : IEngineBenchmarks
{
    private readonly TestCognito _cognito = new(options: new Engine.EngineOptions { DefaultRequestsPerSecond = int.MaxValue }) { WatchesSecrets = false };
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;
    private AuthenticationResultType _tokens = null!;
    private int _next;

    [Params(1_000)]
    public int Users { get; set; } = 1_000;

    [GlobalSetup]
    public async Task Setup()
    {
        _pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });
        _client = await _cognito.AClient(_pool);
        await _cognito.AUser(_pool);
        for (var i = 0; i < Users; i++) await Create($"u{i:d7}");
        _tokens = await _cognito.SignIn(_client);
    }

    [GlobalCleanup]
    public Task Cleanup() => _cognito.DisposeAsync().AsTask();

    [Benchmark]
    public Task AdminGetUser() => _cognito.Invoke(new AdminGetUserRequest { UserPoolId = _pool.Id!, Username = "u0000500" });

    [Benchmark]
    public Task DescribeUserPoolClient() => _cognito.Invoke(new DescribeUserPoolClientRequest { UserPoolId = _pool.Id!, ClientId = _client.ClientId! });

    [Benchmark]
    public Task GetUser() => _cognito.Invoke(new GetUserRequest { AccessToken = _tokens.AccessToken! });

    [Benchmark]
    public Task InitiateAuthWithPassword() => _cognito.SignIn(_client);

    [Benchmark]
    public Task InitiateAuthWithRefreshToken() => _cognito.Invoke(new InitiateAuthRequest
    {
        ClientId = _client.ClientId!,
        AuthFlow = AuthFlowType.RefreshTokenAuth,
        AuthParameters = new Dictionary<string, string> { ["REFRESH_TOKEN"] = _tokens.RefreshToken! },
    });

    [Benchmark]
    public Task AdminCreateUser() => Create($"n{Interlocked.Increment(ref _next):d9}");

    [Benchmark]
    public Task AdminUpdateUserAttributes() => _cognito.Invoke(new AdminUpdateUserAttributesRequest
    {
        UserPoolId = _pool.Id!,
        Username = "u0000500",
        UserAttributes = [new() { Name = "name", Value = $"Name {Interlocked.Increment(ref _next)}" }],
    });

    [Benchmark]
    public Task ListUsersPage() => _cognito.Invoke(new ListUsersRequest { UserPoolId = _pool.Id!, Limit = 60 });

    [Benchmark]
    public Task ListUsersByEmailPrefix() => _cognito.Invoke(new ListUsersRequest { UserPoolId = _pool.Id!, Limit = 60, Filter = "email ^= \"u000001\"" });

    [Benchmark]
    public Task ListUsersByEmail() => _cognito.Invoke(new ListUsersRequest { UserPoolId = _pool.Id!, Filter = "email = \"u0000500@example.com\"" });

    private Task Create(string name) => _cognito.Invoke(new AdminCreateUserRequest
    {
        UserPoolId = _pool.Id!,
        Username = name,
        MessageAction = MessageActionType.Suppress,
        TemporaryPassword = "Temporary-1",
        UserAttributes = [new() { Name = "email", Value = $"{name}@example.com" }, new() { Name = "name", Value = name }],
    });
}
