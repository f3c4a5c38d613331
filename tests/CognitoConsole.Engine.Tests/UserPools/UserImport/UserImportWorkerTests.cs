using System.Data.Common;
using System.Text;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class UserImportWorkerTests : IAsyncLifetime
{
    private readonly Breaks _breaks = new();
    private readonly TestCognito _cognito;
    private UserPoolType _pool = null!;

    public UserImportWorkerTests() => _cognito = new(services => services.ConfigureDbContext<CognitoDbContext>(o => o.AddInterceptors(_breaks)));

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"], AliasAttributes = ["email", "preferred_username"] });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Imports_users_who_must_set_a_password()
    {
        var job = await _cognito.Import(await _cognito.AnImportJob(_pool, null,
            ["cognito:username=Ana", "email=ana@example.com", "email_verified=TRUE", "birthdate=02/28/1990", "name= Díaz, Ana ", "cognito:mfa_enabled=false"]));
        Assert.Equal(("Succeeded", 1L, 0L, 0L, null), (job.Status, job.ImportedUsers, job.SkippedUsers, job.FailedUsers, job.CompletionMessage));
        Assert.Equal(_cognito.Clock.GetUtcNow(), job.CompletionDate);
        var ana = await _cognito.Invoke(new AdminGetUserRequest { UserPoolId = _pool.Id!, Username = "Ana" });
        Assert.Equal(("RESET_REQUIRED", true), (ana.UserStatus, ana.Enabled));
        var attributes = ana.UserAttributes!.ToDictionary(a => a.Name, a => a.Value);
        Assert.Equal(("Díaz, Ana", "1990-02-28", "true"), (attributes["name"], attributes["birthdate"], attributes["email_verified"]));
        Assert.False(await _cognito.Database(db => db.UserImportParts.AnyAsync()));
    }

    [Fact]
    public async Task A_name_in_another_encoding_than_UTF_8_is_not_guessed()
    {
        var job = await _cognito.AnImportJob(_pool);
        var csv = await _cognito.ACsv(_pool, null, User("ana", "name=José"), User("bob", "name=Bob"));
        await _cognito.Invoke(TestCognito.UploadOf(job, csv) with { Content = new MemoryStream(Encoding.Latin1.GetBytes(csv)) });
        var preview = (await _cognito.Invoke(new GetUserImportFileRequest { UserPoolId = _pool.Id!, JobId = job.JobId! })).Preview!;
        job = await _cognito.Import(job);
        Assert.Equal((1L, 1L), (job.ImportedUsers, job.FailedUsers));
        var line = Assert.Single(await _cognito.LinesOf(job));
        Assert.Equal((2, "FAILED", "The line is not UTF-8."), (line.LineNumber, line.Outcome, line.Message));
        Assert.Equal((line.Outcome, line.Message), (preview[0].Outcome, preview[0].Message));
        await _cognito.RefusesUnknownUser(new AdminGetUserRequest { UserPoolId = _pool.Id!, Username = "ana" });
    }

    [Fact]
    public async Task Whoever_can_sign_in_with_a_code_is_confirmed_and_gets_it()
    {
        await _cognito.Invoke(new UpdateUserPoolRequest
        {
            UserPoolId = _pool.Id!,
            AutoVerifiedAttributes = ["email"],
            SmsConfiguration = TestCognito.SmsSettings,
            Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP"] } },
        });
        await _cognito.SetMfa(_pool, "OPTIONAL", sms: true);
        var job = await _cognito.Import(await _cognito.AnImportJob(_pool, null, User("ana"), User("bob", "cognito:mfa_enabled=true", "phone_number=+34600000000", "phone_number_verified=true")));
        Assert.Equal(2L, job.ImportedUsers);
        Assert.Equal("CONFIRMED", (await _cognito.Invoke(new AdminGetUserRequest { UserPoolId = _pool.Id!, Username = "ana" })).UserStatus);
        // With a second factor, the password comes first.
        Assert.Equal("RESET_REQUIRED", (await _cognito.Invoke(new AdminGetUserRequest { UserPoolId = _pool.Id!, Username = "bob" })).UserStatus);

        var client = await _cognito.AClient(_pool, c => c with { ExplicitAuthFlows = ["ALLOW_USER_AUTH"] });
        var asked = await _cognito.Invoke(new InitiateAuthRequest { ClientId = client.ClientId!, AuthFlow = AuthFlowType.UserAuth, AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "ana", ["PREFERRED_CHALLENGE"] = "EMAIL_OTP" } });
        Assert.NotNull((await _cognito.Invoke(TestCognito.Answer(client, "EMAIL_OTP", asked.Session, "ana", ("EMAIL_OTP_CODE", await _cognito.NewestCode(_pool))))).AuthenticationResult);
    }

    [Fact]
    public async Task Says_of_each_line_what_is_wrong_with_it()
    {
        await _cognito.AUser(_pool, "bob", "bob@example.com");
        var job = await _cognito.AnImportJob(_pool);
        string[][] users =
        [
            User("ok"), User("bob"), User("alias", "email=bob@example.com"), User(""), User("flag", "email_verified=yes"), User("date", "birthdate=1990-02-28"), User("mfa", "cognito:mfa_enabled=true"),
        ];
        await _cognito.Upload(job, await _cognito.ACsv(_pool, null, users) + "\nshort,line\n" + new string('x', 16_001));
        var done = await _cognito.Import(job);
        Assert.Equal(("Succeeded", 1L, 1L, 7L), (done.Status, done.ImportedUsers, done.SkippedUsers, done.FailedUsers));
        Assert.Equal(
            [
                (3, "The user already exists."), (4, "An account with the email already exists."), (5, "The User Record does not have a cognito:username."),
                (6, "email_verified must be true or false."), (7, "birthdate must be a date of the form mm/dd/yyyy."), (8, "The User Record sets cognito:mfa_enabled to true, but SMS MFA is off in the user pool."),
                (9, "The line has 2 fields, the header 21."), (10, "The line is longer than 16000 characters."),
            ],
            (await _cognito.LinesOf(job)).Select(l => (l.LineNumber, l.Message)));
    }

    /// <summary>A line is judged as AdminCreateUser judges the same user, in the preview and in the run.</summary>
    [Theory]
    [InlineData("a b")]
    [InlineData("a\tb")]
    [InlineData("a\u0001b")]
    [InlineData("a\0b")]
    [InlineData("zero\u200bwidth")]
    [InlineData("this-name-is-longer-than-the-128-characters-that-a-user-name-may-have-0123456789-0123456789-0123456789-0123456789-0123456789-01234")]
    [InlineData("ana@example.com")]
    [InlineData("ana", "phone_number_verified=true", "email=ana@example.com")]
    [InlineData("ana", "phone_number=555 1234", "email=ana@example.com")]
    [InlineData("ana", "email=ana at example.com")]
    [InlineData("ana", "email=ana@example.com", "name=a\0b")]
    [InlineData("ana", "email=ana@example.com", "custom:code=toolong")]
    [InlineData("ana", "email=ana@example.com", "custom:level=high")]
    [InlineData("ana", "email=ana@example.com", "preferred_username=bob")]
    public async Task What_AdminCreateUser_refuses_is_not_imported(string name, params string[] columns)
    {
        var pool = await _cognito.APool(p => p with
        {
            AliasAttributes = ["email", "preferred_username"],
            Schema = [new() { Name = "code", StringAttributeConstraints = new() { MaxLength = "5" } }, new() { Name = "level", AttributeDataType = AttributeDataType.Number }],
        });
        await _cognito.AUser(pool, "bob");
        var refusal = await _cognito.Refusal(new AdminCreateUserRequest
        {
            UserPoolId = pool.Id!,
            Username = name,
            MessageAction = MessageActionType.Suppress,
            UserAttributes = TestCognito.Attributes([.. columns.Select(c => (c.Split('=')[0], c.Split('=')[1]))]),
        });

        var job = await _cognito.AnImportJob(pool, null, [$"cognito:username={name}", .. columns], User("fine", "email=fine@example.com"));
        var preview = (await _cognito.Invoke(new Contracts.Extensions.GetUserImportFileRequest { UserPoolId = pool.Id!, JobId = job.JobId! })).Preview[0];
        var done = await _cognito.Import(job);
        Assert.Equal((1L, 1L), (done.ImportedUsers, done.FailedUsers));
        var line = Assert.Single(await _cognito.LinesOf(job));
        Assert.Equal(("FAILED", refusal.Message.TrimEnd('\n')), (line.Outcome, line.Message));
        Assert.Equal((line.Outcome, line.Message), (preview.Outcome, preview.Message));
    }

    [Fact]
    public async Task Where_the_email_is_the_user_name_it_need_not_stand_twice()
    {
        var pool = await _cognito.APool(p => p with { UsernameAttributes = ["email"], AutoVerifiedAttributes = ["email"] });
        var done = await _cognito.Import(await _cognito.AnImportJob(pool, null, ["cognito:username=ana@example.com", "email_verified=true"], ["cognito:username=ana", "email_verified=true"]));
        Assert.Equal((1L, 1L), (done.ImportedUsers, done.FailedUsers));
        Assert.Equal("true", (await _cognito.AttributesOf(pool, "ana@example.com"))["email_verified"]);
    }

    [Fact]
    public async Task Mfa_enabled_switches_codes_by_SMS_on()
    {
        await _cognito.Invoke(new SetUserPoolMfaConfigRequest
        {
            UserPoolId = _pool.Id!,
            MfaConfiguration = UserPoolMfaType.Optional,
            SmsMfaConfiguration = new() { SmsConfiguration = new() { SnsCallerArn = "arn:aws:iam::123456789012:role/sms" } },
        });
        var job = await _cognito.Import(await _cognito.AnImportJob(_pool, null,
            User("ana", "cognito:mfa_enabled=true", "phone_number=+34600000000", "phone_number_verified=true"), User("bob", "cognito:mfa_enabled=true")));
        Assert.Equal((1L, 1L), (job.ImportedUsers, job.FailedUsers));
        Assert.Equal(["SMS_MFA"], (await _cognito.Invoke(new AdminGetUserRequest { UserPoolId = _pool.Id!, Username = "ana" })).UserMFASettingList!);
        Assert.Equal("The User Record sets cognito:mfa_enabled to true without a verified phone_number.", Assert.Single(await _cognito.LinesOf(job)).Message);
    }

    [Fact]
    public async Task A_wrong_header_fails_the_job_and_so_does_a_file_without_one_new_user()
    {
        var job = await _cognito.AnImportJob(_pool);
        await _cognito.Upload(job, "name,email\nx,y");
        var wrong = await _cognito.Import(job);
        Assert.Equal(("Failed", "The header does not match the user pool: the column given_name is missing."), (wrong.Status, wrong.CompletionMessage));

        var known = await _cognito.AnImportJob(_pool, null, User("ana"));
        await _cognito.Import(known);
        var again = await _cognito.Import(await _cognito.AnImportJob(_pool, null, User("ana")));
        Assert.Equal(("Failed", 1L, "Too many users have failed or been skipped during the import."), (again.Status, again.SkippedUsers, again.CompletionMessage));
    }

    [Fact]
    public async Task A_server_that_stops_is_followed_by_one_that_goes_on_where_it_stood()
    {
        var job = await _cognito.AnImportJob(_pool, null, [.. Enumerable.Range(0, 1_200).Select(i => User($"user{i:D4}", $"email=user{i:D4}@example.com"))]);
        await _cognito.Invoke(new StartUserImportJobRequest { UserPoolId = _pool.Id!, JobId = job.JobId! });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _cognito.ImportWorker().RunNext(_breaks.AtBatch(2)));
        var half = await _cognito.Described(job);
        Assert.Equal(("InProgress", 500L), (half.Status, half.ImportedUsers));

        Assert.True(await _cognito.ImportWorker().RunNext(CancellationToken.None));
        var done = await _cognito.Described(job);
        Assert.Equal(("Succeeded", 1_200L, 0L, 0L), (done.Status, done.ImportedUsers, done.SkippedUsers, done.FailedUsers));
        Assert.Equal(1_200, await _cognito.Database(db => db.CognitoUsers.CountAsync()));
    }

    [Fact]
    public async Task A_job_belongs_to_one_worker_until_it_has_been_silent_for_a_minute()
    {
        var job = await _cognito.AnImportJob(_pool, null, User("ana"));
        await _cognito.Invoke(new StartUserImportJobRequest { UserPoolId = _pool.Id!, JobId = job.JobId! });
        var until = _cognito.Clock.GetUtcNow() + TimeSpan.FromMinutes(1);
        await _cognito.Database(db => db.UserImportJobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.Status, "InProgress").SetProperty(j => j.LeaseId, "dead").SetProperty(j => j.LeasedUntil, until)));
        Assert.False(await _cognito.ImportWorker().RunNext(CancellationToken.None));
        _cognito.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.True(await _cognito.ImportWorker().RunNext(CancellationToken.None));
        Assert.Equal("Succeeded", (await _cognito.Described(job)).Status);
    }

    [Fact]
    public async Task A_worker_that_was_taken_for_dead_writes_nothing_more()
    {
        var job = await _cognito.AnImportJob(_pool, null, User("ana"));
        await _cognito.Invoke(new StartUserImportJobRequest { UserPoolId = _pool.Id!, JobId = job.JobId! });
        await _cognito.Database(db => db.UserImportJobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.Status, "InProgress").SetProperty(j => j.LeaseId, "new owner")));
        var row = await _cognito.Database(db => db.UserImportJobs.AsNoTracking().SingleAsync());
        await new UserImportRun(_cognito.Services.GetRequiredService<IServiceScopeFactory>(), row, "old owner", _cognito.Clock).Run(CancellationToken.None);
        Assert.False(await _cognito.Database(db => db.CognitoUsers.AnyAsync()));
        Assert.Equal("InProgress", (await _cognito.Described(job)).Status);
    }

    [Fact]
    public async Task Many_rows_at_once_are_the_rows_that_one_user_at_a_time_makes()
    {
        string[][] users =
        [
            User("ana", "preferred_username=ana", "phone_number=+34600000000", "phone_number_verified=true"), User("bob", "email=Bob@Example.com", "preferred_username=bobby", "name=" + new string('é', 300)),
        ];
        await _cognito.Import(await _cognito.AnImportJob(_pool, null, users));
        await using var other = new TestCognito();
        var pool = await other.APool(p => p with { AutoVerifiedAttributes = ["email"], AliasAttributes = ["email", "preferred_username"] });
        var imported = await _cognito.Database(db => db.CognitoUsers.AsNoTracking().ToListAsync());
        await other.Database(async db =>
        {
            var writer = new UserWriter(db, new PoolUserKinds(db, other.Pools), other.Clock);
            var entity = await db.UserPools.AsNoTracking().SingleAsync();
            foreach (var user in imported)
                writer.Add(entity, new CognitoUser
                {
                    UserPoolId = pool.Id!,
                    Username = user.Username,
                    Sub = user.Sub,
                    UserStatus = user.UserStatus,
                    UserCreateDate = user.UserCreateDate,
                    UserLastModifiedDate = user.UserLastModifiedDate,
                    Attributes = user.Attributes,
                });
            return await db.SaveChangesAsync();
        });

        Assert.Equal(await Rows(other, pool.Id!), await Rows(_cognito, _pool.Id!));
    }

    private static Task<string> Rows(TestCognito cognito, string poolId) => cognito.Database(async db =>
    {
        var users = await db.CognitoUsers.AsNoTracking().OrderBy(u => u.Username).ToListAsync();
        var names = await db.SignInNames.AsNoTracking().OrderBy(n => n.Name).ToListAsync();
        var attributes = await db.UserAttributes.AsNoTracking().OrderBy(a => a.Name).ThenBy(a => a.Value).ThenBy(a => a.Username).ToListAsync();
        return System.Text.Json.JsonSerializer.Serialize(new { users, names, attributes }, Contracts.AwsJson.Options).Replace(poolId, "pool", StringComparison.Ordinal);
    });

    private static string[] User(string name, params string[] columns) =>
        [.. columns, $"cognito:username={name}", $"email={name}@example.com", "email_verified=true"];

    /// <summary>Pulls the plug at a batch.</summary>
    private sealed class Breaks : DbCommandInterceptor
    {
        private CancellationTokenSource? _plug;
        private int _left;

        public CancellationToken AtBatch(int batch)
        {
            (_plug, _left) = (new(), batch);
            return _plug.Token;
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (_plug is not null && command.CommandText.Contains("\"DoneLine\"", StringComparison.Ordinal) && --_left == 0)
            {
                _plug.Cancel();
                _plug.Token.ThrowIfCancellationRequested();
            }

            return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
