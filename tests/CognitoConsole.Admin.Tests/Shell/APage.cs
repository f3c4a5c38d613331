using CognitoConsole.Admin.Kit;

namespace CognitoConsole.Admin.Tests.Shell;

/// <summary>The smallest screen of a pool, with what it inherits made visible.</summary>
public sealed class APage : UserPoolPage
{
    public string? Refusal { get; private set; }

    public FormErrors Errors => Form;

    public ConsoleError? Said => Error;

    public string Named => PoolName;

    public bool IsLoaded => Loaded;

    public bool IsBusy => Busy;

    protected override async Task Load()
    {
        await base.Load();
        Refusal = await WhyNotHere("DeleteUserPool");
    }
}
