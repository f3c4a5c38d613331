using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Sts;

public sealed class GetFederationTokenTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private Caller.AccessKey _ana = null!;

    public async ValueTask InitializeAsync()
    {
        await _cognito.ARole("Storage", "s3:*", "sts:GetFederationToken", "sts:TagSession");
        _ana = await _cognito.AnApiUser("ana", "Storage");
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task May_do_what_both_the_user_and_the_policy_allow()
    {
        var answer = await _cognito.Invoke(new GetFederationTokenRequest { Name = "bob", Policy = TestCognito.Allow("*", "arn:aws:s3:::b/${aws:PrincipalTag/team}/*"), Tags = [new() { Key = "team", Value = "blue" }] }, _ana);
        Assert.Equal(("arn:aws:sts::123456789012:federated-user/bob", "123456789012:bob"), (answer.FederatedUser!.Arn, answer.FederatedUser.FederatedUserId));
        Assert.Equal(_cognito.Clock.GetUtcNow().AddHours(12), answer.Credentials!.Expiration);
        var bob = await _cognito.As(answer.Credentials);
        Assert.Null(await _cognito.WhyNot(bob, "s3:GetObject", "arn:aws:s3:::b/blue/x"));
        Assert.NotNull(await _cognito.WhyNot(bob, "s3:GetObject", "arn:aws:s3:::b/red/x"));
        Assert.NotNull(await _cognito.WhyNot(bob, "sqs:SendMessage", "arn:aws:s3:::b/blue/x"));
        Assert.Equal("arn:aws:sts::123456789012:federated-user/bob", (await _cognito.Invoke(new GetCallerIdentityRequest(), bob)).Arn);
        Assert.Equal(ErrorCodes.AccessDeniedException, (await _cognito.Refusal(new GetFederationTokenRequest { Name = "eve" }, bob)).Code);
    }

    [Fact]
    public async Task Without_a_policy_may_do_nothing()
    {
        var bob = await _cognito.As((await _cognito.Invoke(new GetFederationTokenRequest { Name = "bob" }, _ana)).Credentials!);
        Assert.NotNull(await _cognito.WhyNot(bob, "s3:GetObject"));
    }

    [Fact]
    public async Task Tags_need_the_right_to_tag()
    {
        await _cognito.ARole("Untagging", "s3:*", "sts:GetFederationToken");
        var eve = await _cognito.AnApiUser("eve", "Untagging");
        var request = new GetFederationTokenRequest { Name = "bob", Policy = TestCognito.Allow("*"), Tags = [new() { Key = "admin", Value = "yes" }] };
        var refusal = await _cognito.Refusal(request, eve);
        Assert.Equal(ErrorCodes.AccessDeniedException, refusal.Code);
        Assert.Contains("is not authorized to perform: sts:TagSession on resource: arn:aws:sts::123456789012:federated-user/bob", refusal.Message, StringComparison.Ordinal);
        await _cognito.Invoke(request with { Tags = null }, eve);
        await _cognito.Invoke(request, _ana);
    }

    [Fact]
    public async Task Needs_the_permission_and_a_sound_policy()
    {
        await _cognito.ARole("Nothing", "s3:*");
        Assert.Equal(ErrorCodes.AccessDeniedException, (await _cognito.Refusal(new GetFederationTokenRequest { Name = "bob" }, await _cognito.AnApiUser("ben", "Nothing"))).Code);
        Assert.Equal("MalformedPolicyDocument", (await _cognito.Refusal(new GetFederationTokenRequest { Name = "bob", Policy = "[]" }, _ana)).Code);
        Assert.Equal(ErrorCodes.ValidationException, (await _cognito.Refusal(new GetFederationTokenRequest { Name = "bob", Tags = [new() { Key = "a", Value = "1" }, new() { Key = "A", Value = "2" }] }, _ana)).Code);
        var large = Enumerable.Range(0, 50).Select(i => new Tag { Key = $"{i}{new string('k', 120)}", Value = new string('v', 250) }).ToList();
        Assert.Equal(ErrorCodes.PackedPolicyTooLargeException, (await _cognito.Refusal(new GetFederationTokenRequest { Name = "bob", Tags = large }, _ana)).Code);
    }
}
