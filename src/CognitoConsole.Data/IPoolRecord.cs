namespace CognitoConsole.Data;

/// <summary>Something that happened in a user pool, of which the pool keeps its newest.</summary>
public interface IPoolRecord
{
    /// <summary>Time-ordered (UUID v7), so that newest first is the key backwards.</summary>
    string Id { get; }

    string UserPoolId { get; }
}
