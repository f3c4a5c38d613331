using CognitoConsole.Admin.Kit;
using CognitoConsole.Admin.Shell;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.UserPools;
using Microsoft.Extensions.Time.Testing;

namespace CognitoConsole.Admin.Tests.Kit;

public sealed class CommandHistoryTests
{
    private readonly CommandHistory _history = new(new ConsoleOptions { PublicUrl = "https://login.example.com" }, new FakeTimeProvider());

    private static DeleteGroupRequest Deletion(string group) => new() { UserPoolId = "us-east-1_abc", GroupName = group };

    [Fact]
    public void A_change_is_kept_as_it_was_sent()
    {
        _history.Remember(Deletion("Staff"));
        Assert.Equal("aws cognito-idp delete-group \\\n  --group-name Staff \\\n  --user-pool-id us-east-1_abc \\\n  --endpoint-url https://login.example.com", Assert.Single(_history.Commands).Text);
    }

    [Fact]
    public void What_is_only_read_is_not_kept_nor_what_the_CLI_does_not_know()
    {
        _history.Remember(new AdminGetUserRequest { UserPoolId = "us-east-1_abc", Username = "ana" });
        _history.Remember(new DeleteFunctionRequest { Name = "hello" });
        _history.Remember(new CreateAccessKeyRequest { UserName = "ci", PolicyName = "Auditor" }); // AWS's cannot name the policy
        Assert.Empty(_history.Commands);
    }

    [Fact]
    public void Passwords_are_not_kept()
    {
        _history.Remember(new AdminSetUserPasswordRequest { UserPoolId = "us-east-1_abc", Username = "ana", Password = "Hunter2!" });
        Assert.DoesNotContain("Hunter2!", Assert.Single(_history.Commands).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_hundred_are_kept_in_their_order()
    {
        for (var i = 1; i <= CommandHistory.MostCommands + 3; i++) _history.Remember(Deletion($"Group{i}"));
        Assert.Equal((CommandHistory.MostCommands, 3), (_history.Commands.Count, _history.Forgotten));
        Assert.Contains("Group4 ", _history.Commands.First().Text, StringComparison.Ordinal);
        Assert.Contains($"Group{CommandHistory.MostCommands + 3} ", _history.Commands.Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_ones_make_room_sooner()
    {
        var half = new string('x', CommandHistory.MostCharacters / 2);
        for (var i = 1; i <= 3; i++) _history.Remember(new CreateGroupRequest { UserPoolId = "us-east-1_abc", GroupName = $"Group{i}", Description = half });
        Assert.Contains("Group3 ", Assert.Single(_history.Commands).Text, StringComparison.Ordinal);
        Assert.Equal(2, _history.Forgotten);
    }

    [Fact]
    public void Cleared_it_begins_anew()
    {
        for (var i = 0; i <= CommandHistory.MostCommands; i++) _history.Remember(Deletion("Staff"));
        _history.Clear();
        _history.Remember(Deletion("Staff"));
        Assert.Equal((1, 0), (_history.Commands.Count, _history.Forgotten));
    }
}
