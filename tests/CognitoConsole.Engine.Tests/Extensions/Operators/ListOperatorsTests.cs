using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListOperatorsTests
{
    [Fact]
    public async Task Pages_in_the_order_of_addresses()
    {
        await using var cognito = new TestCognito();
        foreach (var name in new[] { "cleo", "Ana", "ben" }) await cognito.AnOperator(name);

        var first = await cognito.Invoke(new ListOperatorsRequest { MaxResults = 2 });
        var second = await cognito.Invoke(new ListOperatorsRequest { MaxResults = 2, NextToken = first.NextToken });

        Assert.Equal(["Ana@example.com", "ben@example.com"], first.Operators.Select(o => o.Email));
        Assert.Equal(["cleo@example.com"], second.Operators.Select(o => o.Email));
        Assert.Null(second.NextToken);
    }

    [Fact]
    public async Task Finds_by_the_beginning_in_any_case()
    {
        await using var cognito = new TestCognito();
        foreach (var name in new[] { "anton", "Ana", "ben" }) await cognito.AnOperator(name);

        Assert.Equal(["Ana@example.com", "anton@example.com"], (await cognito.Invoke(new ListOperatorsRequest { EmailPrefix = "AN" })).Operators.Select(o => o.Email));
    }

    [Fact]
    public async Task Another_lists_token_is_refused()
    {
        await using var cognito = new TestCognito();
        foreach (var name in new[] { "ana", "anton" }) await cognito.AnOperator(name);
        var page = await cognito.Invoke(new ListOperatorsRequest { MaxResults = 1 });

        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new ListOperatorsRequest { EmailPrefix = "a", NextToken = page.NextToken })).Code);
    }

    [Fact]
    public async Task Support_sees_no_operators()
    {
        await using var cognito = new TestCognito();
        var support = cognito.As(await cognito.AnOperator("ben", "Support"));

        Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(new ListOperatorsRequest(), support)).Code);
    }
}
