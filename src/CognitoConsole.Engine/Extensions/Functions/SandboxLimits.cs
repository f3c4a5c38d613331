using Jint;
using Jint.Runtime;

namespace CognitoConsole.Engine.Extensions;

/// <summary>
/// Time, memory and statements of one run, counted from its beginning to its end. Jint's own limits begin anew with every call into the
/// engine, so that a chain of timers would never reach them.
/// </summary>
internal sealed class SandboxLimits(CancellationToken time) : Constraint
{
    /// <summary>Bytes allocated over the whole run, whether still in use or not.</summary>
    public const long MaxMemory = 128L * 1024 * 1024;

    public const int MaxStatements = 20_000_000;

    private readonly long _before = GC.GetAllocatedBytesForCurrentThread();
    private int _statements;

    public override void Check()
    {
        if (++_statements > MaxStatements) throw new StatementsCountOverflowException();
        if ((_statements & 15) == 0) time.ThrowIfCancellationRequested();
        // Each time: a text that doubles is sixteen steps away from a thousand times what it was.
        if (GC.GetAllocatedBytesForCurrentThread() - _before > MaxMemory) throw new MemoryLimitExceededException("The function needs more memory than it may have");
    }

    public override void Reset()
    {
    }
}
