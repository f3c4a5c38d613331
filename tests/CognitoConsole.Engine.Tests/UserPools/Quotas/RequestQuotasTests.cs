using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class RequestQuotasTests
{
    [Fact]
    public void Every_operation_of_user_pools_counts_in_one_category()
    {
        var counted = QuotaCategory.All.SelectMany(c => c.Operations).Concat(QuotaCategory.Unlimited).ToList();
        Assert.Empty(counted.GroupBy(o => o).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(Operations.All.Where(o => o.Service == "cognito-idp").Select(o => o.Name).Except(counted));
        Assert.Empty(counted.Except(Operations.All.Where(o => o.Service is "cognito-idp" or "cognito-console").Select(o => o.Name)));
    }

    [Fact]
    public async Task Time_brings_requests_back_up_to_those_of_a_second()
    {
        await using var cognito = With(("UserList", 10));
        var list = new ListUsersRequest { UserPoolId = (await cognito.APool()).Id! };
        Assert.Equal(10, await HowMany(cognito, list));
        cognito.Clock.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Equal(3, await HowMany(cognito, list));
        cognito.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(10, await HowMany(cognito, list));
    }

    [Fact]
    public async Task All_pools_and_operations_of_a_category_share_its_rate_and_others_are_untouched()
    {
        await using var cognito = With(("UserRead", 2));
        var (one, other) = (await cognito.APool(), await cognito.APool());
        await cognito.AUser(one);
        await cognito.AUser(other);
        await cognito.Invoke(new AdminGetUserRequest { UserPoolId = one.Id!, Username = "ana" });
        await cognito.Invoke(new AdminGetUserRequest { UserPoolId = other.Id!, Username = "ana" });
        await cognito.Refuses(new AdminGetUserAuthFactorsRequest { UserPoolId = one.Id!, Username = "ana" }, ErrorCodes.TooManyRequestsException, "Rate exceeded");
        await cognito.Invoke(new ListUsersRequest { UserPoolId = one.Id! });
    }

    [Fact]
    public async Task Answers_to_challenges_have_three_times_the_rate_before_they_count_as_sign_ins()
    {
        await using var cognito = With(("UserAuthentication", 2), ("UserAccountRecovery", 1));
        var client = await cognito.AClient(await cognito.APool());
        RespondToAuthChallengeRequest Answer(string challenge) => new()
        {
            ClientId = client.ClientId!,
            ChallengeName = challenge,
            Session = "01234567890123456789",
            ChallengeResponses = new Dictionary<string, string> { ["USERNAME"] = "ana", ["SMS_MFA_CODE"] = "123456" },
        };
        for (var i = 0; i < 8; i++) Assert.NotEqual(ErrorCodes.TooManyRequestsException, (await cognito.Refusal(Answer("SMS_MFA"))).Code);
        Assert.Equal(ErrorCodes.TooManyRequestsException, (await cognito.Refusal(Answer("SMS_MFA"))).Code);
        Assert.Equal(ErrorCodes.TooManyRequestsException, (await cognito.Refusal(cognito.PasswordAuth(client))).Code);
        // A new password is recovery.
        Assert.NotEqual(ErrorCodes.TooManyRequestsException, (await cognito.Refusal(Answer("NEW_PASSWORD_REQUIRED"))).Code);
        Assert.Equal(ErrorCodes.TooManyRequestsException, (await cognito.Refusal(Answer("NEW_PASSWORD_REQUIRED"))).Code);
    }

    [Fact]
    public async Task The_token_endpoint_counts_too()
    {
        await using var cognito = With(("ClientAuthentication", 1));
        var request = new Contracts.Extensions.RedeemClientCredentialsRequest { Domain = "nowhere", Client = new Contracts.Extensions.ClientCredentials("x", null) };
        Assert.NotEqual(ErrorCodes.TooManyRequestsException, (await cognito.Refusal(request)).Code);
        Assert.Equal(ErrorCodes.TooManyRequestsException, (await cognito.Refusal(request)).Code);
    }

    [Fact]
    public async Task Whoever_may_not_do_it_uses_nothing_up()
    {
        await using var cognito = With(("UserCreation", 1));
        var pool = await cognito.APool();
        var support = cognito.As(await cognito.AnOperator("sue", BuiltInPolicies.Support));
        var request = new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "ben", MessageAction = "SUPPRESS" };
        for (var i = 0; i < 3; i++) Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(request, support)).Code);
        await cognito.Invoke(request);
    }

    [Fact]
    public async Task Many_at_once_get_as_many_as_there_are()
    {
        await using var cognito = With(("UserList", 50));
        var list = new ListUsersRequest { UserPoolId = (await cognito.APool()).Id! };
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => Passes(cognito, list))));
        Assert.Equal(50, answers.Count(passed => passed));
    }

    [Fact]
    public async Task What_another_node_has_provisioned_is_taken_over()
    {
        await using var cognito = new TestCognito();
        await cognito.Database(db => db.Database.ExecuteSqlRawAsync("INSERT INTO \"ProvisionedLimits\" (\"Category\", \"Value\", \"LastModifiedDate\", \"Version\") VALUES ('UserList', 1, 0, 0)"));
        var list = new ListUsersRequest { UserPoolId = (await cognito.APool()).Id! };
        await cognito.Services.GetRequiredService<RequestQuotas>().Refresh(TestContext.Current.CancellationToken);
        Assert.Equal(1, await HowMany(cognito, list));
    }

    private static TestCognito With(params (string Category, int Limit)[] limits) => new(options: new EngineOptions { RequestsPerSecond = limits.ToDictionary(l => l.Category, l => l.Limit) });

    private static async Task<int> HowMany<T>(TestCognito cognito, IRequest<T> request)
    {
        var passed = 0;
        while (await Passes(cognito, request)) passed++;
        return passed;
    }

    private static async Task<bool> Passes<T>(TestCognito cognito, IRequest<T> request)
    {
        try
        {
            await cognito.Invoke(request);
            return true;
        }
        catch (CognitoException refusal)
        {
            Assert.Equal(ErrorCodes.TooManyRequestsException, refusal.Code);
            return false;
        }
    }
}
