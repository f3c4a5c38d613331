using CognitoConsole.Admin.Shell;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.Admin.Tests.Shell;

public sealed class CsvWriterTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=HYPERLINK(\"http://evil\")", "\"'=HYPERLINK(\"\"http://evil\"\")\"")]
    [InlineData("+34600000000", "'+34600000000")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    public void A_value_stays_a_value(string value, string field) => Assert.Equal(field, CsvWriter.Field(value));

    [Fact]
    public async Task Rows_leave_as_they_come_and_the_file_has_its_name()
    {
        var context = new DefaultHttpContext();
        var body = new MemoryStream();
        context.Response.Body = body;
        await using (var csv = new CsvWriter(context.Response, "users.csv"))
        {
            for (var i = 0; i < 5_000; i++) await csv.Row("ana", "x@example.com");
            Assert.InRange(body.Length, 32 * 1024, 5_000 * 19);
        }

        Assert.Equal(5_000 * 19, body.Length);
        Assert.Equal("attachment; filename=\"users.csv\"", context.Response.Headers.ContentDisposition);
        Assert.Equal("no-store", context.Response.Headers.CacheControl);
    }
}
