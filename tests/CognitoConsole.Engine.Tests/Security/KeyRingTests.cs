using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Engine.Security;
using FsCheck.Xunit;

namespace CognitoConsole.Engine.Tests.Security;

public sealed class KeyRingTests : IDisposable
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "keyring-" + Guid.NewGuid().ToString("N"));

    private string FilePath => Path.Combine(_directory, "keyring.json");

    public void Dispose()
    {
        if (Directory.Exists(_directory)) Directory.Delete(_directory, recursive: true);
    }

    [Property]
    public bool Gives_back_what_it_was_given(byte[] plain, bool rotate)
    {
        var ring = KeyRing.InMemory();
        var blob = ring.Protect(plain, "totp-seed/user");
        if (rotate) ring.Rotate();
        return blob.Length == plain.Length + KeyRing.Overhead && ring.Unprotect(blob, "totp-seed/user").AsSpan().SequenceEqual(plain);
    }

    [Fact]
    public void Text_comes_back_and_is_base64_in_between()
    {
        var ring = KeyRing.InMemory();
        var blob = ring.Protect("Grüße, 日本", "client-secret");
        Assert.DoesNotContain("Gr", Encoding.UTF8.GetString(Convert.FromBase64String(blob)));
        Assert.Equal("Grüße, 日本", ring.Unprotect(blob, "client-secret"));
    }

    [Fact]
    public void Every_changed_bit_is_noticed()
    {
        var ring = KeyRing.InMemory();
        var blob = ring.Protect("seed"u8, "totp-seed");
        for (var bit = 0; bit < blob.Length * 8; bit++)
        {
            var changed = (byte[])blob.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => ring.Unprotect(changed, "totp-seed"));
        }
        for (var length = 0; length < blob.Length; length++)
            Assert.ThrowsAny<CryptographicException>(() => ring.Unprotect(blob.AsSpan(0, length), "totp-seed"));
        Assert.ThrowsAny<CryptographicException>(() => ring.Unprotect([.. blob, 0], "totp-seed"));
    }

    [Theory]
    [InlineData("totp-seed/ben")]
    [InlineData("totp-seed")]
    [InlineData("client-secret/ann")]
    public void A_blob_opens_only_for_its_own_purpose(string other)
    {
        var ring = KeyRing.InMemory();
        var blob = ring.Protect("seed"u8, "totp-seed/ann");
        Assert.ThrowsAny<CryptographicException>(() => ring.Unprotect(blob, other));
    }

    [Fact]
    public void Another_rings_blob_does_not_open()
    {
        var blob = KeyRing.InMemory().Protect("seed", "totp-seed");
        Assert.ThrowsAny<CryptographicException>(() => KeyRing.InMemory().Unprotect(blob, "totp-seed"));
        Assert.ThrowsAny<CryptographicException>(() => KeyRing.InMemory().Unprotect("no base64!", "totp-seed"));
    }

    [Fact]
    public void The_same_plain_text_never_gives_the_same_blob()
    {
        var ring = KeyRing.InMemory();
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => ring.Protect("same", "p")).Distinct().Count());
    }

    [Fact]
    public void A_file_is_made_once_and_read_afterwards()
    {
        var first = KeyRing.Open(_directory, TimeProvider.System);
        var bytes = File.ReadAllBytes(FilePath);
        var second = KeyRing.Open(_directory, TimeProvider.System);
        Assert.True(first.IsNew);
        Assert.False(second.IsNew);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal("x", second.Unprotect(first.Protect("x", "p"), "p"));
        Assert.Equal(bytes, File.ReadAllBytes(FilePath));
        Assert.Equal([FilePath], Directory.GetFiles(_directory, "*.json*").Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)));
    }

    [Fact]
    public void Only_the_owner_may_read_the_file()
    {
        if (OperatingSystem.IsWindows()) return;
        KeyRing.Open(_directory, TimeProvider.System).Rotate();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public void Many_starts_at_once_agree_on_one_ring()
    {
        var rings = new KeyRing[16];
        RunOnThreads(16, i => rings[i] = KeyRing.Open(_directory, TimeProvider.System));
        Assert.Single(rings.Select(ring => ring.Id).Distinct());
        Assert.Single(rings, ring => ring.IsNew);
        Assert.Equal("x", rings[15].Unprotect(rings[0].Protect("x", "p"), "p"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"version":2,"keys":[]}""")]
    [InlineData("""{"version":1,"keys":[]}""")]
    [InlineData("""{"version":1,"keys":[null]}""")]
    [InlineData("""{"version":1,"keys":[{"id":"00000001","key":"AAAA"}]}""")]
    [InlineData("""{"version":1,"keys":[{"id":"nothex","key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}]}""")]
    [InlineData("""{"version":1,"keys":[{"id":"00000001","key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="},{"id":"00000001","key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}]}""")]
    public void A_damaged_file_is_reported_and_left_alone(string content)
    {
        Directory.CreateDirectory(_directory);
        File.WriteAllText(FilePath, content);
        var error = Assert.Throws<InvalidDataException>(() => KeyRing.Open(_directory, TimeProvider.System));
        Assert.Contains(FilePath, error.Message);
        Assert.Contains("damaged", error.Message);
        Assert.Equal(content, File.ReadAllText(FilePath));
    }

    [Fact]
    public void Rotation_keeps_old_blobs_readable_and_reaches_other_nodes()
    {
        var first = KeyRing.Open(_directory, TimeProvider.System);
        var second = KeyRing.Open(_directory, TimeProvider.System);
        var old = first.Protect("old"u8, "p");
        first.Rotate();
        var young = first.Protect("young"u8, "p");
        Assert.NotEqual(old[1..5], young[1..5]);
        Assert.Equal("young"u8.ToArray(), second.Unprotect(young, "p"));
        Assert.Equal("old"u8.ToArray(), second.Unprotect(old, "p"));
        Assert.Equal("old"u8.ToArray(), KeyRing.Open(_directory, TimeProvider.System).Unprotect(old, "p"));
        Assert.Equal(first.DeriveKey("simulated"), KeyRing.Open(_directory, TimeProvider.System).DeriveKey("simulated"));
        Assert.NotEqual(first.DeriveKey("simulated"), first.DeriveKey("other"));
    }

    [Fact]
    public void Rotations_of_two_nodes_at_once_lose_no_key()
    {
        var rings = Enumerable.Range(0, 4).Select(_ => KeyRing.Open(_directory, TimeProvider.System)).ToArray();
        var blobs = new byte[4][];
        RunOnThreads(4, i =>
        {
            rings[i].Rotate();
            blobs[i] = rings[i].Protect("x"u8, "p");
        });
        var fresh = KeyRing.Open(_directory, TimeProvider.System);
        Assert.All(blobs, blob => Assert.Equal("x"u8.ToArray(), fresh.Unprotect(blob, "p")));
        Assert.Equal(5, File.ReadAllText(FilePath).Split("\"created\"").Length - 1);
    }

    [Fact]
    public void Sixteen_threads_may_use_one_ring()
    {
        var ring = KeyRing.InMemory();
        RunOnThreads(16, thread =>
        {
            for (var i = 0; i < 2000; i++)
            {
                var text = $"{thread}/{i}";
                var purpose = $"kind{i % 3}/{thread}";
                Assert.Equal(text, ring.Unprotect(ring.Protect(text, purpose), purpose));
                if (thread == 0 && i % 500 == 0) ring.Rotate();
            }
        });
    }

    internal static void RunOnThreads(int count, Action<int> work)
    {
        using var start = new Barrier(count);
        var errors = new System.Collections.Concurrent.ConcurrentQueue<Exception>();
        var threads = Enumerable.Range(0, count).Select(i => new Thread(() =>
        {
            try
            {
                start.SignalAndWait();
                work(i);
            }
            catch (Exception error)
            {
                errors.Enqueue(error);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Empty(errors);
    }
}
