using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListPoliciesTests
{
    [Fact]
    public async Task By_name_without_texts_and_says_which_were_edited()
    {
        await using var cognito = new TestCognito();
        await cognito.Roles();
        await cognito.ARole("Helpers", "cognito-idp:List*");
        await cognito.Invoke(new UpdatePolicyRequest { PolicyName = "Support", Document = """{"Version":"2012-10-17","Statement":[]}""".Replace("[]", """[{"Effect":"Allow","Action":"cognito-idp:List*","Resource":"*"}]""", StringComparison.Ordinal) });

        var policies = (await cognito.Invoke(new ListPoliciesRequest())).Policies;

        Assert.Equal([("Administrator", true, false), ("Auditor", true, false), ("Helpers", false, false), ("Support", true, true)], policies.Select(p => (p.PolicyName, p.IsBuiltIn, p.IsEdited)));
        Assert.All(policies, p => Assert.Null(p.Document));
    }
}
