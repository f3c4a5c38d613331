using System.Xml.Linq;
using Bunit;
using CognitoConsole.Admin.Shell;

namespace CognitoConsole.Admin.Tests.Shell;

public sealed class FrameIconsTests : RoutedContext
{
    [Fact]
    public async Task Every_icon_of_the_frame_is_in_the_picture_and_drawn_into_no_page()
    {
        var symbols = XDocument.Parse(FrameIcons.Sprite).Root!.Elements().ToDictionary(s => s.Attribute("id")!.Value);
        var pool = await Cognito.APool();
        var page = Open($"/user-pools/{pool.Id}");
        page.Shows("App clients");
        var uses = page.FindAll(".cc-nav use, .cc-top use").Select(u => u.GetAttribute("href")!.Split('#')).ToList();
        Assert.Equal(page.FindAll(".cc-nav a").Count, page.FindAll(".cc-nav use").Count);
        Assert.All(uses, use =>
        {
            Assert.StartsWith("/icons.svg?v=", use[0], StringComparison.Ordinal);
            Assert.Contains(symbols[use[1]].Descendants(), e => e.Name.LocalName is "path" or "circle" or "rect" or "g");
        });
        Assert.Empty(page.FindAll(".cc-nav path, .cc-top path"));
    }
}
