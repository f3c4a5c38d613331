using CognitoConsole.Admin.Shell;
using CognitoConsole.Contracts;

namespace CognitoConsole.Admin.Kit;

/// <summary>A change that was made, as an AWS CLI command.</summary>
public sealed record DoneCommand(Guid Id, string Text, DateTimeOffset At);

/// <summary>
/// What the operator has changed since this window was opened, to be run again elsewhere. It lives in memory and ends with the circuit, holds text
/// without secrets, and never more than <see cref="MostCommands"/> commands or <see cref="MostCharacters"/> characters.
/// </summary>
public sealed class CommandHistory(ConsoleOptions options, TimeProvider clock)
{
    public const int MostCommands = 100;

    /// <summary>A style or a policy may be long, and every open window has a history of its own.</summary>
    public const int MostCharacters = 100_000;

    private readonly Queue<DoneCommand> _commands = new();
    private int _characters;

    public event Action? Changed;

    /// <summary>In the order in which they were sent.</summary>
    public IReadOnlyCollection<DoneCommand> Commands => _commands;

    /// <summary>Number of commands that had to make room.</summary>
    public int Forgotten { get; private set; }

    /// <summary>Called when the engine has done it. Reads change nothing, and what AWS has no operation for has no command.</summary>
    public void Remember(object request)
    {
        if (!Operations.ByRequest.TryGetValue(request.GetType(), out var operation) || !operation.IsWrite || CliCommand.For(request, options.PublicUrl) is not { } text) return;
        _commands.Enqueue(new(Guid.NewGuid(), text, clock.GetUtcNow()));
        _characters += text.Length;
        for (; _commands.Count > MostCommands || _characters > MostCharacters; Forgotten++) _characters -= _commands.Dequeue().Text.Length;
        Changed?.Invoke();
    }

    public void Clear()
    {
        _commands.Clear();
        (_characters, Forgotten) = (0, 0);
        Changed?.Invoke();
    }
}
