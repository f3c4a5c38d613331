using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Adds up what <see cref="UserFigures"/> says of the pools, which keeps the numbers of large ones.</summary>
public sealed class GetUserPoolSums(CognitoDbContext db, UserFigures figures) : IOperation<GetUserPoolSumsRequest, GetUserPoolSumsResponse>
{
    /// <summary>Pools that are counted by one statement: databases limit the parameters of one.</summary>
    private const int Together = 200;

    public async Task<GetUserPoolSumsResponse> Handle(GetUserPoolSumsRequest request, OperationContext context)
    {
        var ids = await db.UserPools.Select(p => p.Id).ToListAsync(context.Cancellation);
        var all = new List<UserFigure>();
        foreach (var some in ids.Chunk(Together)) all.AddRange((await figures.Of(some, context.Cancellation)).Values);
        return new()
        {
            UserPools = ids.Count,
            Users = all.Sum(f => f.Users),
            Disabled = all.Sum(f => f.Disabled),
            WithMfa = all.Sum(f => f.WithMfa),
            MonthlyActive = all.Sum(f => f.Active),
            ActiveLastMonth = all.Sum(f => f.ActiveLastMonth),
        };
    }
}
