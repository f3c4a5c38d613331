namespace CognitoConsole.Server.Tests.Hosting;

/// <summary>One server for the tests of a class that change nothing they would disturb each other with.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    public const string Email = "ana@example.com";
    public const string Password = "correct horse battery staple";

    public static readonly (string Key, string Value)[] Bootstrap = [("Operators:Bootstrap:Email", Email), ("Operators:Bootstrap:Password", Password)];

    public DataFolder Data { get; } = new();

    public ServerProcess Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ServerProcess.Start(Data, Bootstrap);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Data.Dispose();
    }
}
