namespace CognitoConsole.Server.Tests.Start;

/// <summary>What must outlive a process, and what must not be read by others.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class DataDirectoryTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [Fact]
    public async Task It_is_made_and_belongs_to_its_owner_alone()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(data.Data));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(data.KeyRing));
        Assert.True(File.Exists(data.Database));
        // The keys of the cookies are encrypted under the ring.
        using var browser = new Browser();
        await browser.Open($"{server.Url}/account/sign-in");
        var key = Assert.Single(Directory.EnumerateFiles(Path.Combine(data.Data, "data-protection"), "key-*.xml"));
        Assert.DoesNotContain("<masterKey", File.ReadAllText(key));
    }

    [Fact]
    public async Task A_lost_key_ring_is_named_and_not_silently_replaced()
    {
        using var data = new DataFolder();
        await using (var server = await ServerProcess.Start(data)) await server.Stop();
        var ring = File.ReadAllBytes(data.KeyRing);
        File.Delete(data.KeyRing);

        var refused = await ServerProcess.Refusal(data);
        Assert.Equal(
            $"CognitoConsole cannot start. The database's secrets are encrypted under a key ring that is not in {data.Data}. Put keyring.json of that installation there (a new one was made just now and may be replaced), or set Data:Directory to its folder.",
            refused.Sentence);

        File.WriteAllBytes(data.KeyRing, ring);
        await using var again = await ServerProcess.Start(data);
    }

    [Fact]
    public async Task A_foreign_key_ring_is_refused()
    {
        using var data = new DataFolder();
        using var foreign = new DataFolder();
        await using (var server = await ServerProcess.Start(data)) await server.Stop();
        await using (var server = await ServerProcess.Start(foreign)) await server.Stop();
        File.Copy(foreign.KeyRing, data.KeyRing, overwrite: true);

        Assert.Equal(
            $"CognitoConsole cannot start. The key ring in {data.Data} is not the one that this database was written with. Put the right keyring.json there, or set Data:Directory to its folder.",
            (await ServerProcess.Refusal(data)).Sentence);
    }

    [Fact]
    public async Task A_key_ring_that_cannot_be_read_is_named_and_left_untouched()
    {
        using var data = new DataFolder();
        Directory.CreateDirectory(data.Data);
        File.WriteAllText(data.KeyRing, "{ \"half\": ");

        Assert.Contains(data.KeyRing, (await ServerProcess.Refusal(data)).Sentence);
        Assert.Equal("{ \"half\": ", File.ReadAllText(data.KeyRing));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_one_sentence()
    {
        using var data = new DataFolder();
        Directory.CreateDirectory(data.Data);
        File.WriteAllText(data.Database, new string('x', 4096));

        Assert.StartsWith("CognitoConsole cannot start. The database (Sqlite, ConnectionStrings:Cognito) could not be opened or migrated: ", (await ServerProcess.Refusal(data)).Sentence);
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_kill()
    {
        using var data = new DataFolder();
        string pool;
        await using (var server = await ServerProcess.StartOpen(data, ("Operators:Bootstrap:Email", "ana@example.com"), ("Operators:Bootstrap:Password", "correct horse battery staple")))
        {
            pool = await server.APool();
            Assert.Equal(200, (await server.Api("AdminCreateUser", new { UserPoolId = pool, Username = "kim", TemporaryPassword = "Passw0rd!" })).Status);
            await server.Kill();
        }

        await using var again = await ServerProcess.StartOpen(data);
        var user = await again.Api("AdminGetUser", new { UserPoolId = pool, Username = "kim" });
        Assert.Equal((200, "FORCE_CHANGE_PASSWORD"), (user.Status, (string?)user.Body["UserStatus"]));
        using var browser = new Browser();
        Assert.Equal("/", (await browser.SignIn(again, "ana@example.com", "correct horse battery staple")).Address.AbsolutePath);
        Assert.Equal(200, (await again.Api("DescribeUserPool", new { UserPoolId = pool })).Status);
    }

    [Fact]
    public async Task A_sign_in_outlives_a_restart()
    {
        using var data = new DataFolder();
        using var browser = new Browser();
        Uri before;
        await using (var server = await ServerProcess.Start(data, ("Operators:Bootstrap:Email", "ana@example.com"), ("Operators:Bootstrap:Password", "correct horse battery staple")))
        {
            before = (await browser.SignIn(server, "ana@example.com", "correct horse battery staple")).Address;
            await server.Stop();
        }

        await using var again = await ServerProcess.Start(data);
        Assert.Equal(before.Host, new Uri(again.Url).Host);
        Assert.Contains("ana@example.com", (await browser.Open(again.Url + "/")).Text);
    }
}
