namespace CognitoConsole.Admin.UserPools;

public sealed partial class CreateUserPool
{
    private bool Unsaved => false;

    private Task StartOver()
    {
        Draft = new PoolDraft();
        _restored = null;
        Navigation.NavigateTo(ConsoleUrls.CreateUserPool());
        return Task.CompletedTask;
    }

    private Task Keep() => Task.CompletedTask;

    private Task Forget() => Task.CompletedTask;
}
