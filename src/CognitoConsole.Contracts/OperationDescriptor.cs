namespace CognitoConsole.Contracts;

/// <summary>What stands before an operation's door.</summary>
public enum OperationAccess
{
    /// <summary>Signed by an IAM principal (or an operator of the console) and decided by policy.</summary>
    Signed,

    /// <summary>Public: no signature. What protects it is in the request (client secret, access token, session, code).</summary>
    Unsigned,

    /// <summary>Called by the hosted UI only; never on the AWS API.</summary>
    HostedUI,
}

/// <summary>One operation as data: what the model says about it.</summary>
public sealed record OperationDescriptor
{
    /// <summary>Signing name and IAM prefix: <c>cognito-idp</c>, <c>cognito-identity</c>, <c>cognito-sync</c>, <c>sts</c>, <c>iam</c>, <c>cognito-console</c>.</summary>
    public required string Service { get; init; }

    /// <summary>For example <c>CreateUserPoolClient</c>.</summary>
    public required string Name { get; init; }

    public required OperationAccess Access { get; init; }
    public required Type RequestType { get; init; }
    public required Type ResponseType { get; init; }

    /// <summary>Error codes that the model lists for the operation.</summary>
    public required IReadOnlyList<string> Errors { get; init; }

    /// <summary>False: AWS answers 200 with an empty body.</summary>
    public bool HasOutput { get; init; } = true;

    /// <summary>Changes something, and so is written to the audit log.</summary>
    public bool IsWrite { get; init; }

    /// <summary>Path template of REST protocols (<c>/identitypools/{IdentityPoolId}</c>), else <c>/</c>.</summary>
    public string HttpPath { get; init; } = "/";

    public string HttpMethod { get; init; } = "POST";

    /// <summary>IAM action, for example <c>cognito-idp:CreateUserPoolClient</c>.</summary>
    public string Action => $"{Service}:{Name}";
}

/// <summary>The value must not appear in logs or audit (passwords, tokens, secrets, codes).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SensitiveAttribute : Attribute;

/// <summary>Where REST protocols put the member (uri, querystring, header) and under which name.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WireLocationAttribute(string location, string name) : Attribute
{
    public string Location { get; } = location;
    public string Name { get; } = name;
}
