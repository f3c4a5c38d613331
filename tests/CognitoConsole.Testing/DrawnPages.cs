using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Ports;

namespace CognitoConsole.Testing;

/// <summary>Draws pages as a line of text; the hosted UI's own tests look at the real ones.</summary>
public sealed class DrawnPages : ILoginPages
{
    public Task<string> Draw(string page, LoginFacts facts, bool withError) => Task.FromResult(
        $"<html><head><style>{facts.Branding.ManagedLogin?.Css ?? facts.Branding.Css}</style></head><body>{page} of {facts.ClientName}{(withError ? " with an error" : "")}<p>{string.Join(' ', [.. facts.AllowsUserPool ? new[] { "COGNITO" } : [], .. facts.Providers.Select(p => p.Name), .. facts.CodeFactors])}</p>{((facts.Branding.ManagedLogin?.Logo?.Picture.Url ?? facts.Branding.LogoUrl) is { } logo ? $"<img src=\"{logo}\" alt=\"\">" : "")}</body></html>");
}
