using System.Data.Common;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.IdentityPools;

/// <summary>An identity is deleted after an operation has read it and before it saves.</summary>
public sealed class IdentityRaceTests : IAsyncLifetime
{
    private const string Developer = "login.example.app";
    private readonly Between _between = new();
    private readonly TestCognito _cognito;
    private TestCognito _other = null!;
    private IdentityPool _pool = null!;

    public IdentityRaceTests() => _cognito = new TestCognito(s => s.ConfigureDbContext<CognitoDbContext>(db => db.AddInterceptors(_between)));

    public async ValueTask InitializeAsync()
    {
        _other = _cognito.ANode();
        _pool = await _cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true, DeveloperProviderName = Developer });
    }

    public async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await _cognito.DisposeAsync();
    }

    [Fact]
    public async Task A_login_is_not_linked_to_it()
    {
        var guest = await _cognito.AnIdentity(_pool);
        Delete(guest);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(Link("noah", guest))).Code);
        Assert.Null(_between.Then);
        await NothingIsLeft();
    }

    [Theory]
    [InlineData("noah")]
    [InlineData("yuki")]
    public async Task It_is_neither_merged_nor_merged_into(string gone)
    {
        var ids = new Dictionary<string, string>();
        foreach (var user in new[] { "noah", "yuki" }) ids[user] = (await _cognito.Invoke(Link(user))).IdentityId!;
        Delete(ids[gone]);
        var merge = new MergeDeveloperIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, DeveloperProviderName = Developer, SourceUserIdentifier = "noah", DestinationUserIdentifier = "yuki" };
        Assert.Equal((ErrorCodes.ResourceNotFoundException, $"Developer user '{gone}' not found."), await _cognito.Refusal(merge) is var r ? (r.Code, r.Message) : default);
        await _cognito.Invoke(new DeleteIdentitiesRequest { IdentityIdsToDelete = [.. ids.Values] });
        Assert.Null(_between.Then);
        await NothingIsLeft();
    }

    private GetOpenIdTokenForDeveloperIdentityRequest Link(string user, string? identity = null) =>
        new() { IdentityPoolId = _pool.IdentityPoolId, IdentityId = identity, Logins = new Dictionary<string, string> { [Developer] = user } };

    private void Delete(string identity) => _between.Then = () => _other.Invoke(new DeleteIdentitiesRequest { IdentityIdsToDelete = [identity] });

    private async Task NothingIsLeft()
    {
        var statistics = await _cognito.Invoke(new GetIdentityPoolStatisticsRequest { IdentityPoolId = _pool.IdentityPoolId });
        Assert.Equal(new IdentityTotals { Authenticated = 0, Guests = 0, Disabled = 0 }, statistics.Totals);
        Assert.Empty(statistics.Logins);
        Assert.Equal(0, await _cognito.Database(db => db.IdentityLogins.CountAsync()));
    }

    private sealed class Between : DbCommandInterceptor
    {
        public Func<Task>? Then { get; set; }

        public override async ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
        {
            // The logins of identities, not the one of a subject: the last read before a save.
            if (Then is { } then && command.CommandText.Contains("FROM \"IdentityLogins\"", StringComparison.Ordinal) && !command.CommandText.Contains("\"SubjectKey\" = ", StringComparison.Ordinal))
            {
                Then = null;
                await then();
            }

            return result;
        }
    }
}
