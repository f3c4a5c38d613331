using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Extensions;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class CreateOperatorTests
{
    [Fact]
    public async Task Without_a_password_answers_a_link_that_finds_the_operator_for_a_day()
    {
        await using var cognito = new TestCognito();
        await cognito.Roles();

        var created = await cognito.Invoke(new CreateOperatorRequest { Email = "Ben@example.com", DisplayName = " Ben ", Role = "Support" });

        Assert.Equal(("Ben@example.com", "Ben", "Support", false, false), (created.Operator.Email, created.Operator.DisplayName, created.Operator.Role, created.Operator.Disabled, created.Operator.HasPassword));
        Assert.StartsWith("http://localhost:8080/account/set-password?token=", created.SetUpLink, StringComparison.Ordinal);
        var token = created.SetUpLink![(created.SetUpLink!.IndexOf('=') + 1)..];
        Assert.Equal(created.Operator.OperatorId, await Owner(cognito, token));
        Assert.Null(await Owner(cognito, TestCognito.Altered(token)));
        cognito.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await Owner(cognito, token));
    }

    [Fact]
    public async Task With_a_password_keeps_only_its_hash_and_audits_without_it()
    {
        await using var cognito = new TestCognito();
        await cognito.Roles();

        var created = await cognito.Invoke(new CreateOperatorRequest { Email = "ben@example.com", Role = "Support", Password = "a long enough password" });

        Assert.Null(created.SetUpLink);
        Assert.True(created.Operator.HasPassword);
        var audit = await cognito.Database(db => db.AuditEntries.SingleAsync(a => a.Action == "cognito-console:CreateOperator"));
        Assert.Contains("ben@example.com", audit.Changes, StringComparison.Ordinal);
        var row = await cognito.Database(db => db.Users.SingleAsync());
        Assert.DoesNotContain(row.PasswordHash!, audit.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("a long enough password", audit.Changes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("too short")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("my name is benjamin-b")]
    public async Task A_weak_password_is_refused_and_nobody_created(string password)
    {
        await using var cognito = new TestCognito();
        await cognito.Roles();

        var refusal = await cognito.Refusal(new CreateOperatorRequest { Email = "benjamin-b@example.com", Role = "Support", Password = password });

        Assert.Equal((ErrorCodes.InvalidPasswordException, "password"), (refusal.Code, Assert.Single(refusal.Fields).Path));
        Assert.Equal(0, await cognito.Database(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task An_address_is_taken_in_any_case()
    {
        await using var cognito = new TestCognito();
        await cognito.AnOperator("ben");

        var refusal = await cognito.Refusal(new CreateOperatorRequest { Email = "BEN@example.com", Role = "Support" });

        Assert.Equal(ErrorCodes.UsernameExistsException, refusal.Code);
    }

    [Fact]
    public async Task A_role_must_exist()
    {
        await using var cognito = new TestCognito();
        await cognito.Roles();

        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new CreateOperatorRequest { Email = "ben@example.com", Role = "Nobody" })).Code);
    }

    [Fact]
    public async Task Nobody_grants_a_role_that_he_lacks()
    {
        await using var cognito = new TestCognito();
        await cognito.Roles();
        await cognito.ARole("Staff", "cognito-console:*Operator*");
        var staff = cognito.As(await cognito.AnOperator("ben", "Staff"));

        var refusal = await cognito.Refusal(new CreateOperatorRequest { Email = "eve@example.com", Role = "Administrator" }, staff);
        var equal = await cognito.Invoke(new CreateOperatorRequest { Email = "cleo@example.com", Role = "Staff" }, staff);

        Assert.Equal(ErrorCodes.AccessDeniedException, refusal.Code);
        Assert.Equal("Staff", equal.Operator.Role);
    }

    [Theory]
    [InlineData("not an address", "Support", "email")]
    [InlineData("ben@example.com\r\nBcc: eve@example.com", "Support", "email")]
    [InlineData("ben@example.com", "no such\nrole", "role")]
    public async Task Wrong_input_names_its_field(string email, string role, string field)
    {
        await using var cognito = new TestCognito();
        await cognito.Roles();

        var refusal = await cognito.Refusal(new CreateOperatorRequest { Email = email, Role = role });

        Assert.Equal(field, Assert.Single(refusal.Fields).Path);
    }

    private static async Task<string?> Owner(TestCognito cognito, string token)
    {
        await using var scope = cognito.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<OperatorSetUpLinks>().Find(token))?.Id;
    }
}
