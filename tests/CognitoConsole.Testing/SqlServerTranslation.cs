#pragma warning disable EF1001 // The query compiler is the one place through which every query passes, whole and with its values; EF calls it internal.
using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using CognitoConsole.Data;
using CognitoConsole.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CognitoConsole.Testing;

/// <summary>
/// Every query that a test runs is also put through SQL Server's translator and its SQL parsed by SQL Server's own parser, then it runs where
/// the test runs it. No server is asked: the connection is never opened and every command is answered with nothing.
/// </summary>
public static class SqlServerTranslation
{
    private static readonly DbContextOptions<CognitoDbContext> SqlServer = (DbContextOptions<CognitoDbContext>)new DbContextOptionsBuilder<CognitoDbContext>()
        .UseCognitoSqlServer("Server=none")
        .AddInterceptors(new NoConnection(), new NoCommand())
        .Options;

    private static readonly ConcurrentDictionary<string, string?> Parsed = new(StringComparer.Ordinal);
    private static readonly AsyncLocal<List<string>?> Commands = new();

    /// <summary>Distinct statements so far.</summary>
    public static IEnumerable<string> Statements => Parsed.Keys;

    public static DbContextOptionsBuilder AlsoTranslateToSqlServer(this DbContextOptionsBuilder options) => options.ReplaceService<IQueryCompiler, Compiler>();

    /// <exception cref="SqlServerTranslationException">SQL Server's provider cannot translate the query, or its SQL does not parse.</exception>
    private static void Check(Expression query, Func<IQueryCompiler, CognitoDbContext, Expression, object?> run)
    {
        using var db = new CognitoDbContext(SqlServer);
        var compiler = db.GetService<IQueryCompiler>();
        var commands = new List<string>();
        Commands.Value = commands;
        try
        {
            Drain(run(compiler, db, new Transplant(db).Visit(query)!), commands);
        }
        // An empty answer is not what First() or Single() hope for; by then the command is known.
        catch (InvalidOperationException) when (commands.Count > 0)
        {
        }
        catch (Exception refusal)
        {
            throw new SqlServerTranslationException($"SQL Server cannot run this query: {refusal.Message}\n{query}", refusal);
        }
        finally
        {
            Commands.Value = null;
        }

        if (commands.Count == 0) throw new SqlServerTranslationException($"SQL Server was asked nothing for this query:\n{query}", null);
        foreach (var sql in commands)
            if (Parsed.GetOrAdd(sql, Faults) is { } faults) throw new SqlServerTranslationException($"SQL Server's parser refuses: {faults}\n{sql}", null);
    }

    /// <summary>Makes a query run, so that its command is built with the real values.</summary>
    private static void Drain(object? result, List<string> commands)
    {
        switch (result)
        {
            case IRelationalQueryingEnumerable query:
                using (var command = query.CreateDbCommand()) commands.Add(command.CommandText);
                break;
            case Task task:
                task.GetAwaiter().GetResult();
                break;
        }
    }

    private static string? Faults(string sql)
    {
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return errors.Count == 0 ? null : string.Join("; ", errors.Select(e => $"line {e.Line}: {e.Message}"));
    }

    private sealed class Compiler(
        IQueryContextFactory contexts,
        ICompiledQueryCache cache,
        ICompiledQueryCacheKeyGenerator keys,
        IDatabase database,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger,
        ICurrentDbContext current,
        IEvaluatableExpressionFilter filter,
        IModel model) : QueryCompiler(contexts, cache, keys, database, logger, current, filter, model)
    {
        public override TResult Execute<TResult>(Expression query)
        {
            Check(query, (compiler, _, expression) => compiler.Execute<TResult>(expression));
            return base.Execute<TResult>(query);
        }

        public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken = default)
        {
            Check(query, (compiler, _, expression) => compiler.ExecuteAsync<TResult>(expression, CancellationToken.None));
            return base.ExecuteAsync<TResult>(query, cancellationToken);
        }

        public override Func<QueryContext, TResult> CreateCompiledQuery<TResult>(Expression query) =>
            Compiled(query, base.CreateCompiledQuery<TResult>(query), (compiler, expression) => compiler.CreateCompiledQuery<TResult>(expression));

        public override Func<QueryContext, TResult> CreateCompiledAsyncQuery<TResult>(Expression query) =>
            Compiled(query, base.CreateCompiledAsyncQuery<TResult>(query), (compiler, expression) => compiler.CreateCompiledAsyncQuery<TResult>(expression));

        private static Func<QueryContext, TResult> Compiled<TResult>(Expression query, Func<QueryContext, TResult> here, Func<IQueryCompiler, Expression, Func<QueryContext, TResult>> there) => context =>
        {
            Check(query, (compiler, db, expression) =>
            {
                var values = db.GetService<IQueryContextFactory>().Create();
                foreach (var (name, value) in context.Parameters) values.Parameters[name] = value;
                return there(compiler, expression)(values);
            });
            return here(context);
        };
    }

    /// <summary>The same query, asked of SQL Server's model: its roots are exchanged, those of queries inside a closure too.</summary>
    private sealed class Transplant(CognitoDbContext db) : ExpressionVisitor
    {
        private static readonly FindParameters Parameters = new();

        public override Expression? Visit(Expression? node)
        {
            // A compiled query keeps the context that it was first called with, which may be gone by now.
            if (node is MemberExpression { Expression: { } owner } && typeof(CognitoDbContext).IsAssignableFrom(owner.Type) && typeof(IQueryable).IsAssignableFrom(node.Type))
                return Root(node.Type.GetGenericArguments()[0]);
            if (node is MemberExpression or MethodCallExpression or ConstantExpression && typeof(IQueryable).IsAssignableFrom(node.Type) && IsValue(node))
            {
                var value = (IQueryable?)Expression.Lambda<Func<object?>>(Expression.Convert(node, typeof(object))).Compile(preferInterpretation: true)();
                if (value is not null && value.Expression is not ConstantExpression) return base.Visit(value.Expression);
            }

            return base.Visit(node);
        }

        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression root
            ? Root(root.EntityType.ClrType)
            : base.VisitExtension(node);

        private EntityQueryRootExpression Root(Type entity) => new((IAsyncQueryProvider)((IQueryable)db.Users).Provider, db.Model.FindEntityType(entity)!);

        // A captured value; a call on other queries (Where, Select) is part of the query and is walked through instead.
        private static bool IsValue(Expression node) => node is ConstantExpression
            || (node is MemberExpression member && !Parameters.In(member))
            || (node is MethodCallExpression { Method.DeclaringType: { } type } call && type != typeof(Queryable) && type != typeof(EntityFrameworkQueryableExtensions) && !Parameters.In(call));
    }

    private sealed class FindParameters : ExpressionVisitor
    {
        [ThreadStatic]
        private static bool _found;

        public bool In(Expression node)
        {
            _found = false;
            Visit(node);
            return _found;
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            _found = true;
            return node;
        }

        protected override Expression VisitExtension(Expression node)
        {
            _found = true;
            return node;
        }
    }

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());
    }

    private sealed class NoCommand : DbCommandInterceptor
    {
        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Commands.Value!.Add(command.CommandText);
            return InterceptionResult<DbDataReader>.SuppressWithResult(new DataTable().CreateDataReader());
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(ReaderExecuting(command, eventData, result));

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            Commands.Value!.Add(command.CommandText);
            return InterceptionResult<int>.SuppressWithResult(0);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(NonQueryExecuting(command, eventData, result));
    }
}

public sealed class SqlServerTranslationException(string message, Exception? cause) : Exception(message, cause);
