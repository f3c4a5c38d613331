using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class CustomAuthTests : TriggerContext
{
    private const string Define = """
        const session = event.request.session.filter(s => s.challengeName === 'CUSTOM_CHALLENGE');
        const last = session[session.length - 1];
        if (last?.challengeResult) event.response.issueTokens = true;
        else if (session.length >= 3) event.response.failAuthentication = true;
        else event.response.challengeName = 'CUSTOM_CHALLENGE';
        """;

    private const string Create = "event.response.publicChallengeParameters = { question: '2 + ' + event.request.session.length }; event.response.privateChallengeParameters = { answer: ['right', 'answer'].join('-') }; event.response.challengeMetadata = 'SUM'";
    private const string Verify = "event.response.answerCorrect = event.request.challengeAnswer === event.request.privateChallengeParameters.answer";

    private Task Given(string define = Define, Func<CreateUserPoolClientRequest, CreateUserPoolClientRequest>? client = null) => Given(
        async f => new() { DefineAuthChallenge = await f(define), CreateAuthChallenge = await f(Create), VerifyAuthChallengeResponse = await f(Verify) },
        client: c => (client?.Invoke(c) ?? c) with { ExplicitAuthFlows = [.. c.ExplicitAuthFlows!, ExplicitAuthFlowsType.AllowCustomAuth] });

    private InitiateAuthRequest Start(string username = "ana", SrpClient? srp = null)
    {
        var parameters = new Dictionary<string, string> { ["USERNAME"] = username };
        if (srp is not null) (parameters["CHALLENGE_NAME"], parameters["SRP_A"]) = ("SRP_A", srp.A);
        return new() { ClientId = Client.ClientId!, AuthFlow = AuthFlowType.CustomAuth, AuthParameters = parameters };
    }

    private RespondToAuthChallengeRequest Answer(string? session, string answer = "right-answer", string username = "ana") => new()
    {
        ClientId = Client.ClientId!,
        ChallengeName = ChallengeNameType.CustomChallenge,
        Session = session,
        ChallengeResponses = new Dictionary<string, string> { ["USERNAME"] = username, ["ANSWER"] = answer },
    };

    [Fact]
    [Shows("UserPool.LambdaConfig.DefineAuthChallenge", "UserPool.LambdaConfig.CreateAuthChallenge", "UserPool.LambdaConfig.VerifyAuthChallengeResponse")]
    public async Task The_right_answer_signs_in()
    {
        await Given();
        await Cognito.AUser(Pool);
        var challenge = await Cognito.Invoke(Start());
        Assert.Equal((ChallengeNameType.CustomChallenge, "2 + 0", "ana"), (challenge.ChallengeName, challenge.ChallengeParameters!["question"], challenge.ChallengeParameters["USERNAME"]));
        Assert.DoesNotContain("answer", challenge.ChallengeParameters.Keys);
        var token = (await Cognito.Invoke(Answer(challenge.Session))).AuthenticationResult!.AccessToken;
        // What a function asks is no method that has a name, and no level.
        Assert.False(TestCognito.Claims(token!).TryGetProperty("amr", out _) || TestCognito.Claims(token!).TryGetProperty("acr", out _));
        var session = (await Calls("DefineAuthChallenge"))[1].Event["request"]!["session"]!;
        Assert.Equal("""[{"challengeName":"CUSTOM_CHALLENGE","challengeResult":true,"challengeMetadata":"SUM"}]""", session.ToJsonString());
    }

    [Fact]
    public async Task A_challenge_ends_with_the_user_and_is_no_way_to_whoever_gets_the_name()
    {
        await Given();
        await Cognito.AUser(Pool);
        var session = (await Cognito.Invoke(Start())).Session;
        await Cognito.Invoke(new AdminDeleteUserRequest { UserPoolId = Pool.Id!, Username = "ana" });
        Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await Cognito.Invoke(new AdminCreateUserRequest { UserPoolId = Pool.Id!, Username = "ana", MessageAction = MessageActionType.Suppress });
        await Cognito.RefusesAsUnauthorized(Answer(session), "Invalid session for the user.");
    }

    [Fact]
    public async Task A_flow_that_is_switched_off_meanwhile_is_led_no_further()
    {
        await Given();
        await Cognito.AUser(Pool);
        var session = (await Cognito.Invoke(Start())).Session;
        var update = new UpdateUserPoolClientRequest { UserPoolId = Pool.Id!, ClientId = Client.ClientId!, ExplicitAuthFlows = [ExplicitAuthFlowsType.AllowUserSrpAuth] };
        await Cognito.Invoke(update);
        await Cognito.RefusesAsInvalid(Answer(session), "CUSTOM_AUTH flow not enabled for this client");
        await Cognito.Invoke(update with { ExplicitAuthFlows = [ExplicitAuthFlowsType.AllowCustomAuth] });
        Assert.NotNull((await Cognito.Invoke(Answer(session))).AuthenticationResult);
    }

    [Fact]
    public async Task A_wrong_answer_leads_to_the_next_challenge_until_the_function_ends_it()
    {
        await Given();
        await Cognito.AUser(Pool);
        var session = (await Cognito.Invoke(Start())).Session;
        for (var i = 1; i <= 2; i++)
        {
            var next = await Cognito.Invoke(Answer(session, "wrong"));
            Assert.Equal($"2 + {i}", next.ChallengeParameters!["question"]);
            session = next.Session;
        }

        await Cognito.RefusesAsUnauthorized(Answer(session, "wrong"), "Incorrect username or password.");
    }

    [Fact]
    public async Task A_challenge_is_answered_once_and_by_its_own_user_and_client()
    {
        await Given();
        await Cognito.AUser(Pool);
        await Cognito.AUser(Pool, "ben");
        var session = (await Cognito.Invoke(Start())).Session;
        await Cognito.RefusesAsUnauthorized(Answer(session, username: "ben"), "Invalid session for the user.");
        var other = await Cognito.AClient(Pool);
        await Cognito.RefusesAsUnauthorized(Answer(session) with { ClientId = other.ClientId! }, "Invalid session for the user.");
        var (done, refusals) = await Cognito.AtOnce(20, _ => Answer(session));
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Equal("Invalid session for the user, session can only be used once.", r.Message));
        var calls = (await Calls("VerifyAuthChallengeResponse")).Count;
        await Cognito.RefusesAsUnauthorized(Answer(session, "wrong"), "Invalid session for the user, session can only be used once.");
        Assert.Equal(calls, (await Calls("VerifyAuthChallengeResponse")).Count);
        Cognito.Clock.Advance(TimeSpan.FromMinutes(4));
        await Cognito.RefusesAsUnauthorized(Answer(session), "Invalid session for the user, session is expired.");
    }

    [Fact]
    public async Task The_password_may_be_proven_first()
    {
        await Given("""
            const names = event.request.session.map(s => s.challengeName).join();
            if (names === 'SRP_A') event.response.challengeName = 'PASSWORD_VERIFIER';
            else if (names === 'SRP_A,PASSWORD_VERIFIER') event.response.challengeName = 'CUSTOM_CHALLENGE';
            else if (names === 'SRP_A,PASSWORD_VERIFIER,CUSTOM_CHALLENGE' && event.request.session[2].challengeResult) event.response.issueTokens = true;
            else event.response.failAuthentication = true;
            """);
        await Cognito.AUser(Pool);
        var srp = new SrpClient();
        var verifier = await Cognito.Invoke(Start(srp: srp));
        Assert.Equal(ChallengeNameType.PasswordVerifier, verifier.ChallengeName);
        var proof = Cognito.SrpAnswer(Client, verifier, srp) with { Session = verifier.Session };

        // The proof alone is no sign-in: without its session it would skip the challenge that must follow.
        await Cognito.RefusesAsUnauthorized(proof with { Session = null }, "Invalid session for the user.");
        var ordinary = await Cognito.SrpProof(Client);
        await Cognito.RefusesAsUnauthorized(ordinary with { Session = verifier.Session }, "Invalid session for the user.");

        var challenge = await Cognito.Invoke(proof);
        Assert.Equal((ChallengeNameType.CustomChallenge, null), (challenge.ChallengeName, challenge.AuthenticationResult));
        await Cognito.RefusesAsUnauthorized(proof, "Invalid session for the user, session can only be used once.");
        var wrong = Cognito.SrpAnswer(Client, verifier, srp, "Wrong-Horse-9") with { Session = verifier.Session };
        for (var i = 0; i < 6; i++) await Cognito.RefusesAsUnauthorized(wrong, "Invalid session for the user, session can only be used once.");
        var tokens = (await Cognito.Invoke(Answer(challenge.Session))).AuthenticationResult!;
        Assert.Equal("[\"pwd\"]", TestCognito.Claims(tokens.AccessToken!).GetProperty("amr").GetRawText());
    }

    [Fact]
    public async Task A_wrong_password_ends_it()
    {
        await Given("event.response.challengeName = event.request.session.length === 1 ? 'PASSWORD_VERIFIER' : 'CUSTOM_CHALLENGE'");
        await Cognito.AUser(Pool);
        var srp = new SrpClient();
        var verifier = await Cognito.Invoke(Start(srp: srp));
        await Cognito.RefusesAsUnauthorized(Cognito.SrpAnswer(Client, verifier, srp, "Wrong-Horse-9") with { Session = verifier.Session }, "Incorrect username or password.");
    }

    [Fact]
    public async Task Somebody_who_does_not_exist_is_led_the_same_way_and_never_to_tokens()
    {
        await Given(client: c => c with { PreventUserExistenceErrors = PreventUserExistenceErrorTypes.Enabled });
        var challenge = await Cognito.Invoke(Start("nobody"));
        Assert.Equal(ChallengeNameType.CustomChallenge, challenge.ChallengeName);
        var calls = await Calls("DefineAuthChallenge");
        await Cognito.AUser(Pool, "evelyn");
        Assert.Equal(challenge.Session!.Length, (await Cognito.Invoke(Start("evelyn"))).Session!.Length);
        await Cognito.RefusesAsUnauthorized(Answer(challenge.Session, username: "nobody"), "Incorrect username or password.");
        Assert.All(calls, c => Assert.True((bool)c.Event["request"]!["userNotFound"]!));
    }

    [Fact]
    public async Task Functions_that_never_end_are_ended()
    {
        await Given("event.response.challengeName = 'CUSTOM_CHALLENGE'");
        await Cognito.AUser(Pool);
        var session = (await Cognito.Invoke(Start())).Session;
        for (var i = 1; i < 10; i++) session = (await Cognito.Invoke(Answer(session, "wrong"))).Session;
        await Cognito.RefusesAsUnauthorized(Answer(session, "wrong"), "Incorrect username or password.");
    }

    [Fact]
    public async Task What_a_challenge_keeps_must_fit_into_its_session()
    {
        await Given(async f => new()
        {
            DefineAuthChallenge = await f("event.response.challengeName = 'CUSTOM_CHALLENGE'"),
            CreateAuthChallenge = await f("event.response.privateChallengeParameters = { much: 'x'.repeat(3000) }"),
        }, client: c => c with { ExplicitAuthFlows = [ExplicitAuthFlowsType.AllowCustomAuth] });
        await Cognito.AUser(Pool);
        await Refuses(Start(), ErrorCodes.InvalidLambdaResponseException, "Unrecognizable lambda output: what the challenges keep for later is too much");
    }

    [Theory]
    [InlineData("")]
    [InlineData("event.response.challengeName = 'PASSWORD'")]
    [InlineData("event.response.issueTokens = 'yes'")]
    public async Task What_defines_nothing_is_refused(string define)
    {
        await Given(define);
        await Cognito.AUser(Pool);
        await Refuses(Start(), ErrorCodes.InvalidLambdaResponseException, "Unrecognizable lambda output");
    }

    [Fact]
    public async Task The_flow_must_be_switched_on_and_have_its_functions()
    {
        await Given(async _ => await Task.FromResult(new LambdaConfigType()));
        await Cognito.AUser(Pool);
        await Cognito.RefusesAsInvalid(Start(), "CUSTOM_AUTH flow not enabled for this client");
        var client = await Cognito.AClient(Pool, c => c with { ExplicitAuthFlows = [ExplicitAuthFlowsType.AllowCustomAuth] });
        await Cognito.RefusesAsInvalid(Start() with { ClientId = client.ClientId! }, "Custom auth lambda trigger is not configured for the user pool.");
    }

    [Fact]
    public async Task What_only_the_server_knows_is_not_kept_in_the_record()
    {
        await Given();
        await Cognito.AUser(Pool);
        await Cognito.Invoke(Answer((await Cognito.Invoke(Start())).Session));
        foreach (var trigger in new[] { "CreateAuthChallenge", "VerifyAuthChallengeResponse" })
        {
            var call = Assert.Single(await Calls(trigger));
            Assert.DoesNotContain("right-answer", call.Run.Input + call.Run.Output, StringComparison.Ordinal);
            Assert.Contains("***", call.Run.Input + call.Run.Output, StringComparison.Ordinal);
        }
    }
}
