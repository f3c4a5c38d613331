using System.Globalization;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Everything that the list shows stands in the address: the quick search is ListUsers and its filter, several conditions or an order are SearchUsers.</summary>
public sealed partial class UserList
{
    private const int PageSize = 25;
    private const string Export = "ExportUsers";

    private readonly HashSet<object> _selected = [];
    private ConsoleTable<UserType>? _table;
    private bool _exporting;
    private Refusals _may = Refusals.Unknown;
    private bool _building;
    private string? _counted;
    private string? _count;

    /// <summary>In AWS's grammar, so that an address is also a documentation of what it shows.</summary>
    [SupplyParameterFromQuery(Name = "filter")] private string? Filter { get; set; }

    /// <summary>In the grammar of SearchUsers.</summary>
    [SupplyParameterFromQuery(Name = "search")] private string? Search { get; set; }

    /// <summary>An attribute, with a leading minus for descending.</summary>
    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    private string Condition => Search ?? Filter ?? "";

    private bool IsOwnSearch => Search is not null || Sort is not null;

    private string? Count => Condition.Length > 0 ? _counted == Condition ? _count : null
        : Pool?.EstimatedNumberOfUsers is { } users ? users.ToString("N0", CultureInfo.InvariantCulture) : null;

    protected override async Task Load()
    {
        await base.Load();
        var may = await Refusals.Of(WhyNotHere, ["AdminCreateUser", .. UserBulkAction.All.Select(a => a.Operation)]);
        _may = may.With(Export, await WhyNot($"cognito-console:{Export}", PoolArn));
    }

    private ListUsersRequest Listing(string? token) => new() { UserPoolId = PoolId, Limit = PageSize, Filter = Filter, PaginationToken = token };

    private SearchUsersRequest Searching() => UserSorting.Sorted(new SearchUsersRequest { UserPoolId = PoolId, Filter = Condition, MaxResults = PageSize }, Sort);

    private async Task<TablePage<UserType>?> Page(string? token)
    {
        TablePage<UserType>? page;
        if (IsOwnSearch) page = await Send(Searching() with { NextToken = token }) is { } found ? new(found.Users, found.NextToken) : null;
        else page = await Send(Listing(token)) is { } list ? new(list.Users ?? [], list.PaginationToken) : null;
        // Counting may take longer than the page, which does not wait for it.
        if (page is not null && Condition.Length > 0 && _counted != Condition) _ = CountMatches(Condition);
        return page;
    }

    private async Task CountMatches(string condition)
    {
        (_counted, _count) = (condition, null);
        try
        {
            var answer = await Cognito.Invoke(new SearchUsersRequest { UserPoolId = PoolId, Filter = condition, MaxResults = 1, IncludeCount = true }, await Caller(), Gone);
            if (_counted != condition) return;
            _count = answer.Count is { } count ? (count.IsExact ? "" : "at least ") + count.Value.ToString("N0", CultureInfo.InvariantCulture) : null;
            StateHasChanged();
        }
        catch (Exception without) when (without is CognitoException or OperationCanceledException)
        {
            // The list stands without its number.
        }
    }

    /// <summary>After something was done to many: the same page as it is now, and its numbers.</summary>
    private async Task Again()
    {
        _counted = null;
        await LoadPool();
        await _table!.Reload();
    }

    private void Apply(string? filter, string? search) => Go(("filter", filter), ("search", search));

    private void SortBy(string? sort) => Go(("sort", sort));

    private void Clear() => Apply(null, null);

    private void Quick()
    {
        _building = false;
        // One condition of ListUsers is kept.
        Apply(UserFilter.Parse(Condition)?.ToString(), null);
    }

    private void Go(params (string, string?)[] changes) =>
        Navigation.NavigateTo(ConsoleUrls.WithQuery(new Uri(Navigation.Uri).PathAndQuery, [.. changes, ("token", null), ("page", null)]));
}
