using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

/// <summary>One operation. The class bears its name; the invoker has checked access, shape and meaning before it runs.</summary>
public interface IOperation<in TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    Task<TResponse> Handle(TRequest request, OperationContext context);
}
