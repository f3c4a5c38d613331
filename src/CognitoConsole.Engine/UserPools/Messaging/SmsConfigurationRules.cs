using System.Text.RegularExpressions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What an SMS configuration must be: a role for one of the two services, and what belongs to that service.</summary>
internal static partial class SmsConfigurationRules
{
    public static IEnumerable<Violation> Violations(SmsConfigurationType? sms, string path)
    {
        if (sms is null || sms == new SmsConfigurationType()) yield break;
        if (sms.EumsSms is not { } eums)
        {
            if (string.IsNullOrEmpty(sms.SnsCallerArn)) yield return new($"{path}.snsCallerArn", "SnsCallerArn is required in the SMS configuration.");
            yield break;
        }

        if (!string.IsNullOrEmpty(sms.SnsCallerArn)) yield return new($"{path}.eumsSms", "Either SnsCallerArn or EumsSms can be set in the SMS configuration.");
        else if (sms.ExternalId is not null || sms.SnsRegion is not null) yield return new($"{path}.eumsSms", "ExternalId and SnsRegion of the SMS configuration belong to SnsCallerArn; EumsSms has its own.");
        foreach (var violation in Eums(eums, $"{path}.eumsSms")) yield return violation;
    }

    /// <summary>The role that sends.</summary>
    public static string? RoleOf(SmsConfigurationType? sms) => sms?.EumsSms?.CallerArn ?? sms?.SnsCallerArn;

    /// <summary>What SendTextMessage would refuse with every message.</summary>
    private static IEnumerable<Violation> Eums(EumsSmsConfigurationType eums, string path)
    {
        // It becomes a part of the host's name that is asked.
        if (eums.Region is { } region && !Region().IsMatch(region)) yield return new($"{path}.region", $"{region} is not a region.");
        if (eums.OriginationIdentity is { } origin && !Identity().IsMatch(origin)) yield return new($"{path}.originationIdentity", "OriginationIdentity must be a phone number, a sender ID, a pool or its ARN.");
        if (eums.ConfigurationSetName is { } set && !ConfigurationSet().IsMatch(set)) yield return new($"{path}.configurationSetName", "ConfigurationSetName must be the name or the ARN of a configuration set.");
        if (eums.InEntityId is { } entity && !IndianId().IsMatch(entity)) yield return new($"{path}.inEntityId", "InEntityId must have 1 to 64 characters without spaces.");
        if (eums.InTemplateId is { } template && !IndianId().IsMatch(template)) yield return new($"{path}.inTemplateId", "InTemplateId must have 1 to 64 characters without spaces.");
    }

    [GeneratedRegex(@"\A[a-z]{2,3}(-[a-z]+)+-[0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Region();

    [GeneratedRegex(@"\A[A-Za-z0-9_:/+-]{1,256}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identity();

    [GeneratedRegex(@"\A[A-Za-z0-9_:/-]{1,256}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ConfigurationSet();

    [GeneratedRegex(@"\A[!-~]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IndianId();
}
