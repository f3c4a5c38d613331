using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AttributeRulesTests
{
    [Theory]
    [InlineData("ana@example.com")]
    [InlineData("a@b.c")]
    [InlineData("ana.o'hara+news_2026@mail-2.example.co.uk")]
    [InlineData("\u00e4nne@m\u00fcller.example")]
    [InlineData("x@1.2")]
    [InlineData("-@a-b.c--d")]
    public void Takes_addresses_as_people_have_them(string address) => Assert.True(AttributeRules.IsEmail(address));

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("ana")]
    [InlineData("@example.com")]
    [InlineData("ana@")]
    [InlineData("ana@localhost")]
    [InlineData("ana@example.")]
    [InlineData("ana@.example.com")]
    [InlineData("ana@exa..mple.com")]
    [InlineData("ana@-example.com")]
    [InlineData("ana@example-.com")]
    [InlineData("ana@example.com.")]
    [InlineData("ana@example.com\n")]
    [InlineData("ana@exam_ple.com")]
    [InlineData("ana@@example.com")]
    [InlineData("ana@b@example.com")]
    [InlineData("ana b@example.com")]
    [InlineData("ana\u00a0b@example.com")]
    [InlineData("ana\u200bb@example.com")]
    [InlineData("ana\0@example.com")]
    [InlineData("ana\r\nBcc:x@example.com")]
    [InlineData("Ana <ana@example.com>")]
    [InlineData("ana,ben@example.com")]
    [InlineData("ana;ben@example.com")]
    [InlineData("\"ana\"@example.com")]
    [InlineData("ana@[127.0.0.1]")]
    [InlineData("\ud83d\ude00@example.com")]
    public void Refuses_what_no_mail_server_should_be_handed(string address) => Assert.False(AttributeRules.IsEmail(address));

    [Fact]
    public void Takes_254_characters_and_no_more()
    {
        var longest = "ana@" + string.Join('.', Enumerable.Repeat(new string('a', 49), 5));
        Assert.Equal(253, longest.Length);
        Assert.True(AttributeRules.IsEmail(longest + "a"));
        Assert.False(AttributeRules.IsEmail(longest + "aa"));
    }
}
