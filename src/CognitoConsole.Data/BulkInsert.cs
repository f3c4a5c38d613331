using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CognitoConsole.Data;

/// <summary>
/// Many rows at once, past the change tracker: no audit, no version, no identity map. Table, columns, names and values all come from the
/// model through EF's own services, so it is the same on every database.
/// </summary>
public static class BulkInsert
{
    /// <summary>SQL Server takes 2,100 in one statement.</summary>
    private const int MaxParameters = 1_000;

    /// <summary>Inserts inside the transaction that is open.</summary>
    /// <exception cref="DbException">A key is there already, or the database refuses otherwise.</exception>
    public static async Task InsertMany<T>(this CognitoDbContext db, IReadOnlyList<T> rows, CancellationToken cancellation)
        where T : class
    {
        if (rows.Count == 0) return;
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Rows are inserted inside a transaction.");
        var columns = Columns(db.Model.FindEntityType(typeof(T))!, out var table);
        var atOnce = Math.Min(rows.Count, MaxParameters / columns.Count);
        var full = Command(db, table, columns, atOnce);
        var connection = db.GetService<IRelationalConnection>();
        for (var done = 0; done < rows.Count; done += atOnce)
        {
            var count = Math.Min(atOnce, rows.Count - done);
            var command = count == atOnce ? full : Command(db, table, columns, count);
            var values = new Dictionary<string, object?>(count * columns.Count, StringComparer.Ordinal);
            for (var row = 0; row < count; row++)
                for (var column = 0; column < columns.Count; column++)
                    values[Name(row * columns.Count + column)] = columns[column].Property.PropertyInfo!.GetValue(rows[done + row]);
            await command.ExecuteNonQueryAsync(new RelationalCommandParameterObject(connection, values, null, db, null), cancellation);
        }
    }

    private static List<Column> Columns(IEntityType entity, out StoreObjectIdentifier table)
    {
        var store = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        table = store;
        return [.. entity.GetProperties().Select(p => new Column(p, p.GetColumnName(store)!, p.GetRelationalTypeMapping()))];
    }

    private static IRelationalCommand Command(CognitoDbContext db, StoreObjectIdentifier table, List<Column> columns, int rows)
    {
        var names = db.GetService<ISqlGenerationHelper>();
        var sql = new StringBuilder("INSERT INTO ").Append(names.DelimitIdentifier(table.Name, table.Schema)).Append(" (")
            .AppendJoin(", ", columns.Select(c => names.DelimitIdentifier(c.Name))).Append(") VALUES ");
        var command = db.GetService<IRelationalCommandBuilderFactory>().Create();
        for (var row = 0; row < rows; row++)
        {
            sql.Append(row == 0 ? "(" : ", (");
            for (var column = 0; column < columns.Count; column++)
            {
                var name = Name(row * columns.Count + column);
                sql.Append(column == 0 ? "" : ", ").Append(names.GenerateParameterName(name));
                command.AddParameter(name, names.GenerateParameterName(name), columns[column].Mapping, columns[column].Property.IsNullable);
            }

            sql.Append(')');
        }

        return command.Append(sql.ToString()).Build();
    }

    private static string Name(int number) => "p" + number.ToString(CultureInfo.InvariantCulture);

    private sealed record Column(IProperty Property, string Name, RelationalTypeMapping Mapping);
}
