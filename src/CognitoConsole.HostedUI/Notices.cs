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

    /// <summary>Of a new account. A text message never has a link, and a function of the pool may word an e-mail with a code all the same.</summary>
    public static string ConfirmationSent(CodeDeliveryDetailsType? delivery, bool byLink) => byLink && delivery is { DeliveryMedium: DeliveryMediumType.Email, Destination: { } destination }
        ? $"We have sent a link by email to {destination}. Open it to confirm your account. If the email has a code, enter it below."
        : CodeSent(delivery);

    /// <summary>What is to be done with the message of an earlier sign-up.</summary>
    public static string ConfirmationPending(bool byLink) => byLink ? "Open the link in the message that we have sent you. If it has a code, enter it below." : "Enter the code that we have sent you.";
}
