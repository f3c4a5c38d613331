using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.HostedUI;

/// <summary>
/// A sentence for the next page, carried in its address. Sealed, so that nobody can make our page say something by handing out a link.
/// </summary>
internal sealed class Notices(SealedToken seal, TimeProvider clock)
{
    private const string Purpose = "hosted-ui-notice";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private sealed record Notice(string Text);

    public string Seal(string text) => seal.Seal(new Notice(text), Purpose, clock.GetUtcNow() + Lifetime);

    public string? Open(string? notice) => seal.Open<Notice>(notice, Purpose, clock.GetUtcNow(), out _)?.Text;

    public static string CodeSent(CodeDeliveryDetailsType? delivery) => delivery?.Destination is { } destination
        ? $"We have sent a code by {(delivery.DeliveryMedium == DeliveryMediumType.Sms ? "text message" : "email")} to {destination}. Enter it below."
        : "We have sent you a code. Enter it below.";
}
