using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// The request rates of the API categories, counted in memory over all pools of this server: no call waits for the database because of them. A change
/// made here holds at its commit, one made by another node after <see cref="Pause"/>.
/// </summary>
public sealed partial class RequestQuotas : BackgroundService, IKeepsCopies
{
    /// <summary>More than any node can do.</summary>
    public const int MaxLimit = 1_000_000;

    private const int AnswersPerSignIn = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, QuotaMeter> _meters;
    private readonly QuotaMeter _answers;
    private readonly EngineOptions _options;
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _clock;
    private readonly ILogger<RequestQuotas> _log;

    public RequestQuotas(EngineOptions options, IServiceScopeFactory scopes, TimeProvider clock, ILogger<RequestQuotas> log)
    {
        (_options, _scopes, _clock, _log) = (options, scopes, clock, log);
        _meters = QuotaCategory.All.ToDictionary(c => c.Name, c => new QuotaMeter(clock, Default(c.Name)));
        _answers = new QuotaMeter(clock, Answers(Default(Authentication)));
    }

    /// <summary>The category of InitiateAuth and its answers.</summary>
    private static string Authentication => QuotaCategory.All[0].Name;

    /// <summary>The server's own limit, where nobody has provisioned another.</summary>
    public int Default(string category) => _options.RequestsPerSecond.GetValueOrDefault(category, _options.DefaultRequestsPerSecond);

    internal QuotaMeter Meter(string category) => _meters[category];

    /// <exception cref="CognitoException">TooManyRequestsException.</exception>
    internal void Demand(OperationDescriptor operation, object request)
    {
        if (QuotaCategory.Of(operation, request) is not { } category) return;
        var isAnswer = category.Name == Authentication && QuotaCategory.IsChallengeAnswer(request);
        if (isAnswer && _answers.TryTake()) return;
        if (!_meters[category.Name].TryTake()) throw Errors.TooManyRequests();
    }

    /// <summary>Takes over what is provisioned.</summary>
    internal async Task Refresh(CancellationToken cancellation)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var limits = await scope.ServiceProvider.GetRequiredService<CognitoDbContext>().ProvisionedLimits.AsNoTracking().ToListAsync(cancellation);
        foreach (var category in QuotaCategory.All) Set(category.Name, limits.FirstOrDefault(l => l.Category == category.Name)?.Value);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Refresh(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailure(_log, failure);
            }

            await Task.Delay(Pause, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    bool IKeepsCopies.Keeps(object entity) => entity is ProvisionedLimit;

    void IKeepsCopies.Forget(object entity)
    {
        if (entity is ProvisionedLimit limit) Set(limit.Category, limit.Value);
    }

    private void Set(string category, int? provisioned)
    {
        var limit = provisioned ?? Default(category);
        if (!_meters.TryGetValue(category, out var meter) || meter.Limit == limit) return;
        meter.Set(limit);
        if (category == Authentication) _answers.Set(Answers(limit));
    }

    private static int Answers(int limit) => (int)Math.Min(int.MaxValue, (long)limit * AnswersPerSignIn);

    [LoggerMessage(LogLevel.Error, "Provisioned limits could not be read; those known so far hold.")]
    private static partial void LogFailure(ILogger log, Exception failure);
}
