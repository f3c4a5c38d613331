using System.Security.Cryptography;

namespace CognitoConsole.Engine.Iam;

/// <summary>Unique ids of IAM's and STS's entities, in AWS's form: four letters for the kind, then random ones.</summary>
internal static class IamIds
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Role() => "AROA" + RandomNumberGenerator.GetString(Characters, 17);

    public static string Policy() => "ANPA" + RandomNumberGenerator.GetString(Characters, 17);

    public static string TemporaryAccessKey() => "ASIA" + RandomNumberGenerator.GetString(Characters, 16);

    /// <summary>40 characters.</summary>
    public static string SecretAccessKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(30));
}
