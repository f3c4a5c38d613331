using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CognitoConsole.Server.Tests.Messaging;

/// <summary>A mail server small enough to be seen through. It takes every message, unless told what to answer.</summary>
public sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;

    /// <param name="port">0: any.</param>
    public SmtpListener(int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Accept();
    }

    public int Port { get; }

    public ConcurrentQueue<Mail> Mails { get; } = new();

    /// <summary>Every line that clients have sent outside of messages.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>Answers by the command's first word, instead of the usual one.</summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new();

    public string[] Extensions { get; set; } = ["8BITMIME", "AUTH PLAIN"];

    /// <summary>Drops the line once it has taken a message.</summary>
    public bool HangsUpAfterMessage { get; set; }

    public async Task<Mail> Next(TimeSpan? patience = null)
    {
        var until = DateTimeOffset.UtcNow + (patience ?? TimeSpan.FromSeconds(30));
        while (DateTimeOffset.UtcNow < until)
        {
            if (Mails.TryDequeue(out var mail)) return mail;
            await Task.Delay(50);
        }

        throw new TimeoutException($"No message has come. Said so far:\n{string.Join('\n', Commands)}");
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _end.Dispose();
    }

    private async Task Accept()
    {
        var talks = new List<Task>();
        try
        {
            while (!_end.IsCancellationRequested) talks.Add(Talk(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task Talk(TcpClient client)
    {
        try
        {
            using (client)
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
                await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 listening");
                string from = "", to = "";
                while (await reader.ReadLineAsync(_end.Token) is { } line)
                {
                    Commands.Enqueue(line);
                    var word = line.Split(' ', ':')[0].ToUpperInvariant();
                    if (word == "MAIL") from = line;
                    if (word == "RCPT") to = line;
                    if (word == "DATA" && !Answers.ContainsKey(word))
                    {
                        await writer.WriteLineAsync("354 go on");
                        Mails.Enqueue(new Mail(from, to, await Message(reader)));
                        if (HangsUpAfterMessage)
                        {
                            await writer.WriteLineAsync("250 taken");
                            return;
                        }
                    }

                    await writer.WriteLineAsync(Answers.GetValueOrDefault(word) ?? word switch
                    {
                        "EHLO" => string.Join("\r\n", Extensions.Select(e => "250-" + e).Append("250 SIZE 1000000")),
                        "AUTH" => "235 welcome",
                        "QUIT" => "221 goodbye",
                        _ => "250 ok",
                    });
                    if (word == "QUIT") return;
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
            // The client has left, or the test is over.
        }
    }

    private async Task<string> Message(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".") text.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        return text.ToString();
    }
}

/// <param name="Text">Headers and body as they came.</param>
public sealed record Mail(string From, string To, string Text)
{
    public string Headers => Text[..Text.IndexOf("\n\n", StringComparison.Ordinal)];

    public string Body => MimeKit.MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(Text))).HtmlBody!;

    public string Header(string name) => MimeKit.MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(Text))).Headers[name]!;
}
