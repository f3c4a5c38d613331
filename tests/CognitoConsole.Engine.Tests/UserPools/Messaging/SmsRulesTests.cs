using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class SmsRulesTests
{
    private const string NotConfigured = "The SMS could not be sent: the user pool has no SMS configuration.";
    private const string TooMany = "Attempt limit exceeded, please try after some time.";

    [Fact]
    public async Task A_pool_without_SMS_configuration_sends_none()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var request = new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "kim", UserAttributes = TestCognito.Attributes(("phone_number", SmsPool.Number)) };
        await cognito.Refuses(request, ErrorCodes.CodeDeliveryFailureException, NotConfigured);
        Assert.Equal(0, await cognito.Database(db => db.CognitoUsers.CountAsync()));
        Assert.Empty(await cognito.Outbox(pool));
        await cognito.Invoke(request with { MessageAction = "SUPPRESS" });
    }

    [Fact]
    public async Task Where_existence_is_hidden_nothing_is_said_and_the_outbox_and_the_log_know()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool, c => c with { PreventUserExistenceErrors = "ENABLED" });
        await cognito.AUser(pool);
        await cognito.SetAttributes(pool, "ana", ("phone_number", SmsPool.Number), ("phone_number_verified", "true"));
        await cognito.SetLogs(pool, LogTestData.Notifications);
        Assert.Equal("SMS", (await cognito.Invoke(new ForgotPasswordRequest { ClientId = client.ClientId!, Username = "ana" })).CodeDeliveryDetails!.DeliveryMedium);
        var message = await cognito.NewestMessage(pool);
        Assert.Equal((OutboxStatus.Failed, NotConfigured), (message.Status, message.LastError));
        Assert.EndsWith($"to user ana was not delivered: {NotConfigured}", (string)Assert.Single(await cognito.LogsOf(pool)).Json()["message"]!["details"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_gets_so_many_in_an_hour_and_others_are_untouched()
    {
        await using var cognito = new TestCognito(options: new EngineOptions { SmsPerNumberAndHour = 2 });
        var pool = await cognito.APool(SmsPool.WithSms);
        var client = (await cognito.AClient(pool)).ClientId!;
        await cognito.AnSms(pool, "a", clientId: client);
        await cognito.AnSms(pool, "b", clientId: client);
        await cognito.Refuses(SmsPool.SignUp(client, "c"), ErrorCodes.LimitExceededException, TooMany);
        await cognito.AnSms(pool, "d", "+15550009999", client);
        cognito.Clock.Advance(TimeSpan.FromHours(1));
        await cognito.AnSms(pool, "c", clientId: client);
        Assert.Equal(["a", "b", "c", "d"], await cognito.Database(db => db.CognitoUsers.Select(u => u.Username).Order().ToListAsync()));
    }

    [Fact]
    public async Task An_administrator_is_told_of_a_cap_and_nothing_has_changed()
    {
        await using var cognito = new TestCognito(options: new EngineOptions { SmsPerNumberAndHour = 1 });
        var pool = await cognito.APool(p => SmsPool.WithSms(p) with { AutoVerifiedAttributes = ["phone_number"] });
        await cognito.AUser(pool);
        await cognito.AUser(pool, "ben");
        var update = new AdminUpdateUserAttributesRequest { UserPoolId = pool.Id!, Username = "ana", UserAttributes = TestCognito.Attributes(("phone_number", SmsPool.Number)) };
        await cognito.Invoke(update);
        var sent = (await cognito.Outbox(pool)).Count;

        await cognito.Refuses(update with { Username = "ben" }, ErrorCodes.TooManyRequestsException, TooMany);
        await cognito.Refuses(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "kim", DesiredDeliveryMediums = ["SMS"], UserAttributes = TestCognito.Attributes(("phone_number", SmsPool.Number)) }, ErrorCodes.TooManyRequestsException, TooMany);
        Assert.Equal(sent, (await cognito.Outbox(pool)).Count);
        Assert.DoesNotContain((await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ben" })).UserAttributes!, a => a.Name == "phone_number");
        Assert.Equal(["ana", "ben"], await cognito.Database(db => db.CognitoUsers.Select(u => u.Username).Order().ToListAsync()));
    }

    [Fact]
    public async Task A_pool_gets_so_many_in_an_hour_and_another_its_own()
    {
        await using var cognito = new TestCognito(options: new EngineOptions { SmsPerPoolAndHour = 1 });
        var (one, other) = (await cognito.APool(SmsPool.WithSms), await cognito.APool(SmsPool.WithSms));
        var client = (await cognito.AClient(one)).ClientId!;
        await cognito.AnSms(one, "a", "+15550000001", client);
        await cognito.Refuses(SmsPool.SignUp(client, "b", "+15550000002"), ErrorCodes.LimitExceededException, TooMany);
        await cognito.AnSms(other, "a", "+15550000003");
    }

    [Fact]
    public void Many_numbers_do_not_fill_the_memory()
    {
        var caps = new SmsCaps(new EngineOptions { SmsPerNumberAndHour = 1 }, TimeProvider.System);
        for (var i = 0; i < 120_000; i++) Assert.True(caps.TryTake("pool", $"+1{i}"));
        Assert.False(caps.TryTake("pool", "+1119999"));
        Assert.InRange(caps.Count, 1, 50_000);
    }

    [Fact]
    [Shows("UserPool.SmsConfiguration.SnsCallerArn")]
    public async Task The_role_that_sends_must_be_one_that_the_caller_may_pass()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.Invoke(new Contracts.Iam.CreatePolicyRequest { PolicyName = "Pools", PolicyDocument = TestCognito.Allow("cognito-idp:*") });
        var caller = await cognito.AnApiUser("pools", "Pools");
        Assert.Contains("iam:PassRole", (await cognito.Refusal(new CreateUserPoolRequest { PoolName = "p", SmsConfiguration = SmsPool.Settings }, caller)).Message, StringComparison.Ordinal);
        var update = new UpdateUserPoolRequest { UserPoolId = pool.Id!, SmsConfiguration = SmsPool.Settings };
        Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(update, caller)).Code);
        await cognito.Invoke(update);
        // What is there already is not given anew.
        await cognito.Invoke(update, caller);
    }

    [Fact]
    public async Task Messages_leave_the_outbox_after_their_time_unless_they_wait()
    {
        await using var cognito = new TestCognito(options: new EngineOptions { OutboxRetention = TimeSpan.FromDays(7) });
        var pool = await cognito.APool(SmsPool.WithSms);
        var client = (await cognito.AClient(pool)).ClientId!;
        foreach (var name in new[] { "sent", "waits", "failed" }) await cognito.AnSms(pool, name, clientId: client);
        foreach (var (name, status) in new[] { ("sent", "Sent"), ("waits", "Pending"), ("failed", "Failed") })
            await cognito.Database(db => db.OutboxMessages.Where(m => m.Username == name).ExecuteUpdateAsync(set => set.SetProperty(m => m.Status, status)));
        cognito.Clock.Advance(TimeSpan.FromDays(6));
        await cognito.AnSms(pool, "young", clientId: client);
        await Clean(cognito);
        Assert.Equal(4, await cognito.Database(db => db.OutboxMessages.CountAsync()));
        cognito.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        await Clean(cognito);
        Assert.Equal(["waits", "young"], await cognito.Database(db => db.OutboxMessages.Select(m => m.Username).Order().ToListAsync()));
    }

    private static Task<int> Clean(TestCognito cognito) => cognito.Services.GetServices<IHostedService>().OfType<ExpiredRows>().Single().Remove(TestContext.Current.CancellationToken);
}
