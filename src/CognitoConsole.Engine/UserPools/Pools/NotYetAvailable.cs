using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Settings whose engine does not exist yet. They are refused rather than stored, so that nobody relies on a setting that does nothing.
/// Each line goes when its engine comes.
/// </summary>
internal static class NotYetAvailable
{
    public static void Demand(UpdateUserPoolDomainRequest settings)
    {
        Refuse(settings.Routing?.Failover is not null, "Routing.Failover");
    }

    private static void Refuse(bool asked, string member)
    {
        if (asked) throw Errors.NotYetAvailable(member);
    }
}
