using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ListUserImportJobsTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Lists_newest_first_page_by_page()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Insert(0, (await _cognito.AnImportJob(_pool)).JobId!);
            _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var seen = new List<string>();
        string? token = null;
        do
        {
            var page = await _cognito.Invoke(new ListUserImportJobsRequest { UserPoolId = _pool.Id!, MaxResults = 2, PaginationToken = token });
            seen.AddRange(page.UserImportJobs!.Select(j => j.JobId!));
            token = page.PaginationToken;
        }
        while (token is not null);
        Assert.Equal(ids, seen);
    }

    [Fact]
    public async Task Wants_a_number_and_a_token_of_its_own()
    {
        Assert.Contains("'maxResults' failed to satisfy constraint: Member must not be null", (await _cognito.Refusal(new ListUserImportJobsRequest { UserPoolId = _pool.Id! })).Message);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(new ListUserImportJobsRequest { UserPoolId = _pool.Id!, MaxResults = 1, PaginationToken = "forged" })).Code);
    }
}
