using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode: threat protection of sign-ins that functions lead.</summary>
public sealed class CustomAuthModeTests : TriggerContext
{
    private const string Home = "198.51.100.7", Away = "203.0.113.9", Blocked = "Unable to login because of security reasons.";

    [Fact]
    public async Task Without_it_the_mode_of_other_sign_ins_does_not_reach_custom_authentication()
    {
        await Given(custom: null);
        await AHabit();
        Assert.NotNull((await Finish(await Begin(Away), Away, TestCognito.Firefox)).AuthenticationResult);
        Assert.Empty(await Cognito.EventsOf(Pool));
        Assert.NotNull((await Finish(await Begin("192.0.2.9"), "192.0.2.9")).AuthenticationResult);
    }

    [Fact]
    [Shows("UserPool.UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode")]
    public async Task Enforced_it_blocks_by_risk_and_by_address()
    {
        await Given(custom: "ENFORCED");
        await AHabit();
        var begun = await Begin(Away);
        Assert.Equal(Blocked, (await Cognito.Refusal(Answer(begun), Later(Away, TestCognito.Firefox))).Message);
        var last = (await Cognito.EventsOf(Pool))[0];
        Assert.Equal(("Fail", "Block", "Medium"), (last.EventResponse, last.EventRisk!.RiskDecision, last.EventRisk.RiskLevel));
        Assert.Equal(Blocked, (await Cognito.Refusal(Start, Later("192.0.2.9"))).Message);
        Assert.Equal(Blocked, (await Cognito.Refusal(Answer(await Begin(Home)), Later("192.0.2.9"))).Message);
        Assert.NotNull((await Finish(await Begin(Home), Home)).AuthenticationResult);
    }

    [Fact]
    public async Task In_audit_it_judges_and_stops_nothing_while_others_are_stopped()
    {
        await Given(custom: "AUDIT");
        await AHabit();
        Assert.NotNull((await Finish(await Begin(Away), Away, TestCognito.Firefox)).AuthenticationResult);
        var last = (await Cognito.EventsOf(Pool))[0];
        Assert.Equal(("Pass", "AccountTakeover"), (last.EventResponse, last.EventRisk!.RiskDecision));
        Assert.NotNull((await Finish(await Begin("192.0.2.9"), "192.0.2.9")).AuthenticationResult);
        Assert.Equal(Blocked, (await Cognito.Refusal(Cognito.PasswordAuth(Client), Later("192.0.2.9"))).Message);
    }

    [Fact]
    public async Task A_sign_in_is_one_event_with_its_answers()
    {
        await Given(custom: "AUDIT");
        var second = await Cognito.Invoke(Answer(await Begin(Home), "wrong"), Later(Home));
        await Finish(second.Session, Home);
        var one = Assert.Single(await Cognito.EventsOf(Pool));
        Assert.Equal(("Pass", "Failure Success"), (one.EventResponse, string.Join(' ', one.ChallengeResponses!.Select(r => r.ChallengeResponse))));
    }

    [Fact]
    public async Task A_second_factor_after_the_functions_still_belongs_to_custom_authentication()
    {
        await Given(custom: "AUDIT");
        await Cognito.SetMfa(Pool, "OPTIONAL", email: true);
        await Cognito.Invoke(new AdminSetUserMFAPreferenceRequest { UserPoolId = Pool.Id!, Username = "ana", EmailMfaSettings = new() { Enabled = true } });
        var mfa = await Finish(await Begin(Home), Home);
        Assert.Equal(ChallengeNameType.EmailOtp, mfa.ChallengeName);
        var answer = TestCognito.Answer(Client, ChallengeNameType.EmailOtp, mfa.Session, "ana", ("EMAIL_OTP_CODE", await Cognito.NewestCode(Pool)));
        // An address that is blocked for every other sign-in.
        Assert.NotNull((await Cognito.Invoke(answer, Later("192.0.2.9"))).AuthenticationResult);
        Assert.Equal("Pass", Assert.Single(await Cognito.EventsOf(Pool)).EventResponse);
    }

    /// <summary>Other sign-ins are enforced; every risk blocks, and 192.0.2.0/24 always.</summary>
    private async Task Given(string? custom)
    {
        await Given(
            async f => new()
            {
                DefineAuthChallenge = await f("const last = event.request.session.at(-1); if (last?.challengeResult) event.response.issueTokens = true; else event.response.challengeName = 'CUSTOM_CHALLENGE'"),
                CreateAuthChallenge = await f("event.response.privateChallengeParameters = { answer: ['right', 'answer'].join('-') }"),
                VerifyAuthChallengeResponse = await f("event.response.answerCorrect = event.request.challengeAnswer === event.request.privateChallengeParameters.answer"),
            },
            p => p with { UserPoolAddOns = new() { AdvancedSecurityMode = "ENFORCED", AdvancedSecurityAdditionalFlows = custom is null ? null : new() { CustomAuthMode = custom } } },
            c => c with { ExplicitAuthFlows = [.. c.ExplicitAuthFlows!, ExplicitAuthFlowsType.AllowCustomAuth] });
        await Cognito.Invoke(new SetRiskConfigurationRequest
        {
            UserPoolId = Pool.Id!,
            AccountTakeoverRiskConfiguration = new() { Actions = TestCognito.AtEveryLevel("BLOCK") },
            RiskExceptionConfiguration = new() { BlockedIPRangeList = ["192.0.2.0/24"] },
        });
        await Cognito.AUser(Pool);
    }

    private InitiateAuthRequest Start => new() { ClientId = Client.ClientId!, AuthFlow = AuthFlowType.CustomAuth, AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "ana" } };

    private async Task<string?> Begin(string address) => (await Cognito.Invoke(Start, Later(address))).Session;

    private Task<RespondToAuthChallengeResponse> Finish(string? session, string address, string browser = TestCognito.Chrome) => Cognito.Invoke(Answer(session), Later(address, browser));

    private RespondToAuthChallengeRequest Answer(string? session, string answer = "right-answer") => TestCognito.Answer(Client, ChallengeNameType.CustomChallenge, session, "ana", ("ANSWER", answer));

    private async Task AHabit()
    {
        await Finish(await Begin(Home), Home);
        Cognito.Clock.Advance(TimeSpan.FromHours(2));
    }

    /// <summary>Events are in the order of their milliseconds.</summary>
    private Caller Later(string address, string browser = TestCognito.Chrome)
    {
        Cognito.Clock.Advance(TimeSpan.FromMilliseconds(1));
        return TestCognito.From(address, browser);
    }
}
