using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetPolicyTests
{
    [Fact]
    public async Task Answers_the_text_with_its_version()
    {
        await using var cognito = new TestCognito();
        await cognito.Roles();

        var policy = (await cognito.Invoke(new GetPolicyRequest { PolicyName = "Auditor" })).Policy;

        Assert.Equal((BuiltInPolicies.Text("Auditor"), 0, true, false, null), (policy.Document, policy.Version, policy.IsBuiltIn, policy.IsEdited, policy.UpdateDate));
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new GetPolicyRequest { PolicyName = "Nobody" })).Code);
    }
}
