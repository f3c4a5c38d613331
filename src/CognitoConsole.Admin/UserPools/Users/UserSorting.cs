using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Admin.UserPools;

/// <summary>An order as it stands in an address: an attribute, with a leading minus for descending.</summary>
internal static class UserSorting
{
    public static SearchUsersRequest Sorted(SearchUsersRequest request, string? sort) => request with { SortBy = By(sort), SortOrder = Order(sort) };

    public static ExportUsersRequest Sorted(ExportUsersRequest request, string? sort) => request with { SortBy = By(sort), SortOrder = Order(sort) };

    private static string? By(string? sort) => sort?.TrimStart('-');

    private static string? Order(string? sort) => sort?.StartsWith('-') == true ? UserSearch.Descending : null;
}
