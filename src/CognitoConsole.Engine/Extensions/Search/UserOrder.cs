using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>The order of a search: by one value, then by user name in the same direction; users without the value last.</summary>
internal sealed record UserOrder(string Attribute, bool IsDescending)
{
    /// <exception cref="Contracts.CognitoException">InvalidParameterException: not an attribute of the pool, or none with an order.</exception>
    public static UserOrder Of(UserPool pool, string? sortBy, string? sortOrder, UserQuery? query)
    {
        if (sortBy is not null)
        {
            UserValues.Demand(pool, sortBy, "sortBy");
            if (!UserValues.IsSortable(sortBy)) throw Errors.InvalidParameter($"Users cannot be sorted by {sortBy}.", "sortBy");
        }

        var natural = query?.Drivers is [var driver] && UserValues.IsSortable(driver.Attribute) ? driver.Attribute : UserValues.Created;
        return new(sortBy ?? natural, sortOrder == UserSearch.Descending);
    }

    public UserPlace PlaceOf(UserPool pool, CognitoUser user) => UserValues.Of(pool, user, Attribute) is { } value ? new(false, value, user.Username) : new(true, "", user.Username);

    public int Compare(UserPlace a, UserPlace b)
    {
        if (a.IsWithout != b.IsWithout) return a.IsWithout ? 1 : -1;
        var order = string.CompareOrdinal(a.Value, b.Value);
        if (order == 0) order = string.CompareOrdinal(a.Username, b.Username);
        return IsDescending ? -order : order;
    }
}

/// <summary>Where a user stands in an order.</summary>
/// <param name="IsWithout">Has no value to be sorted by: after all that have.</param>
internal sealed record UserPlace(bool IsWithout, string Value, string Username);
