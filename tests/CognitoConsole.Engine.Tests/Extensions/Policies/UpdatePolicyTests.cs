using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class UpdatePolicyTests
{
    private const string Nothing = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""";

    [Fact]
    public async Task Counts_at_once()
    {
        await using var cognito = new TestCognito();
        var support = cognito.As(await cognito.AnOperator("ben", "Support"));
        await cognito.Invoke(new ListPoliciesRequest(), support);

        var updated = (await cognito.Invoke(new UpdatePolicyRequest { PolicyName = "Support", Document = Nothing })).Policy;

        Assert.Equal((true, true, 1), (updated.IsBuiltIn, updated.IsEdited, updated.Version));
        Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(new ListPoliciesRequest(), support)).Code);
    }

    [Fact]
    public async Task An_edit_of_an_older_text_is_a_conflict()
    {
        await using var cognito = new TestCognito();
        await cognito.Roles();
        await cognito.Invoke(new UpdatePolicyRequest { PolicyName = "Support", Document = Nothing, Version = 0 });

        var refusal = await cognito.Refusal(new UpdatePolicyRequest { PolicyName = "Support", Document = Nothing, Version = 0 });

        Assert.Equal(ErrorCodes.ConcurrentModificationException, refusal.Code);
    }

    [Fact]
    public async Task The_administrators_cannot_be_locked_out()
    {
        await using var cognito = new TestCognito();
        await cognito.Roles();

        Assert.Equal(ErrorCodes.ResourceConflictException, (await cognito.Refusal(new UpdatePolicyRequest { PolicyName = "Administrator", Document = Nothing })).Code);
        var narrower = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"cognito-idp:DeleteUserPool","Resource":"*"}]}""";
        Assert.Equal(narrower, (await cognito.Invoke(new UpdatePolicyRequest { PolicyName = "Administrator", Document = narrower })).Policy.Document);
    }

    [Fact]
    public async Task Nobody_writes_himself_a_policy_with_the_rights_of_the_console_alone()
    {
        await using var cognito = new TestCognito();
        await cognito.Roles();
        await cognito.ARole("Staff", "cognito-console:*");
        var staff = cognito.As(await cognito.AnOperator("ben", "Staff"));
        var everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

        Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(new UpdatePolicyRequest { PolicyName = "Staff", Document = everything }, staff)).Code);
    }

    [Theory]
    [InlineData("Support", "no json", "MalformedPolicyDocument")]
    [InlineData("Support", """{"Version":"2012-10-17","Statement":[{"Effect":"Maybe","Action":"*","Resource":"*"}]}""", "MalformedPolicyDocument")]
    [InlineData("Nobody", Nothing, ErrorCodes.NoSuchEntityException)]
    public async Task Wrong_input_changes_nothing(string name, string document, string code)
    {
        await using var cognito = new TestCognito();
        await cognito.Roles();

        Assert.Equal(code, (await cognito.Refusal(new UpdatePolicyRequest { PolicyName = name, Document = document })).Code);
        Assert.DoesNotContain((await cognito.Invoke(new ListPoliciesRequest())).Policies, p => p.IsEdited);
    }
}
