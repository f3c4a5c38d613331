using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Sends codes and links, by the medium that the pool's settings and the user's attributes leave.</summary>
public sealed class VerificationMessages(ConfirmationCodes codes, UserMessages messages, PoolDirectory pools, EngineOptions options)
{
    /// <summary>The attribute through which a sign-up is confirmed: phone before e-mail when both are verified automatically. Null when nothing can be sent.</summary>
    public static string? SignUpAttribute(UserPool pool, CognitoUser user) =>
        pool.AutoVerifiedAttributes.Order(StringComparer.Ordinal).Reverse().FirstOrDefault(a => user.Attributes.ContainsKey(a));

    /// <summary>Sends the sign-up code or link; the caller saves.</summary>
    /// <param name="isNew">The user is being created in this very save.</param>
    public async Task<CodeDeliveryDetailsType?> SendSignUp(ClientEntry entry, CognitoUser user, bool isNew, CancellationToken cancellation)
    {
        if (SignUpAttribute(entry.Pool, user) is not { } attribute) return null;
        var destination = user.Attributes[attribute];
        var code = isNew
            ? codes.IssueFirst(user, CodePurpose.SignUp, destination, ConfirmationCodes.SignUpLifetime)
            : await codes.Issue(user, CodePurpose.SignUp, destination, ConfirmationCodes.SignUpLifetime, cancellation);
        var delivery = MessageWriter.Delivery(attribute, destination);
        var domain = delivery.DeliveryMedium == DeliveryMediumType.Email && MessageTemplates.UsesLink(entry.Pool) ? await pools.DomainOf(entry.Pool.Id, cancellation) : null;
        var link = domain is null ? null : $"{options.DomainUrl(domain.Domain, domain.IsCustom)}/confirmUser?client_id={Uri.EscapeDataString(entry.Client.ClientId)}&user_name={Uri.EscapeDataString(user.Username)}&confirmation_code={code}";
        var text = link is null ? MessageTemplates.Code(entry.Pool, delivery.DeliveryMedium!, user.Username, code) : MessageTemplates.Link(entry.Pool, user.Username, link);
        var occasion = isNew ? MessageOccasion.SignUp : MessageOccasion.ResendCode;
        await messages.Send(entry.Pool, entry.Client.ClientId, user, new UserMessage(occasion, CodePurpose.SignUp, delivery.DeliveryMedium!, destination, code, text) { Link = link, IsBeforeProof = !isNew });
        return delivery;
    }

    /// <summary>Sends a code for a reset or for the proof of an attribute; the caller saves.</summary>
    /// <param name="clientId">Null where an administrator sends.</param>
    public async Task<CodeDeliveryDetailsType> SendCode(UserPool pool, string? clientId, CognitoUser user, string occasion, string purpose, string attribute, string destination, TimeSpan lifetime, CancellationToken cancellation)
    {
        var isReset = purpose == CodePurpose.ForgotPassword;
        var code = await codes.Issue(user, purpose, destination, lifetime, cancellation, isReset ? clientId : null);
        var delivery = MessageWriter.Delivery(attribute, destination);
        var text = MessageTemplates.Code(pool, delivery.DeliveryMedium!, user.Username, code);
        await messages.Send(pool, clientId, user, new UserMessage(occasion, purpose.Split(':')[0], delivery.DeliveryMedium!, destination, code, text) { IsBeforeProof = isReset });
        return delivery;
    }
}
