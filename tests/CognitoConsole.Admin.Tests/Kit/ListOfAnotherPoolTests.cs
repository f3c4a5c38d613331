using Bunit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.Kit;

public sealed class ListOfAnotherPoolTests : RoutedContext
{
    /// <summary>Two steps back in the browser's history lead from the groups of one pool to those of another: one page, one table, other rows.</summary>
    [Fact]
    public async Task The_same_list_of_another_pool_is_read_anew()
    {
        var (customers, partners) = (await Cognito.APool(), await Cognito.APool());
        await Cognito.Invoke(new CreateGroupRequest { UserPoolId = customers.Id!, GroupName = "readers" });
        await Cognito.Invoke(new CreateGroupRequest { UserPoolId = partners.Id!, GroupName = "writers" });
        var page = Open(ConsoleUrls.Groups(customers.Id!));
        page.WaitForAssertion(() => Assert.Equal(ConsoleUrls.Group(customers.Id!, "readers"), Assert.Single(page.FindAll("tbody th a")).GetAttribute("href")));
        Links.NavigateTo(ConsoleUrls.Groups(partners.Id!));
        page.WaitForAssertion(() => Assert.Equal(ConsoleUrls.Group(partners.Id!, "writers"), Assert.Single(page.FindAll("tbody th a")).GetAttribute("href")));
        Links.NavigateTo(ConsoleUrls.Groups(customers.Id!));
        page.WaitForAssertion(() => Assert.Equal(ConsoleUrls.Group(customers.Id!, "readers"), Assert.Single(page.FindAll("tbody th a")).GetAttribute("href")));
    }
}
