using Bunit;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Admin.Tests.Kit;

public sealed class ListOfAnotherPolicyTests : RoutedContext
{
    /// <summary>Two steps back in the browser's history lead from who has one policy to who has another: one page, one table, other rows.</summary>
    [Fact]
    public async Task The_same_list_of_another_policy_is_read_anew()
    {
        await AnOperator();
        foreach (var (policy, role) in new[] { ("Readers", "Guests"), ("Writers", "Users") })
        {
            var arn = (await Cognito.Invoke(new CreatePolicyRequest { PolicyName = policy, PolicyDocument = TestCognito.Allow("s3:GetObject") })).Policy.Arn;
            await Cognito.AnIamRole(role, TestCognito.TrustInAccount);
            await Cognito.Invoke(new AttachRolePolicyRequest { RoleName = role, PolicyArn = arn });
        }

        var page = Open(ConsoleUrls.Policy("Readers"));
        Has("Guests");
        Links.NavigateTo(ConsoleUrls.Policy("Writers"));
        Has("Users");
        Links.NavigateTo(ConsoleUrls.Policy("Readers"));
        Has("Guests");

        void Has(string role) =>
            page.WaitForAssertion(() => Assert.Equal([ConsoleUrls.Role(role)], page.FindAll("tbody th a").Select(a => a.GetAttribute("href")).Where(h => h!.StartsWith("/roles/", StringComparison.Ordinal))));
    }
}
