using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListFunctionsTests
{
    [Fact]
    public async Task Functions_come_by_name_page_by_page()
    {
        await using var cognito = new TestCognito();
        foreach (var name in new[] { "b", "c", "a" }) await cognito.AFunction("", name);
        var first = await cognito.Invoke(new ListFunctionsRequest { MaxResults = 2 });
        var second = await cognito.Invoke(new ListFunctionsRequest { MaxResults = 2, NextToken = first.NextToken });
        Assert.Equal(["a", "b", "c"], first.Functions.Concat(second.Functions).Select(f => f.Name));
        Assert.Null(second.NextToken);
    }
}
