namespace CognitoConsole.Contracts;

/// <summary>A request of one operation. The response type makes <see cref="ICognito.Invoke{TResponse}"/> type-safe.</summary>
public interface IRequest<TResponse>;

/// <summary>The request names a user pool; access is decided on that pool's ARN.</summary>
public interface IUserPoolRequest { string UserPoolId { get; } }

/// <summary>The request names an identity pool; access is decided on that pool's ARN.</summary>
public interface IIdentityPoolRequest { string IdentityPoolId { get; } }

/// <summary>The request names any resource by its ARN.</summary>
public interface IResourceArnRequest { string ResourceArn { get; } }

/// <summary>The one line through which every door calls the engine.</summary>
public interface ICognito
{
    /// <summary>Runs one operation in a scope of its own: access, shape rules, meaning rules, the operation, audit.</summary>
    /// <exception cref="CognitoException">Every refusal, with AWS's code and text.</exception>
    Task<TResponse> Invoke<TResponse>(IRequest<TResponse> request, Caller caller, CancellationToken cancellation = default);

    /// <summary>As <see cref="Invoke{TResponse}"/>, for a door that knows the request only as data (<see cref="OperationDescriptor.RequestType"/>).</summary>
    Task<object> Invoke(object request, Caller caller, CancellationToken cancellation = default);

    /// <summary>Would this caller be allowed? Null when yes, else the sentence to show beside a disabled control.</summary>
    /// <param name="action">For example <c>cognito-idp:CreateUserPoolClient</c>.</param>
    /// <param name="resourceArn">An ARN, or <c>*</c>.</param>
    ValueTask<string?> WhyNot(Caller caller, string action, string resourceArn = "*", CancellationToken cancellation = default);
}
