using CognitoConsole.Engine.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    /// <summary>Lets a publisher bring every bulk publish that runs to its end.</summary>
    public async Task RunBulkPublish()
    {
        using var publisher = ActivatorUtilities.CreateInstance<BulkPublisher>(Services);
        while (await publisher.PublishNext(CancellationToken.None))
        {
        }
    }
}
