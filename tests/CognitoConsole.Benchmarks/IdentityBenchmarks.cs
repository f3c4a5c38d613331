using BenchmarkDotNet.Attributes;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Testing;

namespace CognitoConsole.Benchmarks;

/// <summary>From a login to credentials, and looking identities up, through ICognito on SQLite.</summary>
[MemoryDiagnoser]
public class IdentityBenchmarks
{
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;
    private IReadOnlyDictionary<string, string> _logins = null!;
    private string _ana = null!;
    private string _token = null!;

    [Params(1_000)]
    public int Guests { get; set; }

    [GlobalSetup]
    public async Task Setup()
    {
        (_pool, _, _logins) = await _cognito.AnApp(p => p with { AllowClassicFlow = true });
        await _cognito.Roles(_pool, users: TestCognito.Allow("s3:*"));
        for (var i = 0; i < Guests; i++) await _cognito.AnIdentity(_pool);
        _ana = await _cognito.AnIdentity(_pool, _logins);
        _token = (await _cognito.Invoke(new GetOpenIdTokenRequest { IdentityId = _ana, Logins = _logins })).Token!;
    }

    [GlobalCleanup]
    public Task Cleanup() => _cognito.DisposeAsync().AsTask();

    [Benchmark]
    public Task GetIdOfGuest() => _cognito.AnIdentity(_pool);

    [Benchmark]
    public Task GetIdOfUser() => _cognito.AnIdentity(_pool, _logins);

    [Benchmark]
    public Task GetCredentialsForIdentity() => _cognito.CredentialsOf(_ana, _logins);

    [Benchmark]
    public Task AssumeRoleWithWebIdentity() =>
        _cognito.Invoke(new AssumeRoleWithWebIdentityRequest { RoleArn = "arn:aws:iam::123456789012:role/Users", RoleSessionName = "bench", WebIdentityToken = _token });

    [Benchmark]
    public Task SearchByBeginning() => _cognito.Invoke(new SearchIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, Query = _ana[..16] });

    [Benchmark]
    public Task Dashboard() => _cognito.Invoke(new GetIdentityPoolStatisticsRequest { IdentityPoolId = _pool.IdentityPoolId });
}
