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
    /// <summary>No rule stands in the way of somebody who knows the right password.</summary>
    public required bool CanSignIn { get; init; }

    /// <summary>In the order in which a sign-in meets them.</summary>
    public required IReadOnlyList<SignInRule> Rules { get; init; }
}

/// <summary>One rule of the decision.</summary>
/// <param name="Name">One of <see cref="SignInRules"/>.</param>
/// <param name="Outcome">One of <see cref="SignInRuleOutcome"/>.</param>
/// <param name="Text">In plain words.</param>
public sealed record SignInRule(string Name, string Outcome, string Text);

public static class SignInRuleOutcome
{
    public const string Passed = nameof(Passed);

    /// <summary>Lets the person in, after a step more.</summary>
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
    public const string TemporaryPassword = nameof(TemporaryPassword);
    public const string RequiredAttributes = nameof(RequiredAttributes);
    public const string SecondFactor = nameof(SecondFactor);
    public const string Risk = nameof(Risk);
    public const string Recovery = nameof(Recovery);
    public const string LoginPages = nameof(LoginPages);
}
