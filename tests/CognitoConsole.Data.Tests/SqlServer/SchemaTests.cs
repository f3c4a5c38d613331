using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CognitoConsole.Data.Tests.SqlServer;

/// <summary>SQL Server without a server: the script of the migrations, parsed by its own parser and validated by its own schema model.</summary>
public sealed class SchemaTests
{
    private const int MostBytesClustered = 900;
    private const int MostBytesNonclustered = 1700;

    private static readonly Lazy<TSqlScript> Script = new(Parse);
    private static readonly Lazy<TSqlModel> Model = new(Lift);

    [Fact]
    public void The_script_parses() => Assert.NotEmpty(Statements<CreateTableStatement>());

    [Fact]
    public void The_schema_is_valid()
    {
        var faults = Model.Value.Validate().Where(m => m.MessageType != Microsoft.SqlServer.Dac.DacMessageType.Message).Select(m => m.ToString());
        Assert.Empty(faults);
        Assert.Equal(Statements<CreateTableStatement>().Count(), Model.Value.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).Count());
        Assert.NotEmpty(Model.Value.GetObjects(DacQueryScopes.UserDefined, Microsoft.SqlServer.Dac.Model.Index.TypeClass));
    }

    /// <summary>Longer keys are created with a warning, and refuse their first long row.</summary>
    [Fact]
    public void Keys_fit_into_an_index_row()
    {
        var keys = Model.Value.GetObjects(DacQueryScopes.UserDefined, PrimaryKeyConstraint.TypeClass)
            .Select(k => (k.Name, Bytes: k.GetReferenced(PrimaryKeyConstraint.Columns).Sum(Bytes), Most: k.GetProperty<bool>(PrimaryKeyConstraint.Clustered) ? MostBytesClustered : MostBytesNonclustered));
        var indexes = Model.Value.GetObjects(DacQueryScopes.UserDefined, Microsoft.SqlServer.Dac.Model.Index.TypeClass)
            .Select(i => (i.Name, Bytes: i.GetReferenced(Microsoft.SqlServer.Dac.Model.Index.Columns).Sum(Bytes), Most: i.GetProperty<bool>(Microsoft.SqlServer.Dac.Model.Index.Clustered) ? MostBytesClustered : MostBytesNonclustered));
        Assert.Empty(keys.Concat(indexes).Where(k => k.Bytes > k.Most).Select(k => $"{k.Name} has {k.Bytes} bytes, at most {k.Most} fit: shorten its columns"));
    }

    /// <summary>SQL Server refuses a second way by which one deletion could reach the same table (error 1785).</summary>
    [Fact]
    public void There_is_one_cascade_path_to_each_table()
    {
        var children = Model.Value.GetObjects(DacQueryScopes.UserDefined, ForeignKeyConstraint.TypeClass)
            .Where(k => k.GetProperty<ForeignKeyAction>(ForeignKeyConstraint.DeleteAction) != ForeignKeyAction.NoAction)
            .Select(k => (From: Name(k.GetReferenced(ForeignKeyConstraint.ForeignTable).Single()), To: Name(k.GetReferenced(ForeignKeyConstraint.Host).Single())))
            .ToLookup(k => k.From, k => k.To);
        Assert.NotEmpty(children);
        var faults = children.Select(root => root.Key)
            .SelectMany(root => Reached(root, children, []).GroupBy(t => t).Where(g => g.Count() > 1).Select(g => $"deleting from {root} reaches {g.Key} in {g.Count()} ways: give one of its foreign keys DeleteBehavior.ClientNoAction"));
        Assert.Empty(faults);
    }

    private static IEnumerable<string> Reached(string table, ILookup<string, string> children, HashSet<string> above)
    {
        foreach (var child in children[table])
        {
            yield return child;
            // A table that cascades to itself is refused as well: it counts a second time and ends here.
            if (child == table || above.Contains(child)) { yield return child; continue; }
            foreach (var further in Reached(child, children, [.. above, table])) yield return further;
        }
    }

    private static string Name(TSqlObject table) => table.Name.Parts[^1];

    private static int Bytes(TSqlObject column)
    {
        var type = column.GetReferenced(Column.DataType).Single().Name.Parts[^1];
        var length = column.GetProperty<int>(Column.Length);
        if (column.GetProperty<bool>(Column.IsMax)) return int.MaxValue / 16;
        return type switch
        {
            "nvarchar" or "nchar" => length * 2,
            "varchar" or "char" or "varbinary" or "binary" => length,
            "bigint" or "float" or "datetime2" => 8,
            "datetimeoffset" => 10,
            "uniqueidentifier" => 16,
            "int" => 4,
            "bit" => 1,
            _ => throw new InvalidOperationException($"How many bytes has {type}?"),
        };
    }

    private static IEnumerable<T> Statements<T>() where T : TSqlStatement
    {
        var found = new Collect<T>();
        Script.Value.Accept(found);
        return found.Found;
    }

    private static TSqlScript Parse()
    {
        using var db = Providers.Offline("SqlServer");
        var script = db.GetService<IMigrator>().GenerateScript();
        var tree = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        Assert.Empty(errors.Select(e => $"line {e.Line}: {e.Message}"));
        return tree;
    }

    private static TSqlModel Lift()
    {
        var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        var text = new Sql160ScriptGenerator();
        foreach (var statement in Statements<CreateTableStatement>().Cast<TSqlStatement>().Concat(Statements<CreateIndexStatement>()))
        {
            text.GenerateScript(statement, out var sql);
            model.AddObjects(sql);
        }

        return model;
    }

    private sealed class Collect<T> : TSqlFragmentVisitor where T : TSqlStatement
    {
        public List<T> Found { get; } = [];

        public override void Visit(TSqlStatement node)
        {
            if (node is T statement) Found.Add(statement);
        }
    }
}
