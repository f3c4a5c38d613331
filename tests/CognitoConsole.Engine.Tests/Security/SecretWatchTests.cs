using CognitoConsole.Data.Audit;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine.Tests.Security;

/// <summary>The watch that all tests of the engine are under really bites.</summary>
public sealed class SecretWatchTests
{
    [Fact]
    public async Task A_password_in_the_audit_log_is_found()
    {
        if (TestDatabase.IsPostgreSql) return; // there is no file to look into
        var cognito = new TestCognito();
        await cognito.AUser(await cognito.APool());
        await cognito.Database(db =>
        {
            db.AuditEntries.Add(new AuditEntry { Id = "1", At = cognito.Clock.GetUtcNow(), RequestId = "1", Action = "x", CallerName = "x", CallerArn = "x", Changes = $$"""{"Password":"{{TestCognito.Password}}"}""" });
            return db.SaveChangesAsync();
        });
        var found = await Assert.ThrowsAsync<InvalidOperationException>(async () => await cognito.DisposeAsync());
        Assert.Contains($"Password ({TestCognito.Password}) stands readable in the database", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_in_the_log_is_found_and_so_is_its_base64()
    {
        if (TestDatabase.IsPostgreSql) return;
        var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.AUser(pool);
        var tokens = await cognito.SignIn(await cognito.AClient(pool));
        var log = cognito.Services.GetRequiredService<ILoggerFactory>().CreateLogger("x");
        log.LogInformation("{Token}", tokens.AccessToken);
        log.LogInformation("{Token}", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(TestCognito.Password)));
        var found = await Assert.ThrowsAsync<InvalidOperationException>(async () => await cognito.DisposeAsync());
        Assert.Contains("AccessToken", found.Message, StringComparison.Ordinal);
        Assert.Contains($"PASSWORD ({TestCognito.Password})", found.Message, StringComparison.OrdinalIgnoreCase);
    }
}
