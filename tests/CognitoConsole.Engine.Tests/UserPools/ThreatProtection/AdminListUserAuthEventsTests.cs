using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminListUserAuthEventsTests : ProtectedPool
{
    [Fact]
    public async Task A_sign_in_is_one_event_with_its_context()
    {
        await SignIn();
        var found = Assert.Single(await Cognito.EventsOf(Pool));
        Assert.Equal(("SignIn", "Pass", "NoRisk", (string?)null, false), (found.EventType, found.EventResponse, found.EventRisk!.RiskDecision, found.EventRisk.RiskLevel, found.EventRisk.CompromisedCredentialsDetected));
        Assert.Equal((Home, "Chrome 125, Windows 10"), (found.EventContextData!.IpAddress, found.EventContextData.DeviceName));
        Assert.Equal([new() { ChallengeName = "Password", ChallengeResponse = "Success" }], found.ChallengeResponses!);
        Assert.Equal(Cognito.Clock.GetUtcNow(), found.CreationDate);
        Assert.Null(found.EventFeedback);
    }

    [Fact]
    public async Task Wrong_passwords_and_locked_attempts_fail_and_unknown_names_leave_nothing()
    {
        for (var i = 0; i < 6; i++) await Refusal(password: "Wrong-Horse-9");
        await Refusal(username: "nobody");
        var events = await Cognito.EventsOf(Pool);
        Assert.Equal(6, events.Count);
        Assert.All(events, e => Assert.Equal(("SignIn", "Fail"), (e.EventType, e.EventResponse)));
        Assert.Equal(new[] { 0, 1, 1, 1, 1, 1 }, events.Select(e => e.ChallengeResponses!.Count)); // newest first: the lock judges nothing
        Assert.Equal(6, await Cognito.Database(db => db.AuthEvents.CountAsync()));
    }

    [Fact]
    public async Task A_sign_in_of_two_steps_is_one_event_that_is_in_progress_between_them()
    {
        await Cognito.SetMfa(Pool, "OPTIONAL", totp: true);
        var secret = await Cognito.ATotp((await SignIn()).AuthenticationResult!.AccessToken!);
        Cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        var challenge = await SignIn();
        Assert.Equal("InProgress", (await Last()).EventResponse);
        await Cognito.Refusal(TestCognito.TotpAnswer(Client, challenge.Session, Cognito.WrongTotpCode(secret)));
        Assert.Equal("Fail", (await Last()).EventResponse);
        await Cognito.Invoke(TestCognito.TotpAnswer(Client, challenge.Session, Cognito.TotpCode(secret)));
        var events = await Cognito.EventsOf(Pool);
        Assert.Equal((2, "Pass"), (events.Count, events[0].EventResponse));
        Assert.Equal(new[] { ("Password", "Success"), ("Mfa", "Failure"), ("Mfa", "Success") }, events[0].ChallengeResponses!.Select(c => (c.ChallengeName!, c.ChallengeResponse!)));
    }

    [Fact]
    public async Task SRP_and_a_temporary_password_are_recorded_too()
    {
        await Cognito.Invoke(await Cognito.SrpProof(Client));
        await Cognito.Refusal(await Cognito.SrpProof(Client, password: "Wrong-Horse-9"), Later());
        Assert.Equal(new[] { "Fail", "Pass" }, (await Cognito.EventsOf(Pool)).Select(e => e.EventResponse!));

        await Cognito.AnInvitedUser(Pool, "ben");
        var challenge = await SignIn(username: "ben", password: "Temporary-1");
        Assert.Equal("InProgress", (await Last("ben")).EventResponse);
        await Cognito.Invoke(TestCognito.NewPassword(Client, challenge, "ben", attributes: ("email", "ben@example.com")));
        Assert.Equal("Pass", Assert.Single(await Cognito.EventsOf(Pool, "ben")).EventResponse);
    }

    [Fact]
    public async Task Sign_up_resending_recovery_and_password_change_leave_their_own_events()
    {
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id!, UserPoolAddOns = new() { AdvancedSecurityMode = "AUDIT" }, AutoVerifiedAttributes = ["email"] });
        await Cognito.SignUp(Client, "new");
        await Cognito.Invoke(new ResendConfirmationCodeRequest { ClientId = Client.ClientId!, Username = "new" }, Later());
        Assert.Equal(new[] { "ResendCode", "SignUp" }, (await Cognito.EventsOf(Pool, "new")).Select(e => e.EventType!));

        var token = (await SignIn()).AuthenticationResult!.AccessToken!;
        await Cognito.Invoke(new ChangePasswordRequest { AccessToken = token, PreviousPassword = TestCognito.Password, ProposedPassword = "Another-Horse-9" }, Later());
        await Cognito.Refusal(new ChangePasswordRequest { AccessToken = token, PreviousPassword = "Wrong-Horse-9", ProposedPassword = "Another-Horse-9" }, Later());
        await Cognito.Invoke(new ForgotPasswordRequest { ClientId = Client.ClientId!, Username = "ana" }, Later());
        await Cognito.Refusal(new ConfirmForgotPasswordRequest { ClientId = Client.ClientId!, Username = "ana", ConfirmationCode = "000000", Password = "Third-Horse-99" }, Later());
        Assert.Equal(
            new[] { ("ForgotPassword", "Fail"), ("ForgotPassword", "InProgress"), ("PasswordChange", "Fail"), ("PasswordChange", "Pass"), ("SignIn", "Pass") },
            (await Cognito.EventsOf(Pool)).Select(e => (e.EventType!, e.EventResponse!)));
    }

    [Fact]
    public async Task A_server_says_for_whom_it_signs_in()
    {
        await Cognito.Invoke(TestCognito.AdminPasswordAuth(Client));
        Assert.Equal((null, null), (((await Last()).EventContextData!.IpAddress), (await Last()).EventContextData!.DeviceName));
        Later();
        await Cognito.Invoke(TestCognito.AdminPasswordAuth(Client) with
        {
            ContextData = new() { IpAddress = Away, ServerName = "app", ServerPath = "/", HttpHeaders = [new() { HeaderName = "user-agent", HeaderValue = TestCognito.Firefox }] },
        });
        Assert.Equal((Away, "Firefox 126, Linux"), (((await Last()).EventContextData!.IpAddress), (await Last()).EventContextData!.DeviceName));
    }

    [Fact]
    [Shows("UserPoolClient.EnablePropagateAdditionalUserContextData")]
    public async Task Only_a_confidential_client_that_may_says_whence()
    {
        var told = new UserContextDataType { IpAddress = Away };
        await Cognito.Invoke(Cognito.PasswordAuth(Client) with { UserContextData = told }, Later());
        Assert.Equal(Home, (await Last()).EventContextData!.IpAddress);
        var confidential = await Cognito.AClient(Pool, c => c with { GenerateSecret = true, EnablePropagateAdditionalUserContextData = true });
        await Cognito.Invoke(Cognito.PasswordAuth(confidential) with { UserContextData = told }, Later());
        Assert.Equal((Away, null), ((await Last()).EventContextData!.IpAddress, (await Last()).EventContextData!.DeviceName));
    }

    [Fact]
    public async Task The_hosted_UI_leaves_events_as_well()
    {
        await Cognito.ADomain(Pool);
        var web = await Cognito.AWebClient(Pool, c => c with { GenerateSecret = false });
        await Cognito.SignInAtSite(web);
        Later();
        await Cognito.Refusal(new Contracts.Extensions.StartBrowserSessionRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(web), Username = "ana", Password = "Wrong-Horse-9" });
        Assert.Equal(new[] { "Fail", "Pass" }, (await Cognito.EventsOf(Pool)).Select(e => e.EventResponse!));
    }

    [Fact]
    public async Task Pages_are_newest_first_and_tokens_belong_to_their_user()
    {
        for (var i = 0; i < 5; i++)
        {
            await SignIn($"198.51.100.{i}");
            Cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var request = new AdminListUserAuthEventsRequest { UserPoolId = Pool.Id!, Username = "ana", MaxResults = 2 };
        var first = await Cognito.Invoke(request);
        var second = await Cognito.Invoke(request with { NextToken = first.NextToken });
        var third = await Cognito.Invoke(request with { NextToken = second.NextToken });
        Assert.Equal(new[] { "198.51.100.4", "198.51.100.3", "198.51.100.2", "198.51.100.1", "198.51.100.0" },
            first.AuthEvents!.Concat(second.AuthEvents!).Concat(third.AuthEvents!).Select(e => e.EventContextData!.IpAddress!));
        Assert.Null(third.NextToken);
        await Cognito.AUser(Pool, "ben");
        await Cognito.RefusesAsInvalid(request with { Username = "ben", NextToken = first.NextToken }, "Invalid pagination token.");
    }

    [Fact]
    public async Task Without_the_add_on_nothing_is_written_and_nothing_shown()
    {
        var pool = await Cognito.APool();
        await Cognito.AUser(pool);
        await Cognito.SignIn(await Cognito.AClient(pool));
        Assert.Equal(0, await Cognito.Database(db => db.AuthEvents.CountAsync()));
        await Cognito.Refuses(new AdminListUserAuthEventsRequest { UserPoolId = pool.Id!, Username = "ana" }, ErrorCodes.UserPoolAddOnNotEnabledException, "User pool add-ons are not enabled for this user pool.");
        await Cognito.RefusesUnknownUser(new AdminListUserAuthEventsRequest { UserPoolId = Pool.Id!, Username = "nobody" });
    }

    [Fact]
    public async Task Events_end_after_two_years_or_a_thousand()
    {
        await Cognito.Database(async db =>
        {
            for (var i = 0; i < AuthEvents.MaxPerUser + 5; i++)
                db.AuthEvents.Add(new AuthEvent { UserPoolId = Pool.Id!, Username = "ana", EventId = $"{i:00000}", EventType = "SignIn", EventResponse = "Pass", RiskDecision = "NoRisk", CreationDate = Cognito.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        await using (var scope = Cognito.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<AuthEvents>().Trim(Pool.Id!, "ana");
        Assert.Equal(("00005", AuthEvents.MaxPerUser), await Cognito.Database(async db => (await db.AuthEvents.MinAsync(e => e.EventId), await db.AuthEvents.CountAsync())));

        await Cognito.Database(db => db.AuthEvents.Where(e => e.EventId.CompareTo("00100") > 0).ExecuteDeleteAsync());
        Cognito.Clock.Advance(AuthEvents.Retention + TimeSpan.FromSeconds(1));
        await Cognito.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<ExpiredRows>().Single().Remove(TestContext.Current.CancellationToken);
        Assert.Equal(0, await Cognito.Database(db => db.AuthEvents.CountAsync()));
    }
}
