using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ResetPolicyTests
{
    [Fact]
    public async Task Goes_back_to_the_text_it_came_with()
    {
        await using var cognito = new TestCognito();
        await cognito.Roles();
        await cognito.Invoke(new UpdatePolicyRequest { PolicyName = "Support", Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""" });

        var policy = (await cognito.Invoke(new ResetPolicyRequest { PolicyName = "Support" })).Policy;

        Assert.Equal((BuiltInPolicies.Text("Support"), false, 2), (policy.Document, policy.IsEdited, policy.Version));
    }

    [Fact]
    public async Task Ones_own_policy_has_no_such_text()
    {
        await using var cognito = new TestCognito();
        await cognito.ARole("Helpers", "cognito-idp:List*");

        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new ResetPolicyRequest { PolicyName = "Helpers" })).Code);
    }
}
