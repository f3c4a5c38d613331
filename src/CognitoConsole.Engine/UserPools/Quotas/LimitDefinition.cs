using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Which limit a request means, and how it is shown.</summary>
internal static class LimitDefinition
{
    private const string Category = nameof(Category);

    public static IEnumerable<Violation> Violations(LimitDefinitionType definition)
    {
        if (definition.Attributes.Count != 1 || !definition.Attributes.TryGetValue(Category, out var name))
            yield return new("limitDefinition.attributes", "The limit definition has one attribute, Category.");
        else if (QuotaCategory.Find(name) is null)
            yield return new("limitDefinition.attributes", $"{name} is not a category with a limit that can be provisioned.");
    }

    public static string Name(LimitDefinitionType definition) => definition.Attributes[Category];

    public static LimitType Show(RequestQuotas quotas, string category, int limit) => new()
    {
        LimitDefinition = new() { LimitClass = LimitClass.ApiCategory, Attributes = new Dictionary<string, string> { [Category] = category } },
        ProvisionedLimitValue = limit,
        FreeLimitValue = quotas.Default(category),
    };
}
