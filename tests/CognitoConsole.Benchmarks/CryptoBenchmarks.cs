using System.Text.Json;
using BenchmarkDotNet.Attributes;
using CognitoConsole.Engine.Security;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Benchmarks;

/// <summary>The cryptography under a sign-in: SRP, token signatures, the key ring.</summary>
[MemoryDiagnoser]
public class CryptoBenchmarks
{
    private const string Pool = "AbCdEf123";
    private const string User = "0f3a7c52-9a51-70c1-5d3e-2f6b8c1d4e90";
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 5, 7, TimeSpan.Zero);

    private readonly KeyRing _ring = KeyRing.InMemory();
    private readonly JwtSigningKey _key = JwtSigningKey.Generate();
    private readonly SrpVerifier _verifier = SrpVerifier.Make(Pool, User, "Passw0rd!");
    private readonly string _srpA = new('7', 768);
    private readonly byte[] _block = new byte[600];
    private readonly string _signature = Convert.ToBase64String(new byte[32]);
    private SealedToken _tokens = null!;
    private SrpExchange _exchange = null!;
    private JwtVerificationKey[] _keys = null!;
    private string _token = null!;
    private string _sealed = null!;
    private byte[] _blob = null!;

    [GlobalSetup]
    public void Setup()
    {
        Srp.TryStart(_verifier, _srpA, out _exchange, out _);
        _keys = [_key.VerificationKey];
        _token = JwtSign();
        _tokens = new SealedToken(_ring);
        _sealed = SealedTokenSeal();
        _blob = KeyRingProtect();
    }

    [Benchmark]
    public bool SrpStart() => Srp.TryStart(_verifier, _srpA, out _, out _);

    [Benchmark]
    public bool SrpProof() => Srp.CheckProof(_exchange, _verifier, Pool, User, _block, "Tue Mar 3 09:05:07 UTC 2026", _signature);

    [Benchmark]
    public bool SrpWholeServerSide() => SrpStart() | SrpProof();

    [Benchmark]
    public bool PasswordAgainstVerifier() => _verifier.Matches(Pool, User, "Passw0rd!");

    [Benchmark]
    public SrpVerifier SimulatedVerifier() => SrpVerifier.Simulated(_block, Pool, "nobody");

    [Benchmark]
    public string JwtSign() => JwtWriter.Write(_key, WriteAccessToken);

    [Benchmark]
    public JwtRefusal JwtVerify() => JwtReader.Read(_token, _keys, Now, out _);

    [Benchmark]
    public byte[] KeyRingProtect() => _ring.Protect(_block, "srp-verifier/user");

    [Benchmark]
    public byte[] KeyRingUnprotect() => _ring.Unprotect(_blob, "srp-verifier/user");

    [Benchmark]
    public string SealedTokenSeal() => _tokens.Seal(_exchange, "srp", Now.AddMinutes(3));

    [Benchmark]
    public SrpExchange? SealedTokenOpen() => _tokens.Open<SrpExchange>(_sealed, "srp", Now, out _);

    private static void WriteAccessToken(Utf8JsonWriter json)
    {
        json.WriteString("sub", User);
        json.WriteString("iss", "http://localhost:8080/us-east-1_AbCdEf123");
        json.WriteString("client_id", "1example23456789abcdefghij");
        json.WriteString("origin_jti", User);
        json.WriteString("event_id", User);
        json.WriteString("token_use", "access");
        json.WriteString("scope", "aws.cognito.signin.user.admin");
        json.WriteNumber("auth_time", Now.ToUnixTimeSeconds());
        json.WriteNumber("exp", Now.AddHours(1).ToUnixTimeSeconds());
        json.WriteNumber("iat", Now.ToUnixTimeSeconds());
        json.WriteString("jti", User);
        json.WriteString("username", User);
    }
}
