using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>Sign-in of people who came with a password hash, or without any password.</summary>
public sealed class ImportedPasswordTests : IAsyncLifetime
{
    private const string Hash = "$2b$05$CCCCCCCCCCCCCCCCCCCCC.iQECjjk0SlKXH2LxWxjKKRvCAM5GoR.";
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        _client = await _cognito.AClient(_pool);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task The_first_sign_in_with_the_password_makes_a_verifier()
    {
        await Import("BCRYPT", Hash);
        Assert.Equal("CONFIRMED", (await _cognito.Invoke(new AdminGetUserRequest { UserPoolId = _pool.Id!, Username = "ana" })).UserStatus);
        Assert.NotNull((await _cognito.SignIn(_client)).AccessToken);
        var ana = await _cognito.Database(db => db.CognitoUsers.AsNoTracking().SingleAsync());
        Assert.Null(ana.ImportedPasswordHash);
        Assert.NotNull(ana.PasswordVerifier);
        Assert.NotNull((await _cognito.Invoke(await _cognito.SrpProof(_client))).AuthenticationResult);
    }

    /// <summary>Its settings have commas, which separate the fields of the file.</summary>
    [Theory]
    [InlineData(@"$argon2id$v=19$m=65536\,t=2\,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")]
    [InlineData("\"$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc\"")]
    public async Task A_hash_with_commas_comes_escaped_or_in_quotes(string field)
    {
        var job = await _cognito.AnImportJob(_pool, "ARGON2ID");
        await _cognito.Upload(job, (await _cognito.ACsv(_pool, "ARGON2ID", ["cognito:username=ana", "email=ana@example.com", "email_verified=true", "password_hash=HERE"])).Replace("HERE", field, StringComparison.Ordinal));
        Assert.Equal(1L, (await _cognito.Import(job)).ImportedUsers);
        Assert.NotNull((await _cognito.SignIn(_client, password: "password")).AccessToken);
    }

    [Fact]
    public async Task A_wrong_password_counts_and_leaves_the_hash()
    {
        await Import("BCRYPT", Hash);
        var refusal = await _cognito.Refusal(_cognito.PasswordAuth(_client, password: "Wrong-Horse-9"));
        Assert.Equal((ErrorCodes.NotAuthorizedException, "Incorrect username or password."), (refusal.Code, refusal.Message));
        var ana = await _cognito.Database(db => db.CognitoUsers.AsNoTracking().SingleAsync());
        Assert.NotNull(ana.ImportedPasswordHash);
        Assert.Equal((1, null), (ana.FailedAttempts, ana.PasswordVerifier));
    }

    [Fact]
    public async Task SRP_answers_until_then_as_to_a_wrong_password()
    {
        await Import("BCRYPT", Hash);
        var refusal = await _cognito.Refusal(await _cognito.SrpProof(_client));
        Assert.Equal((ErrorCodes.NotAuthorizedException, "Incorrect username or password."), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task A_password_that_is_set_drops_the_hash()
    {
        await Import("BCRYPT", Hash);
        await _cognito.Invoke(new AdminSetUserPasswordRequest { UserPoolId = _pool.Id!, Username = "ana", Password = "Another-Horse-9", Permanent = true });
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await _cognito.Refusal(_cognito.PasswordAuth(_client))).Code);
        await _cognito.SignIn(_client, password: "Another-Horse-9");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ENABLED")]
    public async Task Without_a_password_the_user_is_asked_to_reset_unless_existence_is_hidden(string? prevent)
    {
        var client = await _cognito.AClient(_pool, c => c with { PreventUserExistenceErrors = prevent ?? "LEGACY" });
        await Import(null, null);
        var expected = prevent is null ? (ErrorCodes.PasswordResetRequiredException, "Password reset required for the user") : (ErrorCodes.NotAuthorizedException, "Incorrect username or password.");
        var byPassword = await _cognito.Refusal(_cognito.PasswordAuth(client));
        Assert.Equal(expected, (byPassword.Code, byPassword.Message));
        var bySrp = await _cognito.Refusal(await _cognito.SrpProof(client));
        Assert.Equal(expected, (bySrp.Code, bySrp.Message));
    }

    [Fact]
    public async Task Without_a_password_a_code_sets_the_first_one()
    {
        await Import(null, null);
        await _cognito.Invoke(new ForgotPasswordRequest { ClientId = _client.ClientId!, Username = "ana" });
        await _cognito.Invoke(new ConfirmForgotPasswordRequest { ClientId = _client.ClientId!, Username = "ana", ConfirmationCode = await _cognito.NewestCode(_pool), Password = TestCognito.Password });
        await _cognito.SignIn(_client);
    }

    private async Task Import(string? algorithm, string? hash)
    {
        var job = await _cognito.Import(await _cognito.AnImportJob(_pool, algorithm, ["cognito:username=ana", "email=ana@example.com", "email_verified=true", $"password_hash={hash}"]));
        Assert.Equal(1, job.ImportedUsers);
    }
}
