using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Engine.Security;
using CognitoConsole.Engine.Tests.Security;
using CognitoConsole.Engine.UserPools;
using FsCheck.Xunit;

namespace CognitoConsole.Engine.Tests.UserPools;

[Trait("Databases", "One")]
public class SrpTests
{
    private const string Pool = "AbCdEf123";
    private const string User = "ann@example.com";
    private const string Timestamp = "Tue Mar 3 09:05:07 UTC 2026";

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Vectors.All("srp").Count())];

    [Fact]
    public void The_constants_are_cognitos()
    {
        Assert.Equal(Hex(Vectors.Text("N_hex")), SrpGroup.N);
        Assert.Equal(Hex(Vectors.Text("k_hex")), SrpGroup.K);
        Assert.Equal(384, SrpGroup.N.GetByteCount(isUnsigned: true));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Matches_the_vector_step_by_step(int number)
    {
        var vector = Vectors.All("srp").ElementAt(number);
        string scope = vector["poolNameOrDeviceGroupKey"], owner = vector["userIdForSrpOrDeviceKey"];
        var verifier = SrpVerifier.Make(Convert.FromHexString(vector["SALT"]), scope, owner, vector["password"]);
        Assert.Equal(Hex(vector["verifier_hex"]), verifier.Value);
        Assert.Equal(vector["SALT"], verifier.SaltHex);
        Assert.True(verifier.Matches(scope, owner, vector["password"]));

        Assert.True(Srp.TryStart(verifier, vector["SRP_A"], Convert.FromHexString(vector["b_hex"]), out var exchange, out var srpB));
        Assert.Equal(Hex(vector["SRP_B"]), Hex(srpB));
        Assert.Equal(Hex(vector["u_hex"]), SrpGroup.Number(exchange.Scrambler));
        Assert.Equal(vector["hkdfKey_hex"], Convert.ToHexStringLower(Srp.SessionKey(exchange, verifier)!));

        var block = Convert.FromBase64String(vector["SECRET_BLOCK"]);
        Assert.True(Srp.CheckProof(exchange, verifier, scope, owner, block, vector["TIMESTAMP"], vector["PASSWORD_CLAIM_SIGNATURE"]));
        Assert.NotNull(Srp.ReadTimestamp(vector["TIMESTAMP"]));
        if (vector.Inner("ConfirmDevice")?.Inner("DeviceSecretVerifierConfig") is not { } device) return;
        var confirmed = SrpVerifier.FromDevice(device["PasswordVerifier"], device["Salt"])!;
        Assert.Equal(verifier.Value, confirmed.Value);
        Assert.Equal(verifier.SaltHex, confirmed.SaltHex);
    }

    [Fact]
    public void The_vectors_include_a_device() => Assert.Contains(Vectors.All("srp"), vector => vector.Inner("ConfirmDevice") is not null);

    [Fact]
    public void Every_part_of_the_proof_counts()
    {
        var verifier = SrpVerifier.Make(Pool, User, "Passw0rd!");
        var other = SrpVerifier.Make(Pool, User, "Passw0rd!");
        var client = new Client();
        Assert.True(Srp.TryStart(verifier, client.A, out var exchange, out var srpB));
        byte[] block = [1, 2, 3];
        var proof = client.Prove(verifier.SaltHex, srpB, Pool, User, "Passw0rd!", block, Timestamp);
        Assert.True(Srp.CheckProof(exchange, verifier, Pool, User, block, Timestamp, proof));

        Assert.False(Srp.CheckProof(exchange, verifier, Pool, User, block, "Tue Mar 3 09:05:08 UTC 2026", proof));
        Assert.False(Srp.CheckProof(exchange, verifier, Pool, User, [1, 2, 4], Timestamp, proof));
        Assert.False(Srp.CheckProof(exchange, verifier, Pool, "ben@example.com", block, Timestamp, proof));
        Assert.False(Srp.CheckProof(exchange, verifier, "XbCdEf123", User, block, Timestamp, proof));
        Assert.False(Srp.CheckProof(exchange, other, Pool, User, block, Timestamp, proof));
        Assert.True(Srp.TryStart(verifier, client.A, out var later, out _));
        Assert.False(Srp.CheckProof(later, verifier, Pool, User, block, Timestamp, proof));
        foreach (var bad in new[] { null, "", "AA==", "no base64", proof[..^4], proof + "AAAA", Convert.ToBase64String(new byte[32]) })
            Assert.False(Srp.CheckProof(exchange, verifier, Pool, User, block, Timestamp, bad));
    }

    [Property(MaxTest = 30)]
    public bool The_right_password_proves_itself_and_a_wrong_one_does_not(string password, string wrong)
    {
        (password, wrong) = (password ?? "", wrong ?? "");
        var verifier = SrpVerifier.FromBytes(SrpVerifier.Make(Pool, User, password).ToBytes());
        var client = new Client();
        if (!Srp.TryStart(verifier, client.A, out var exchange, out var srpB)) return false;
        bool Try(string text) => Srp.CheckProof(exchange, verifier, Pool, User, [7], Timestamp,
            client.Prove(verifier.SaltHex, srpB, Pool, User, text, [7], Timestamp));
        return Try(password) && verifier.Matches(Pool, User, password)
            && Try(wrong) == Same(password, wrong) && verifier.Matches(Pool, User, wrong) == Same(password, wrong);
    }

    [Fact]
    public void Values_of_A_that_would_fix_the_key_are_refused()
    {
        var verifier = SrpVerifier.Make(Pool, User, "Passw0rd!");
        var n = SrpGroup.N.ToString("x", CultureInfo.InvariantCulture);
        var twoN = (2 * SrpGroup.N).ToString("x", CultureInfo.InvariantCulture);
        foreach (var a in new[] { null, "", "0", "00", new string('0', 768), n, n.ToUpperInvariant(), "00" + n, twoN, "-1", "0x2", " 2", "2 ", "g", new string('f', 768), new string('1', 100_000) })
            Assert.False(Srp.TryStart(verifier, a, out _, out _), a);
        Assert.True(Srp.TryStart(verifier, "2", out _, out _));
        Assert.True(Srp.TryStart(verifier, "00002", out _, out _));
    }

    [Fact]
    public void An_exchange_with_zero_for_A_or_u_proves_nothing()
    {
        var verifier = SrpVerifier.Make(Pool, User, "Passw0rd!");
        var b = RandomNumberGenerator.GetBytes(32);
        Assert.Null(Srp.SessionKey(new SrpExchange([0], b, [1]), verifier));
        Assert.Null(Srp.SessionKey(new SrpExchange(SrpGroup.Fixed(SrpGroup.N), b, [1]), verifier));
        Assert.Null(Srp.SessionKey(new SrpExchange([2], b, [0]), verifier));
        Assert.NotNull(Srp.SessionKey(new SrpExchange([2], b, [1]), verifier));
    }

    [Fact]
    public void A_salt_with_leading_zeros_is_hashed_as_a_number()
    {
        byte[] salt = [0, 0, .. RandomNumberGenerator.GetBytes(14)];
        var verifier = SrpVerifier.Make(salt, Pool, User, "Passw0rd!");
        var client = new Client();
        Assert.True(Srp.TryStart(verifier, client.A, out var exchange, out var srpB));
        var proof = client.Prove(verifier.SaltHex, srpB, Pool, User, "Passw0rd!", [1], Timestamp);
        Assert.True(Srp.CheckProof(exchange, verifier, Pool, User, [1], Timestamp, proof));
    }

    [Fact]
    public void A_user_that_does_not_exist_looks_the_same_each_time_and_never_signs_in()
    {
        var key = KeyRing.InMemory().DeriveKey("simulated-users");
        var first = SrpVerifier.Simulated(key, Pool, "nobody");
        Assert.Equal(first.ToBytes(), SrpVerifier.Simulated(key, Pool, "nobody").ToBytes());
        Assert.NotEqual(first.SaltHex, SrpVerifier.Simulated(key, Pool, "nobody2").SaltHex);
        Assert.NotEqual(first.SaltHex, SrpVerifier.Simulated(key, "Other1234", "nobody").SaltHex);
        Assert.NotEqual(first.SaltHex, SrpVerifier.Simulated(new byte[32], Pool, "nobody").SaltHex);
        Assert.Equal(SrpVerifier.Make(Pool, User, "x").ToBytes().Length, first.ToBytes().Length);

        var id = SrpVerifier.SimulatedId(key, Pool, "nobody");
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id);
        Assert.Equal(id, SrpVerifier.SimulatedId(key, Pool, "nobody"));
        Assert.NotEqual(id, SrpVerifier.SimulatedId(key, Pool, "somebody"));

        var client = new Client();
        Assert.True(Srp.TryStart(first, client.A, out var exchange, out var srpB));
        Assert.False(Srp.CheckProof(exchange, first, Pool, id, [1], Timestamp, client.Prove(first.SaltHex, srpB, Pool, id, "Passw0rd!", [1], Timestamp)));
        Assert.False(first.Matches(Pool, "nobody", "Passw0rd!"));
    }

    [Theory]
    [InlineData(null, "AQ==")]
    [InlineData("AQ==", null)]
    [InlineData("AQ==", "AQ==")]
    [InlineData("AA==", "AQ==")]
    [InlineData("Ag==", "")]
    [InlineData("Ag==", "!")]
    [InlineData("!", "AQ==")]
    public void A_devices_verifier_outside_the_group_is_refused(string? verifier, string? salt) => Assert.Null(SrpVerifier.FromDevice(verifier, salt));

    [Fact]
    public void A_devices_verifier_of_N_or_more_is_refused()
    {
        Assert.NotNull(SrpVerifier.FromDevice("Ag==", "AQ=="));
        foreach (var value in new[] { SrpGroup.N, SrpGroup.N - 1, SrpGroup.N + 2, SrpGroup.N << 8, SrpGroup.N << 4096 })
            Assert.Null(SrpVerifier.FromDevice(Convert.ToBase64String(SrpGroup.Pad(value)), "AQ=="));
        Assert.Null(SrpVerifier.FromDevice("Ag==", Convert.ToBase64String(new byte[65])));
    }

    [Fact]
    public void Stored_bytes_that_are_no_verifier_are_refused()
    {
        var bytes = SrpVerifier.Make(Pool, User, "x").ToBytes();
        Assert.Throws<ArgumentException>(() => SrpVerifier.FromBytes([]));
        Assert.Throws<ArgumentException>(() => SrpVerifier.FromBytes(bytes.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => SrpVerifier.FromBytes([.. bytes, 0]));
    }

    [Theory]
    [InlineData("Tue Mar 3 09:05:07 UTC 2026", true)]
    [InlineData("Tue Mar 03 09:05:07 UTC 2026", true)]
    [InlineData("Sat Dec 26 23:59:01 UTC 2026", true)]
    [InlineData("Mon Mar 3 09:05:07 UTC 2026", false)]
    [InlineData("Tue Mar 3 09:05:07 GMT 2026", false)]
    [InlineData("2026-03-03T09:05:07Z", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Timestamps_are_read_as_clients_write_them(string? text, bool accepted) => Assert.Equal(accepted, Srp.ReadTimestamp(text) is not null);

    [Fact]
    public void A_timestamp_is_utc() =>
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 9, 5, 7, TimeSpan.Zero), Srp.ReadTimestamp(Timestamp));

    [Fact]
    public void Sixteen_threads_may_sign_in_at_once() => KeyRingTests.RunOnThreads(16, thread =>
    {
        for (var i = 0; i < 5; i++)
        {
            var password = $"Passw0rd!{thread}-{i}";
            var verifier = SrpVerifier.Make(Pool, User, password);
            var client = new Client();
            Assert.True(Srp.TryStart(verifier, client.A, out var exchange, out var srpB));
            Assert.True(Srp.CheckProof(exchange, verifier, Pool, User, [1], Timestamp, client.Prove(verifier.SaltHex, srpB, Pool, User, password, [1], Timestamp)));
        }
    });

    private static bool Same(string left, string right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(right));

    private static BigInteger Hex(string text) => BigInteger.Parse("0" + text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>The client's side as auth.md writes it, in managed arithmetic only.</summary>
    private sealed class Client
    {
        private readonly BigInteger _a = new(RandomNumberGenerator.GetBytes(32), isUnsigned: true);
        private readonly BigInteger _public;

        public Client() => _public = BigInteger.ModPow(2, _a, SrpGroup.N);

        public string A => _public.ToString("x", CultureInfo.InvariantCulture);

        public string Prove(string salt, string srpB, string scope, string owner, string password, byte[] block, string timestamp)
        {
            var b = Hex(srpB);
            var u = Number([.. Pad(_public), .. Pad(b)]);
            var x = Number([.. Pad(Hex(salt)), .. SHA256.HashData(Encoding.UTF8.GetBytes(scope + owner + ":" + password))]);
            var difference = (b - SrpGroup.K * BigInteger.ModPow(2, x, SrpGroup.N)) % SrpGroup.N;
            if (difference.Sign < 0) difference += SrpGroup.N;
            var s = BigInteger.ModPow(difference, _a + u * x, SrpGroup.N);
            var prk = HMACSHA256.HashData(Pad(u), Pad(s));
            byte[] info = [.. "Caldera Derived Key"u8, 1];
            var key = HMACSHA256.HashData(prk, info)[..16];
            byte[] message = [.. Encoding.UTF8.GetBytes(scope + owner), .. block, .. Encoding.UTF8.GetBytes(timestamp)];
            return Convert.ToBase64String(HMACSHA256.HashData(key, message));
        }

        private static byte[] Pad(BigInteger number) => number.ToByteArray(isUnsigned: false, isBigEndian: true);

        private static BigInteger Number(byte[] bytes) => new(SHA256.HashData(bytes), isUnsigned: true, isBigEndian: true);
    }
}
