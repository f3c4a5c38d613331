using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace CognitoConsole.Server.Start;

/// <summary>A start that fails is told once and in a sentence. The framework would write the same failure twice before, with its stack trace.</summary>
internal sealed class QuietStart
{
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel";
    private volatile bool _started;

    public QuietStart(ILoggingBuilder logging)
    {
        foreach (var category in new[] { "Microsoft.Extensions.Hosting.Internal.Host", Kestrel })
            logging.AddFilter(category, level => _started && level >= LogLevel.Warning);
    }

    /// <summary>Runs until it is told to stop.</summary>
    /// <exception cref="StartException">It cannot listen where it should.</exception>
    public async Task Run(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception failure) when (Reason(failure) is { } reason)
        {
            throw new StartException(reason, failure);
        }

        _started = true;
        await app.WaitForShutdownAsync();
    }

    private static string? Reason(Exception failure) => failure switch
    {
        IOException { InnerException: AddressInUseException } => $"{Sentence(failure)} Stop the program that listens there, or choose another address with --urls, for example --urls http://localhost:9090.",
        SocketException => $"It cannot listen as --urls or Kestrel:Endpoints says: {Sentence(failure)}",
        _ when failure.Source?.StartsWith(Kestrel, StringComparison.Ordinal) == true => $"It cannot listen as --urls or Kestrel:Endpoints says: {Sentence(failure)}",
        _ => null,
    };

    /// <summary>The first line: what follows are hints of other tools.</summary>
    private static string Sentence(Exception failure) => $"{failure.Message.Split('\n')[0].TrimEnd('.', '\r')}.";
}
