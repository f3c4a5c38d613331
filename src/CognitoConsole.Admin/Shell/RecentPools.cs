namespace CognitoConsole.Admin.Shell;

/// <summary>Names of the pools this operator has opened lately, so that menu, title and breadcrumb agree without reading them again.</summary>
public abstract class RecentPools
{
    private const int Remembered = 8;
    private readonly List<(string Id, string Name)> _recent = [];

    public event Action? Changed;

    /// <summary>Latest first.</summary>
    public IReadOnlyList<(string Id, string Name)> Recent => _recent;

    public string NameOf(string poolId) => _recent.Find(p => p.Id == poolId).Name ?? poolId;

    public void Set(string poolId, string name)
    {
        if (_recent.Count > 0 && _recent[0] == (poolId, name)) return;
        _recent.RemoveAll(p => p.Id == poolId);
        _recent.Insert(0, (poolId, name));
        if (_recent.Count > Remembered) _recent.RemoveAt(Remembered);
        Changed?.Invoke();
    }

    /// <summary>The pool is gone.</summary>
    public void Forget(string poolId)
    {
        if (_recent.RemoveAll(p => p.Id == poolId) > 0) Changed?.Invoke();
    }
}

public sealed class CurrentUserPool : RecentPools;

public sealed class CurrentIdentityPool : RecentPools;
