namespace CognitoConsole.Contracts.Sync;

/// <summary>What reaches devices of one platform, as identity pools name it in PushSync.</summary>
public static class PlatformApplication
{
    /// <summary>As devices name it: GCM, of <c>arn:aws:sns:us-east-1:123456789012:app/GCM/shop</c>.</summary>
    public static string PlatformOf(string applicationArn) => applicationArn.Split('/')[1];
}
