using System.Reflection;
using CognitoConsole.Contracts;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine;

/// <summary>Finds every operation class of the engine once, and knows how to run it by its request type.</summary>
public sealed class OperationCatalog
{
    // The same in every engine of a process.
    private static readonly Dictionary<Type, Entry> All = typeof(OperationCatalog).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, IsClass: true })
        .SelectMany(t => t.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IOperation<,>)), (type, contract) => (type, contract))
        .ToDictionary(x => x.contract.GetGenericArguments()[0], x => Make(x.type, x.contract));

    /// <summary>Operation classes that exist, whatever the model lists.</summary>
    public IEnumerable<Entry> Entries => All.Values;

    public Entry? Find(Type requestType) => All.GetValueOrDefault(requestType);

    private static Entry Make(Type type, Type contract)
    {
        var arguments = contract.GetGenericArguments();
        var validator = type.GetNestedType("Validator", BindingFlags.NonPublic | BindingFlags.Public);
        return (Entry)Activator.CreateInstance(typeof(Entry<,>).MakeGenericType(arguments), Operations.ByRequest[arguments[0]], type, validator)!;
    }

    /// <summary>One operation with its class and its meaning rules.</summary>
    public abstract class Entry(OperationDescriptor descriptor, Type operationType)
    {
        public OperationDescriptor Descriptor { get; } = descriptor;
        public Type OperationType { get; } = operationType;
        public bool DecidesAnew { get; } = operationType.IsDefined(typeof(DecidesAnewAttribute), inherit: false);

        /// <summary>Meaning rules, after the shape rules have passed.</summary>
        public abstract void Validate(object request);

        public abstract Task<object> Run(IServiceProvider services, object request, OperationContext context);
    }

    private sealed class Entry<TRequest, TResponse> : Entry
        where TRequest : IRequest<TResponse>
    {
        // Made at the first call: to make all of them takes longer than the rest of a start.
        private readonly Lazy<ObjectFactory> _factory;

        // Meaning rules that need no database are stateless: one instance serves all calls.
        private readonly Lazy<AbstractValidator<TRequest>?> _validator;

        public Entry(OperationDescriptor descriptor, Type operationType, Type? validator)
            : base(descriptor, operationType)
        {
            _factory = new(() => ActivatorUtilities.CreateFactory(operationType, []));
            _validator = new(() => validator is null ? null : (AbstractValidator<TRequest>)Activator.CreateInstance(validator, nonPublic: true)!);
        }

        public override void Validate(object request)
        {
            if (_validator.Value?.Validate((TRequest)request) is not { IsValid: false } result) return;
            var first = result.Errors[0];
            throw new CognitoException(Code(first), first.ErrorMessage)
            {
                Fields = [.. result.Errors.Select(e => new FieldError(Camel(e.PropertyName), e.ErrorMessage))],
            };
        }

        public override async Task<object> Run(IServiceProvider services, object request, OperationContext context)
        {
            var operation = (IOperation<TRequest, TResponse>)_factory.Value(services, null);
            return (await operation.Handle((TRequest)request, context))!;
        }

        /// <summary>A rule names AWS's code by <c>WithErrorCode</c>; without one, FluentValidation puts its own rule name there.</summary>
        private static string Code(ValidationFailure failure) =>
            failure.ErrorCode?.EndsWith("Exception", StringComparison.Ordinal) == true ? failure.ErrorCode : ErrorCodes.InvalidParameterException;

        private static string Camel(string path) => string.Join('.', path.Split('.').Select(p => p.Length == 0 ? p : char.ToLowerInvariant(p[0]) + p[1..]));
    }
}
