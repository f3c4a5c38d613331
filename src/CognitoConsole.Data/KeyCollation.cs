using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CognitoConsole.Data;

/// <summary>
/// Gives every text column the provider's byte-wise collation: names of a case-sensitive pool must not meet (SQL Server's default), and a prefix
/// search is the range <c>&gt;= p AND &lt; next</c> (PostgreSQL's locale order would break it).
/// </summary>
public abstract class KeyCollation(ModelCustomizerDependencies dependencies, string collation) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
            if (property.ClrType == typeof(string) && property.GetMaxLength() is not null)
                property.SetCollation(collation);
    }
}
