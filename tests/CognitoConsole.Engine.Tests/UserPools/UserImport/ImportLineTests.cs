using System.Text;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ImportLineTests
{
    [Theory]
    [InlineData("a,b,c", "a|b|c")]
    [InlineData(" a , b ,", "a|b|")]
    [InlineData(@"Main St.\, 12,b", "Main St., 12|b")]
    [InlineData(@"back\\slash,\n", @"back\slash|\n")]
    [InlineData("\"Main St., 12\",\"say \"\"hi\"\"\"", "Main St., 12|say \"hi\"")]
    [InlineData("6' 2\" tall,b", "6' 2\" tall|b")]
    [InlineData("", "")]
    public void Splits_as_Cognito_and_as_spreadsheets_write(string line, string fields) => Assert.Equal(fields, string.Join('|', ImportLine.Split(line)));

    [Fact]
    public async Task Reads_lines_with_their_numbers_whatever_ends_them()
    {
        var text = "\uFEFFhead\r\n\r\none\n" + new string('x', 100_000) + "\n" + new string('y', 16_000) + "\r\nlast";
        var lines = new List<ImportLine>();
        await foreach (var line in ImportLine.ReadAll(new MemoryStream(Encoding.UTF8.GetBytes(text)), CancellationToken.None)) lines.Add(line);
        Assert.Equal([new(1, "head"), new(3, "one"), new(4, null), new(5, new string('y', 16_000)), new(6, "last")], lines);
    }

    [Fact]
    public async Task A_line_of_another_encoding_is_told_from_one_of_UTF_8()
    {
        byte[] file = [.. "head\n"u8, .. Encoding.Latin1.GetBytes("José\n"), .. "José \uFFFD\n"u8, .. Encoding.UTF8.GetBytes("last\u2026")[..^1]];
        var lines = new List<ImportLine>();
        await foreach (var line in ImportLine.ReadAll(new MemoryStream(file), CancellationToken.None)) lines.Add(line);
        Assert.Equal([true, false, true, false], lines.Select(l => l.IsText));
        Assert.Equal("José \uFFFD", lines[2].Text);
    }
}
