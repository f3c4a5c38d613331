using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Engine.Ports;

/// <summary>Draws a sign-in page outside a request, as the hosted UI does within one.</summary>
public interface ILoginPages
{
    /// <param name="page">One of <see cref="PreviewedPage"/>.</param>
    /// <param name="withError">As after a refused form.</param>
    /// <returns>HTML that asks for nothing more where the branding's logo is a data address.</returns>
    Task<string> Draw(string page, LoginFacts facts, bool withError);
}
