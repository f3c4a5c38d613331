namespace CognitoConsole.Contracts.Extensions;

/// <summary>What stands between a user and a sign-in at an app client, without an attempt being made: nothing is counted, sent or written.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.UserNotFoundException, ErrorCodes.InvalidParameterException])]
public sealed record GetSignInExplanationRequest : IRequest<GetSignInExplanationResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;
    public string ClientId { get; init; } = null!;

    /// <summary>As an administrator names users.</summary>
    public string Username { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Required(UserPoolId, "userPoolId");
        check.Text(UserPoolId, "userPoolId", 1, 55, null, null, false);
        check.Required(ClientId, "clientId");
        check.Text(ClientId, "clientId", 1, 128, null, null, false);
        check.Required(Username, "username");
        check.Text(Username, "username", 1, 128, null, null, true);
    }
}

public sealed record GetSignInExplanationResponse
{
    /// <summary>One way at least is open to somebody who has what it takes.</summary>
    public required bool CanSignIn { get; init; }

    /// <summary>Those that the user pool and the app client know of. None when the pool's secrets cannot be opened.</summary>
    public required IReadOnlyList<SignInWay> Ways { get; init; }

    /// <summary>In the order in which a sign-in meets them.</summary>
    public required IReadOnlyList<SignInRule> Rules { get; init; }
}

/// <summary>A way to sign in.</summary>
/// <param name="Name">One of <see cref="SignInWayName"/>.</param>
/// <param name="Closed">Why it is closed to this user at this app client; null when it is open.</param>
public sealed record SignInWay(string Name, string? Closed)
{
    /// <summary>The identity provider's name, where the way leads there.</summary>
    public string? Provider { get; init; }
}

public static class SignInWayName
{
    /// <summary>The password itself, through the API or at the login pages.</summary>
    public const string Password = nameof(Password);

    /// <summary>A proof of the password.</summary>
    public const string Srp = nameof(Srp);
    public const string EmailOtp = nameof(EmailOtp);
    public const string SmsOtp = nameof(SmsOtp);
    public const string Passkey = nameof(Passkey);

    /// <summary>Led by functions.</summary>
    public const string Custom = nameof(Custom);

    /// <summary>An identity at a provider that leads to the user. One way for each provider.</summary>
    public const string Provider = nameof(Provider);
}

/// <summary>One rule of the decision.</summary>
/// <param name="Name">One of <see cref="SignInRules"/>.</param>
/// <param name="Outcome">One of <see cref="SignInRuleOutcome"/>.</param>
/// <param name="Text">In plain words.</param>
public sealed record SignInRule(string Name, string Outcome, string Text)
{
    /// <summary>The call of a trigger that the text speaks of.</summary>
    public string? InvocationId { get; init; }
}

public static class SignInRuleOutcome
{
    public const string Passed = nameof(Passed);

    /// <summary>Lets the person in, after a step more or by another way.</summary>
    public const string Step = nameof(Step);
    public const string Failed = nameof(Failed);
}

public static class SignInRules
{
    /// <summary>Stands alone: without the pool's secrets there is no more to be said.</summary>
    public const string EncryptionKey = nameof(EncryptionKey);
    public const string Flow = nameof(Flow);
    public const string Password = nameof(Password);
    public const string Lock = nameof(Lock);
    public const string Enabled = nameof(Enabled);
    public const string Status = nameof(Status);

    /// <summary>For users to whom identities lead, and for those who sign in through them alone.</summary>
    public const string Providers = nameof(Providers);
    public const string TemporaryPassword = nameof(TemporaryPassword);
    public const string RequiredAttributes = nameof(RequiredAttributes);
    public const string SecondFactor = nameof(SecondFactor);
    public const string Risk = nameof(Risk);
    public const string Recovery = nameof(Recovery);
    public const string Triggers = nameof(Triggers);
    public const string LoginPages = nameof(LoginPages);
}
