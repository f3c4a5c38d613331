namespace CognitoConsole.Engine.UserPools;

/// <summary>An HTTP gateway that takes SMS.</summary>
/// <param name="Secret">Signs what is sent, as it does for webhooks.</param>
public sealed record SmsWebhook(Uri Url, string Secret)
{
    /// <summary>Without the secret, so that no log can hold it.</summary>
    public override string ToString() => $"SmsWebhook {{ {Url} }}";
}

/// <summary>Amazon SNS, or anything that answers its Publish; and AWS End User Messaging for the pools that prefer it.</summary>
/// <param name="Endpoint">Null for AWS's own in the region that the pool's SMS configuration names.</param>
public sealed record SnsEndpoint(Uri? Endpoint, string AccessKeyId, string SecretAccessKey)
{
    /// <summary>What answers SendTextMessage; null for AWS's own in the region that the pool names, where SNS is AWS's own too.</summary>
    public Uri? EumsEndpoint { get; init; }

    /// <summary>Without the key, so that no log can hold it.</summary>
    public override string ToString() => $"SnsEndpoint {{ {Endpoint} }}";
}
