namespace CognitoConsole.Contracts;

public static partial class Operations
{
    /// <summary>Every operation that a door may call: AWS's and our own (<see cref="Own"/>).</summary>
    public static IReadOnlyList<OperationDescriptor> All { get; }

    public static IReadOnlyDictionary<Type, OperationDescriptor> ByRequest { get; }

    /// <summary>Looks an operation up by its service's signing name and its own name; null when AWS has none of that name.</summary>
    public static OperationDescriptor? Find(string service, string name) => ByName.GetValueOrDefault((service, name));

    private static readonly Dictionary<(string, string), OperationDescriptor> ByName;

    static Operations()
    {
        All = [.. Modelled(), .. Own()];
        ByRequest = All.ToDictionary(o => o.RequestType);
        ByName = All.ToDictionary(o => (o.Service, o.Name));
    }

    /// <summary>Hand-written operations describe themselves with <see cref="OperationAttribute"/>.</summary>
    private static IEnumerable<OperationDescriptor> Own() =>
        from type in typeof(Operations).Assembly.GetTypes()
        let attribute = (OperationAttribute?)Attribute.GetCustomAttribute(type, typeof(OperationAttribute))
        where attribute is not null
        let response = type.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0]
        select new OperationDescriptor
        {
            Service = attribute.Service,
            Name = type.Name[..^"Request".Length],
            Access = attribute.Access,
            RequestType = type,
            ResponseType = response,
            Errors = attribute.Errors,
            IsWrite = attribute.IsWrite,
            HasOutput = response != typeof(Nothing),
        };
}

/// <summary>Response of our own operations that answer nothing.</summary>
public sealed record Nothing;

/// <summary>Marks the request of an operation that no AWS model describes: the IAM subset and the Extensions.</summary>
/// <param name="service"><c>iam</c> or <c>cognito-console</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OperationAttribute(string service, OperationAccess access) : Attribute
{
    public string Service { get; } = service;
    public OperationAccess Access { get; } = access;
    public bool IsWrite { get; init; }
    public string[] Errors { get; init; } = [];
}
