namespace CognitoConsole.Contracts.UserPools;

/// <summary>What a domain of a user pool may be called beyond its shape: said by the console in advance and by the operations for good.</summary>
public static class DomainNames
{
    private static readonly string[] Reserved = ["aws", "amazon", "cognito"];

    /// <summary>The first word that stands between the hyphens of a prefix and is Amazon's; null without one.</summary>
    public static string? ReservedWordIn(string prefix) => prefix.Split('-').FirstOrDefault(IsReserved);

    public static bool IsReserved(string word) => Reserved.Contains(word);

    /// <summary>
    /// A host name in lower case that has a domain above it, such as auth.example.com. Letters of other scripts are written as xn--…, in the last label too;
    /// an address of numbers is no name.
    /// </summary>
    public static bool IsHost(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length > 1 && labels.All(IsLabel) && !labels[^1].All(char.IsAsciiDigit);
    }

    /// <summary>One part of a host name, between its dots.</summary>
    public static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
