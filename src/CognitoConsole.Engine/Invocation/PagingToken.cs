using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine;

/// <summary>
/// Where the next page of a list begins. Sealed, and good for the same operation on the same pool only, for one hour: it can neither be
/// forged nor carried over to another list.
/// </summary>
public sealed class PagingToken(SealedToken seal, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <param name="list">What is listed beyond the operation: the pool's id, a group, a filter; empty for a list of the whole server.</param>
    /// <param name="position">Key of the last element of this page.</param>
    public string Seal<TPosition>(OperationContext context, string list, TPosition position)
        where TPosition : class => seal.Seal(position, Purpose(context, list), clock.GetUtcNow() + Lifetime);

    /// <summary>The position in a token; null for the first page.</summary>
    /// <exception cref="Contracts.CognitoException">InvalidParameterException: changed, foreign, or expired.</exception>
    public TPosition? Open<TPosition>(OperationContext context, string list, string? token)
        where TPosition : class =>
        token is null ? null : seal.Open<TPosition>(token, Purpose(context, list), clock.GetUtcNow(), out _) ?? throw Errors.InvalidPagingToken();

    private static string Purpose(OperationContext context, string list) => $"page/{context.Operation.Action}/{list}";
}
