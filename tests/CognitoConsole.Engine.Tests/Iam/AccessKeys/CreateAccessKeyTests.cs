using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data.Iam;
using CognitoConsole.Engine.Iam;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class CreateAccessKeyTests
{
    [Fact]
    public async Task Makes_a_key_as_AWS_does_and_keeps_its_secret_encrypted()
    {
        await using var cognito = await KeyMaker.Start();

        var key = await cognito.AKey("ana", "Support");

        Assert.Matches("^AKIA[A-Z2-7]{16}$", key.AccessKeyId);
        Assert.Equal(40, key.SecretAccessKey.Length);
        Assert.Equal(("ana", "Active", "Support", cognito.Clock.GetUtcNow()), (key.UserName, key.Status, key.PolicyName, key.CreateDate));
        var stored = await cognito.Database(db => Task.FromResult(db.AccessKeys.Single().SecretAccessKey));
        Assert.DoesNotContain(key.SecretAccessKey, Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
        var audit = await cognito.Database(db => Task.FromResult(db.AuditEntries.Single(a => a.Action == "iam:CreateAccessKey")));
        Assert.DoesNotContain(key.SecretAccessKey, audit.Changes, StringComparison.Ordinal);
        Assert.Contains(key.AccessKeyId, audit.Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_has_two_keys_at_most()
    {
        await using var cognito = await KeyMaker.Start();
        await cognito.AKey("ana", "Support");
        await cognito.AKey("ana", "Support");
        await cognito.AKey("ben", "Support");

        var refusal = await cognito.Refusal(new CreateAccessKeyRequest { UserName = "ana", PolicyName = "Support" });

        Assert.Equal(("LimitExceededException", "Cannot exceed quota for AccessKeysPerUser: 2"), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task The_policy_must_exist()
    {
        await using var cognito = await KeyMaker.Start();
        var refusal = await cognito.Refusal(new CreateAccessKeyRequest { UserName = "ana", PolicyName = "Nothing" });
        Assert.Equal(ErrorCodes.NoSuchEntityException, refusal.Code);
    }

    [Theory]
    [InlineData(null, "Support", "userName")]
    [InlineData("a b", "Support", "userName")]
    [InlineData("ana\n", "Support", "userName")]
    [InlineData("ana", null, "policyName")]
    [InlineData("ana", "<script>", "policyName")]
    public async Task Names_are_checked(string? user, string? policy, string member)
    {
        await using var cognito = await KeyMaker.Start();
        var refusal = await cognito.Refusal(new CreateAccessKeyRequest { UserName = user!, PolicyName = policy! });
        Assert.Equal(member, Assert.Single(refusal.Fields).Path);
    }

    [Fact]
    public async Task As_AWSs_clients_ask_the_key_is_the_callers_own()
    {
        await using var cognito = await KeyMaker.Start();
        var ana = await cognito.AnApiUser("ana", "Administrator");
        var second = (await cognito.Invoke(new CreateAccessKeyRequest(), ana)).AccessKey;
        Assert.Equal(("ana", "Administrator"), (second.UserName, second.PolicyName));

        var person = new Caller.Operator("1", "eve@example.com", "Administrator", "123456789012");
        var own = (await cognito.Invoke(new CreateAccessKeyRequest(), person)).AccessKey;
        Assert.Equal(("eve@example.com", "Administrator"), (own.UserName, own.PolicyName));
        var strange = await cognito.Refusal(new CreateAccessKeyRequest(), person with { Email = "o'hara@example.com" });
        Assert.Equal((ErrorCodes.ValidationException, "Must specify userName when calling with non-User credentials"), (strange.Code, strange.Message));
    }

    [Fact]
    public async Task A_further_key_of_a_user_may_do_what_his_last_one_may()
    {
        await using var cognito = await KeyMaker.Start();
        var ana = await cognito.AnApiUser("ana", "Administrator");
        await cognito.AKey("pipeline", "Support");
        Assert.Equal("Support", (await cognito.Invoke(new CreateAccessKeyRequest { UserName = "pipeline" }, ana)).AccessKey.PolicyName);
        Assert.Equal("Administrator", (await cognito.Invoke(new CreateAccessKeyRequest { UserName = "new" }, ana)).AccessKey.PolicyName);
    }

    [Fact]
    public async Task A_default_grants_nothing_that_could_not_be_granted()
    {
        await using var cognito = await KeyMaker.Start();
        await cognito.Invoke(new CreatePolicyRequest { PolicyName = "KeyMaker", PolicyDocument = KeyMakerPolicy });
        var eve = await cognito.AnApiUser("eve", "KeyMaker");
        await cognito.AKey("ana", "Administrator");
        Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(new CreateAccessKeyRequest { UserName = "ana" }, eve)).Code);
        Assert.Equal("KeyMaker", (await cognito.Invoke(new CreateAccessKeyRequest(), eve)).AccessKey.PolicyName);
    }

    [Theory]
    [InlineData("Support")]
    [InlineData("Auditor")]
    public async Task Weaker_roles_cannot_make_keys(string role)
    {
        await using var cognito = await KeyMaker.Start();
        var request = new CreateAccessKeyRequest { UserName = "ana", PolicyName = "Administrator" };
        foreach (var caller in new Caller[] { new Caller.Operator("1", "eve@example.com", role, "123456789012"), new Caller.AccessKey("AKIAEVEEVEEVEEVE0000", "eve", role, "123456789012") })
        {
            var refusal = await cognito.Refusal(request, caller);
            Assert.Equal(ErrorCodes.AccessDeniedException, refusal.Code);
        }

        Assert.Equal(0, await cognito.Database(db => Task.FromResult(db.AccessKeys.Count())));
    }

    [Theory]
    [InlineData("KeyMaker", true)]
    [InlineData("Administrator", false)]
    [InlineData("Support", false)]
    public async Task Who_may_make_keys_may_not_make_stronger_ones(string policy, bool allowed)
    {
        await using var cognito = await KeyMaker.Start();
        await cognito.Database(async db =>
        {
            db.ManagedPolicies.Add(new ManagedPolicy { PolicyName = "KeyMaker", Document = KeyMakerPolicy, UpdateDate = cognito.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        await using var scope = cognito.Services.CreateAsyncScope();
        var context = new OperationContext { Caller = new Caller.AccessKey("AKIAEVEEVEEVEEVE0000", "eve", "KeyMaker", "123456789012"), AccountId = "123456789012" };
        var operation = ActivatorUtilities.CreateInstance<CreateAccessKey>(scope.ServiceProvider);
        var request = new CreateAccessKeyRequest { UserName = "eve2", PolicyName = policy };

        if (allowed)
        {
            Assert.Equal("KeyMaker", (await operation.Handle(request, context)).AccessKey.PolicyName);
            return;
        }

        var refusal = await Assert.ThrowsAsync<CognitoException>(() => operation.Handle(request, context));
        Assert.Equal(ErrorCodes.AccessDeniedException, refusal.Code);
        Assert.Contains($"iam:AttachUserPolicy on resource: arn:aws:iam::123456789012:policy/{policy}", refusal.Message, StringComparison.Ordinal);
    }

    private const string KeyMakerPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:CreateAccessKey","Resource":"*"}]}""";
}
