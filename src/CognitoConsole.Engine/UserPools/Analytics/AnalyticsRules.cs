using System.Text.RegularExpressions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Which application an app client sends its analytics to. One that the server's settings do not name is refused: its events would go nowhere.</summary>
public sealed partial class AnalyticsRules(EngineOptions options, PassRole roles)
{
    /// <param name="now">What the client has already: it stays allowed, so that everything else about the client can be changed.</param>
    public async Task Demand(AnalyticsConfigurationType? asked, AnalyticsConfigurationType? now, OperationContext context)
    {
        if (Kept(asked) is not { } analytics || analytics == now) return;
        const string Path = "analyticsConfiguration";
        if (ApplicationId(analytics) is not { } id) throw Errors.InvalidParameter($"{analytics.ApplicationArn} is not the ARN of a Pinpoint application.", Path);
        if (Find(options, id) is not { } application)
            throw Errors.InvalidParameter($"This server does not know the Pinpoint application {id}: its settings have to name it under Analytics:Applications, with the file or address that takes its events.", Path);
        if (application.ExternalId is { } external && !Security.ConstantTime.Equals(external, analytics.ExternalId))
            throw Errors.InvalidParameter($"The Pinpoint application {id} takes events of app clients only that name it by ApplicationId, with its ExternalId.", Path);
        if (analytics.RoleArn is { } role && role != now?.RoleArn) await roles.Demand([role], context);
    }

    /// <summary>Null for an empty one, as in AWS: it takes the configuration away.</summary>
    internal static AnalyticsConfigurationType? Kept(AnalyticsConfigurationType? asked) => asked is null || asked == new AnalyticsConfigurationType() ? null : asked;

    internal static AnalyticsApplication? Find(EngineOptions options, string id) => options.AnalyticsApplications.FirstOrDefault(a => a.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>Null when the ARN is none of an application.</summary>
    internal static string? ApplicationId(AnalyticsConfigurationType analytics) =>
        analytics.ApplicationArn is not { } arn ? analytics.ApplicationId : Arn().Match(arn) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:mobiletargeting:[a-z0-9-]+:[0-9]{12}:apps/([0-9a-fA-F]{1,64})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Arn();
}
